package jp.kenkotecho.smart.clients;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code phr.smart.*}.
 *
 * @param tokenLife how long an access token of a backend service lives; five minutes is the most that SMART Backend
 *     Services allows (2.2, "Issue access token"), so a longer setting is refused
 * @param appTokenLife how long an access token of an app lives; an hour is the most that SMART allows (checklist T1)
 * @param offlineLife how long an app with {@code offline_access} may stay away before it has to ask again
 * @param keyRotation how old the key that signs id tokens gets before a new one takes over
 * @param dynamicRegistration whether apps may register themselves (RFC 7591); off, since anybody could
 * @param localKeys whether JWKS may be fetched from this machine and by plain http: for demo mode and tests only
 * @param origins web origins (patterns such as {@code https://*.example.jp}) whose pages may call the API and the token
 *     endpoint; none by default, demo mode allows loopback
 * @param clients the registered clients; none by default. Demo mode adds its own
 */
@ConfigurationProperties("phr.smart")
public record SmartSettings(
        @DefaultValue("5m") Duration tokenLife,
        @DefaultValue("15m") Duration appTokenLife,
        @DefaultValue("90d") Duration offlineLife,
        @DefaultValue("90d") Duration keyRotation,
        @DefaultValue("false") boolean dynamicRegistration,
        @DefaultValue("false") boolean localKeys,
        @DefaultValue List<String> origins,
        @DefaultValue List<ClientRegistration> clients) {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LONGEST_OF_APPS = Duration.ofHours(1);

    public SmartSettings {
        if (!isWithin(tokenLife, LONGEST)) {
            throw new IllegalArgumentException("phr.smart.token-life is above zero and at most five minutes");
        }
        if (!isWithin(appTokenLife, LONGEST_OF_APPS)) {
            throw new IllegalArgumentException("phr.smart.app-token-life is above zero and at most an hour");
        }
        origins = List.copyOf(origins);
        clients = List.copyOf(clients);
        for (var client : clients) {
            if (!client.secret().isEmpty() && !client.secret().startsWith("{bcrypt}")) {
                throw new IllegalArgumentException(
                        "phr.smart.clients: the secret of " + client.id() + " is not {bcrypt}…");
            }
        }
    }

    private static boolean isWithin(Duration life, Duration longest) {
        return life.compareTo(longest) <= 0 && !life.isNegative() && !life.isZero();
    }
}
