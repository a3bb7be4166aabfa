package jp.kenkotecho.identity;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kenkotecho.record.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The sessions in which an account is signed in, on whichever device and node. */
@Component
public class Sessions {

    /** The device on which a session began, as {@link DeviceName#stored}: kept in it when it does, and shown to its owner. */
    static final String DEVICE = "device";

    /** Names a session for as long as its person is signed in in it, though its id changes with every proof given. */
    private static final String HANDLE = "handle";

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final Clock clock;

    Sessions(FindByIndexNameSessionRepository<? extends Session> sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * One of them, for its owner's eyes.
     *
     * @param handle names it without being the id that opens it
     * @param device what it is, in words
     * @param since in Japan, as is every time on a page
     */
    record Shown(String handle, Text device, ZonedDateTime since, ZonedDateTime lastUsed, boolean current) {}

    List<Shown> of(Account account, String currentId) {
        return sessionsOf(account.id())
                .map(session -> shown(session, currentId))
                .sorted(Comparator.comparing(Shown::lastUsed).reversed())
                .toList();
    }

    /** Ends the one with this handle, if it is the account's. */
    void end(Account account, String handle) {
        sessions.findByPrincipalName(account.id()).keySet().stream()
                .filter(id -> handle.equals(handleOf(sessions.findById(id))))
                .forEach(sessions::deleteById);
    }

    /** Ends all of them. */
    void endAll(String account) {
        sessions.findByPrincipalName(account).keySet().forEach(sessions::deleteById);
    }

    /** Ends all but one. */
    void endOthers(Account account, String currentId) {
        sessions.findByPrincipalName(account.id()).keySet().stream()
                .filter(id -> !id.equals(currentId))
                .forEach(sessions::deleteById);
    }

    /** Whether the person's session with this handle still lives ({@code online_access}). */
    public boolean isAlive(String account, String handle) {
        return sessionsOf(account).anyMatch(session -> handle.equals(handleOf(session)) && !session.isExpired());
    }

    /** What may be stored and shown of the browser's session; empty when nobody is signed in in it. */
    public static String handleOf(HttpSession session) {
        return session.getAttribute(HANDLE) instanceof String handle ? handle : "";
    }

    /**
     * Each by its own id: the search by name joins sessions with their attributes in no order, and where a database mixes
     * the rows of several sessions it loses attributes.
     */
    private Stream<Session> sessionsOf(String account) {
        return sessions.findByPrincipalName(account).keySet().stream()
                .flatMap(id -> Stream.ofNullable((Session) sessions.findById(id)));
    }

    private static String handleOf(@Nullable Session session) {
        String handle = session == null ? null : session.getAttribute(HANDLE);
        return handle == null ? "" : handle;
    }

    /** Begins a new one for whoever signs in; giving another proof goes on with the same. */
    static void name(HttpSession session, boolean anew) {
        if (anew || handleOf(session).isEmpty()) {
            session.setAttribute(HANDLE, UUID.randomUUID().toString());
        }
    }

    private Shown shown(Session session, String currentId) {
        return new Shown(
                handleOf(session),
                DeviceName.read(session.getAttribute(DEVICE)).text(),
                session.getCreationTime().atZone(clock.getZone()),
                session.getLastAccessedTime().atZone(clock.getZone()),
                session.getId().equals(currentId));
    }
}
