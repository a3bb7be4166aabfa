package jp.kenkotecho.sharing.accounts;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import jp.kenkotecho.plug.Digest;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The sessions in which an account is signed in, on whichever device and node. */
@Component
public class Sessions {

    /** How a session began: kept in it when it does, and shown to its owner. */
    static final String DEVICE = "device";

    private static final int LONGEST_DEVICE = 120;

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
     * @param device what the browser called itself
     * @param since in Japan, as is every time on a page
     */
    record Shown(String handle, String device, ZonedDateTime since, ZonedDateTime lastUsed, boolean current) {}

    List<Shown> of(Account account, String currentId) {
        return sessions.findByPrincipalName(account.id()).values().stream()
                .map(session -> shown(session, currentId))
                .sorted(Comparator.comparing(Shown::lastUsed).reversed())
                .toList();
    }

    /** Ends the one with this handle, if it is the account's. */
    void end(Account account, String handle) {
        sessions.findByPrincipalName(account.id()).keySet().stream()
                .filter(id -> handleOf(id).equals(handle))
                .forEach(sessions::deleteById);
    }

    /** Ends all but one. */
    void endOthers(Account account, String currentId) {
        sessions.findByPrincipalName(account.id()).keySet().stream()
                .filter(id -> !id.equals(currentId))
                .forEach(sessions::deleteById);
    }

    /** Whether the person's session with this handle still lives ({@code online_access}). */
    public boolean isAlive(String account, String handle) {
        return sessions.findByPrincipalName(account).entrySet().stream()
                .anyMatch(one ->
                        handleOf(one.getKey()).equals(handle) && !one.getValue().isExpired());
    }

    /** What may be stored and shown of a session id. */
    public static String handleOf(String sessionId) {
        return Digest.of(sessionId).substring(0, 32);
    }

    static String deviceFrom(@Nullable String userAgent) {
        var agent = userAgent == null ? "" : userAgent.replaceAll("[^\\x20-\\x7e]", "");
        return agent.length() > LONGEST_DEVICE ? agent.substring(0, LONGEST_DEVICE) : agent;
    }

    private Shown shown(Session session, String currentId) {
        String device = session.getAttribute(DEVICE);
        return new Shown(
                handleOf(session.getId()),
                device == null ? "" : device,
                session.getCreationTime().atZone(clock.getZone()),
                session.getLastAccessedTime().atZone(clock.getZone()),
                session.getId().equals(currentId));
    }
}
