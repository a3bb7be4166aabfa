package jp.kenkotecho.smart.clients;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** A registration in the words of Spring Authorization Server, and what of it the library has no word for. */
public final class RegisteredClients {

    private static final String FIRST_PARTY = "kenkotecho.first-party";
    private static final String JWKS = "kenkotecho.jwks";
    private static final String LAUNCH_URI = "kenkotecho.launch-uri";

    private static final String COHORTS = "kenkotecho.cohorts";

    /** Part of the settings as they are stored: by it those that have some are found. */
    static final String RESEARCHERS = "kenkotecho.researchers";

    private RegisteredClients() {}

    static RegisteredClient of(ClientRegistration registration, SmartSettings settings) {
        var client = RegisteredClient.withId(registration.id())
                .clientId(registration.id())
                .clientName(registration.name().isEmpty() ? registration.id() : registration.name())
                .redirectUris(all -> all.addAll(registration.redirectUris()))
                .scopes(all -> all.addAll(registration.scopes()))
                .clientSettings(settingsOf(registration))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenFormat(OAuth2TokenFormat.REFERENCE)
                        .accessTokenTimeToLive(
                                registration.isBackend() ? settings.tokenLife() : settings.appTokenLife())
                        .authorizationCodeTimeToLive(Duration.ofMinutes(1))
                        .refreshTokenTimeToLive(settings.offlineLife())
                        .reuseRefreshTokens(false)
                        .build());
        if (!registration.secret().isEmpty()) {
            client.clientSecret(registration.secret())
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        }
        if (registration.hasKeys()) {
            client.clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
        }
        if (registration.isPublic()) {
            client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        }
        if (registration.isBackend()) {
            client.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
        } else {
            client.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN);
        }
        return client.build();
    }

    private static ClientSettings settingsOf(ClientRegistration registration) {
        var settings = ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(true)
                .setting(FIRST_PARTY, registration.firstParty());
        if (!registration.jwksUri().isEmpty()) {
            settings.jwkSetUrl(registration.jwksUri());
        }
        if (!registration.jwks().isEmpty()) {
            settings.setting(JWKS, registration.jwks());
        }
        if (!registration.cohorts().isEmpty()) {
            settings.setting(COHORTS, String.join(" ", registration.cohorts()));
        }
        if (!registration.researchers().isEmpty()) {
            settings.setting(RESEARCHERS, String.join(" ", registration.researchers()));
        }
        if (!registration.launchUri().isEmpty()) {
            settings.setting(LAUNCH_URI, registration.launchUri());
        }
        return settings.build();
    }

    public static boolean isFirstParty(RegisteredClient client) {
        return Boolean.TRUE.equals(client.getClientSettings().getSetting(FIRST_PARTY));
    }

    public static Optional<String> inlineKeys(RegisteredClient client) {
        return Optional.ofNullable(client.getClientSettings().getSetting(JWKS));
    }

    public static Optional<String> keysAddress(RegisteredClient client) {
        return Optional.ofNullable(client.getClientSettings().getJwkSetUrl());
    }

    public static Optional<String> launchUri(RegisteredClient client) {
        return Optional.ofNullable(client.getClientSettings().getSetting(LAUNCH_URI));
    }

    /** The Groups that it exports, {@code Group/…}. */
    public static Set<String> cohorts(RegisteredClient client) {
        String ids = client.getClientSettings().getSetting(COHORTS);
        return ids == null
                ? Set.of()
                : Arrays.stream(ids.split(" ")).map(id -> "Group/" + id).collect(Collectors.toUnmodifiableSet());
    }

    /** The user names of those who export by page what it exports; a user name has no space. */
    public static Set<String> researchers(RegisteredClient client) {
        String names = client.getClientSettings().getSetting(RESEARCHERS);
        return names == null ? Set.of() : Set.of(names.split(" "));
    }

    public static boolean isPublic(RegisteredClient client) {
        return client.getClientAuthenticationMethods().equals(Set.of(ClientAuthenticationMethod.NONE));
    }
}
