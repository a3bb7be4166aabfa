package jp.kenkotecho.identity;

import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import jp.kenkotecho.identity.Account.Kind;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Administration;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.keygen.BytesKeyGenerator;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * What the office does with accounts, by its API and by its page: adding one for somebody it has identified, inviting,
 * blocking. Each of it refuses whoever is no administrator.
 */
@Component
public class AccountAdministration {

    /** Accounts of a page. */
    public static final int PAGE = 50;

    private static final int FURTHEST = 1_000_000;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_LINKS = 20;
    private static final int CODE_BYTES = 18;
    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}._@-]{1,100}");
    private static final Pattern LINK = Pattern.compile("(Patient|Practitioner|RelatedPerson)/[A-Za-z0-9\\-.]{1,64}");

    private static final Problem ILL_FORMED = Problem.of(
            Problem.Kind.NONCONFORMING,
            "利用者名は文字・数字と . _ @ - の 100 字まで、名前は 1 字から " + LONGEST_NAME
                    + " 字まで、記録の中の本人は Patient/、Practitioner/、RelatedPerson/ で始まる形で入れてください。",
            "A user name has up to 100 letters, digits and . _ @ -; a name has 1 to " + LONGEST_NAME
                    + " characters; who it is in the record begins with Patient/, Practitioner/ or RelatedPerson/.");
    private static final Problem TAKEN =
            Problem.of(Problem.Kind.CONFLICT, "その利用者名はもう使われています。", "That user name is taken.");
    private static final Problem OWN =
            Problem.of(Problem.Kind.REFUSED, "自分のアカウントは止められません。", "Nobody blocks their own account.");

    private final Accounts accounts;
    private final AccountList list;
    private final Sessions sessions;
    private final RememberedDevices devices;
    private final ApplicationEventPublisher events;
    private final BytesKeyGenerator random = KeyGenerators.secureRandom(CODE_BYTES);

    AccountAdministration(
            Accounts accounts,
            AccountList list,
            Sessions sessions,
            RememberedDevices devices,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.list = list;
        this.sessions = sessions;
        this.devices = devices;
        this.events = events;
    }

    /**
     * An account of the list.
     *
     * @param isBlocked whether an administrator has blocked it
     * @param isWaiting whether nobody has chosen a password for it yet
     */
    public record Listed(
            String id, String username, String displayName, Kind kind, boolean isBlocked, boolean isWaiting) {}

    /**
     * A page of the list.
     *
     * @param from how many accounts stand before it
     * @param more whether others come after it
     */
    public record Found(List<Listed> accounts, int from, boolean more) {}

    /**
     * An account that waits for its person.
     *
     * @param code with which they choose a password within a week; it is told this once and kept as a hash
     */
    public record Invited(String id, String username, String code) {}

    /** The accounts whose user name or name has this in it, by user name; all for an empty text. */
    public Found found(Caller by, String named, int from) {
        Administration.demand(by);
        var start = Math.max(0, Math.min(from, FURTHEST));
        var found = list.named(named, start);
        return new Found(found.stream().limit(PAGE).toList(), start, found.size() > PAGE);
    }

    /**
     * Makes an account and invites its person.
     *
     * @param links who they are in the record, {@code Patient/…}
     * @throws Refusal for what is ill-formed, and for a name that is taken, if only at the same moment
     */
    public Invited add(Caller by, String username, String displayName, Kind kind, Collection<String> links) {
        Administration.demand(by);
        if (!isWellFormed(username, displayName, links)) {
            throw new Refusal(ILL_FORMED);
        }
        var added = accounts.add(username, displayName.strip(), kind, links).orElseThrow(() -> new Refusal(TAKEN));
        tell(What.ACCOUNT_ADDED, added.id(), by);
        return invite(added);
    }

    private static boolean isWellFormed(String username, String displayName, Collection<String> links) {
        return USERNAME.matcher(username).matches()
                && !displayName.isBlank()
                && displayName.length() <= LONGEST_NAME
                && links.size() <= MOST_LINKS
                && links.stream().allMatch(link -> LINK.matcher(link).matches());
    }

    /** A new code for somebody who has forgotten the password; not found for one that is blocked. */
    public Invited invite(Caller by, String id) {
        Administration.demand(by);
        var account = accounts.find(id).orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        tell(What.ACCOUNT_INVITED, id, by);
        return invite(account);
    }

    private Invited invite(Account account) {
        var code = Base64.getUrlEncoder().withoutPadding().encodeToString(random.generateKey());
        accounts.invite(account.id(), code);
        return new Invited(account.id(), account.username(), code);
    }

    /** Blocks it from this moment on, wherever it is signed in. Done again, it ends what a first time may have left. */
    public void block(Caller by, String id) {
        Administration.demand(by);
        if (by.behalf().account().equals(id)) {
            throw new Refusal(OWN);
        }
        demandThere(id);
        accounts.block(id);
        tell(What.ACCOUNT_BLOCKED, id, by);
        // Also those that began while it was being blocked.
        sessions.endAll(id);
        devices.forgetAll(id);
    }

    /** Lets it sign in again, by the password and the second factor that it had. */
    public void unblock(Caller by, String id) {
        Administration.demand(by);
        demandThere(id);
        if (accounts.unblock(id)) {
            tell(What.ACCOUNT_UNBLOCKED, id, by);
        }
    }

    private void demandThere(String id) {
        if (!accounts.exists(id)) {
            throw new Refusal(Refusal.NOT_THERE);
        }
    }

    private void tell(What what, String account, Caller by) {
        var administrator = by.behalf().isSomebody() ? by.behalf().account() : by.client();
        events.publishEvent(new SecurityEvent(what, account, "by " + administrator));
    }
}
