package jp.kenkotecho.smart.tokens;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import jp.kenkotecho.identity.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.stereotype.Component;

/**
 * Refresh tokens (SMART 2.2, "Scopes for requesting a refresh token"), for whoever asked for {@code offline_access}, or
 * for {@code online_access} while the browser session lives in which it was granted; for public clients too, since each
 * token is used once (checklist T6).
 */
@Component
public class RefreshTokens implements OAuth2TokenGenerator<OAuth2RefreshToken> {

    private static final int BYTES = 48;
    private static final Duration ONLINE_LIFE = Duration.ofHours(12);

    private final TokenStore tokens;
    private final Grants grants;
    private final Sessions sessions;
    private final Clock clock;
    private final StringKeyGenerator random =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), BYTES);

    RefreshTokens(TokenStore tokens, Grants grants, Sessions sessions, Clock clock) {
        this.tokens = tokens;
        this.grants = grants;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext context) {
        if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())) {
            return null;
        }
        var authorization = Optional.ofNullable(context.getAuthorization()).orElseThrow();
        if (context.getAuthorizationGrant() instanceof OAuth2RefreshTokenAuthenticationToken refresh) {
            tokens.use(refresh.getRefreshToken(), authorization);
        }
        var granted = authorization.getAuthorizedScopes();
        var now = clock.instant();
        if (granted.contains("offline_access")) {
            var life = context.getRegisteredClient().getTokenSettings().getRefreshTokenTimeToLive();
            return new OAuth2RefreshToken(random.generateKey(), now, now.plus(life));
        }
        if (!granted.contains("online_access")) {
            return null;
        }
        if (!isOnline(context)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        return new OAuth2RefreshToken(random.generateKey(), now, now.plus(ONLINE_LIFE));
    }

    private boolean isOnline(OAuth2TokenContext context) {
        return Optional.ofNullable(context.getAuthorization())
                .flatMap(authorization -> grants.of(authorization.getId()))
                .filter(grant -> sessions.isAlive(grant.account(), grant.session()))
                .isPresent();
    }
}
