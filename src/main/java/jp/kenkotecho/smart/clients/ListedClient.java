package jp.kenkotecho.smart.clients;

import java.util.List;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * A client as an administrator sees it: no secret, not even as a hash.
 *
 * @param name what people read on the consent screen
 * @param proof how it authenticates
 * @param redirectUris none for a backend service
 * @param scopes the most that it may ask for
 * @param cohorts the research cohorts that it exports, {@code Group/…}
 * @param researchers user names of those who export by page what it exports
 * @param isRemovable whether it was registered while the server ran; those of the settings stay
 */
public record ListedClient(
        String id,
        String name,
        Proof proof,
        List<String> redirectUris,
        List<String> scopes,
        List<String> cohorts,
        List<String> researchers,
        boolean isRemovable) {

    /** How a client shows who it is. */
    public enum Proof {
        SECRET,
        KEYS,
        NONE
    }

    /**
     * A page of them.
     *
     * @param from how many clients stand before it
     * @param more whether others come after it
     */
    public record Page(List<ListedClient> clients, int from, boolean more) {}

    public boolean isBackend() {
        return redirectUris.isEmpty();
    }

    static ListedClient of(RegisteredClient client, boolean isRemovable) {
        return new ListedClient(
                client.getClientId(),
                client.getClientName(),
                proofOf(client),
                client.getRedirectUris().stream().sorted().toList(),
                client.getScopes().stream().sorted().toList(),
                RegisteredClients.cohorts(client).stream().sorted().toList(),
                RegisteredClients.researchers(client).stream().sorted().toList(),
                isRemovable);
    }

    private static Proof proofOf(RegisteredClient client) {
        if (RegisteredClients.isPublic(client)) {
            return Proof.NONE;
        }
        return client.getClientSecret() == null ? Proof.KEYS : Proof.SECRET;
    }
}
