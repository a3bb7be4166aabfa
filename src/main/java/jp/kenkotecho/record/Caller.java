package jp.kenkotecho.record;

import java.util.Set;

/**
 * The client and the person on whose behalf something is read or written. Without a caller nothing is read.
 *
 * @param client the registered OAuth client; the server itself is a {@link ServerCaller}
 * @param scopes the SMART scopes granted to this client for this token, as granted
 * @param behalf the person who let the client in; {@link Delegation#NOBODY} for a backend service
 */
public record Caller(String client, Set<String> scopes, Delegation behalf) {

    /** The client of whatever people do on the pages of this server. */
    public static final String PAGES = "sharing-pages";

    /** The scope of whoever administers the server; no scope of SMART, and none that reaches into a record. */
    public static final String ADMINISTRATION = "admin";

    private static final String REHEARSAL = "a rehearsal";

    /** Nobody: somebody's place, taken to see what they would see; no trail tells of it. No client has that name. */
    public static Caller rehearsal(Set<String> scopes, Delegation behalf) {
        return new Caller(REHEARSAL, scopes, behalf);
    }

    public boolean isRehearsal() {
        return client.equals(REHEARSAL);
    }

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** Whether this is the server itself, of which no trail tells what it reads. */
    public boolean isServer() {
        return ServerCaller.isOne(this);
    }

    /** Whether this is an administrator, or a backend service of the operator's. */
    public boolean administers() {
        return scopes.contains(ADMINISTRATION);
    }

    /** A backend service that acts for itself. */
    public Caller(String client, Set<String> scopes) {
        this(client, scopes, Delegation.NOBODY);
    }
}
