package jp.kenkotecho.smart.tokens;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.stereotype.Component;

/** What a person has let an app have and not taken back: what the app may know of between its own requests. */
@NamedInterface("tokens")
@Component
public class StandingAccess {

    private final Grants grants;
    private final TokenStore tokens;
    private final IssuedTokens issued;

    StandingAccess(Grants grants, TokenStore tokens, IssuedTokens issued) {
        this.grants = grants;
        this.tokens = tokens;
        this.issued = issued;
    }

    /**
     * The app as it would call now; of several grants the newest counts. Empty once it has no token that works, for it
     * asked for none that lasts or the person ended its access.
     *
     * @param context whose record was opened in it
     */
    public Optional<Caller> of(String account, String client, Set<PersonId> context) {
        var patient = context.stream().map(PersonId::value).collect(Collectors.joining());
        return grants.givenBy(account).stream()
                .filter(grant ->
                        grant.client().equals(client) && grant.patient().equals(patient))
                .flatMap(grant -> Stream.ofNullable(tokens.findById(grant.authorization())))
                .filter(StandingAccess::is)
                .flatMap(authorization -> caller(authorization).stream())
                .findFirst();
    }

    private Optional<Caller> caller(OAuth2Authorization authorization) {
        return Optional.ofNullable(authorization.getAccessToken())
                .map(access -> access.getToken().getScopes())
                .flatMap(scopes -> issued.caller(authorization, scopes));
    }

    /** An app that revoked its own tokens has none, though the grant is still written down. */
    public static boolean is(@Nullable OAuth2Authorization authorization) {
        return authorization != null
                && (isActive(authorization.getAccessToken()) || isActive(authorization.getRefreshToken()));
    }

    private static boolean isActive(OAuth2Authorization.@Nullable Token<?> token) {
        return token != null && token.isActive();
    }
}
