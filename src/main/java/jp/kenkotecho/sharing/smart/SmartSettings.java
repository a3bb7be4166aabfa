package jp.kenkotecho.sharing.smart;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code phr.smart.*}.
 *
 * @param tokenLife how long an access token of a backend service lives; five minutes is the most that SMART Backend
 *     Services allows (2.2, "Issue access token"), so a longer setting is refused
 * @param origins web origins (patterns such as {@code https://*.example.jp}) whose pages may call the API and the token
 *     endpoint; none by default, demo mode allows loopback
 * @param clients the backend services that may ask for tokens; none by default. Demo mode adds its own
 */
@ConfigurationProperties("phr.smart")
record SmartSettings(
        @DefaultValue("5m") Duration tokenLife,
        @DefaultValue List<String> origins,
        @DefaultValue List<Client> clients) {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    SmartSettings {
        if (tokenLife.compareTo(LONGEST) > 0 || tokenLife.isNegative() || tokenLife.isZero()) {
            throw new IllegalArgumentException("phr.smart.token-life is above zero and at most five minutes");
        }
        origins = List.copyOf(origins);
        clients = List.copyOf(clients);
    }

    /**
     * A registered backend service.
     *
     * @param id its client_id
     * @param secret its secret as {@code {bcrypt}…}; never in clear
     * @param scopes the most that it may ask for, {@code system/Observation.rs}
     */
    record Client(String id, String secret, Set<String> scopes) {

        Client {
            if (id.isBlank() || id.contains(" ")) {
                throw new IllegalArgumentException("phr.smart.clients: an id is a word");
            }
            if (!secret.startsWith("{bcrypt}")) {
                throw new IllegalArgumentException("phr.smart.clients: the secret of " + id + " is not {bcrypt}…");
            }
            scopes = Set.copyOf(scopes);
        }
    }
}
