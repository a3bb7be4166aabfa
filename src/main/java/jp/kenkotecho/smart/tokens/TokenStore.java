package jp.kenkotecho.smart.tokens;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Set;
import java.util.function.UnaryOperator;
import jp.kenkotecho.crypto.Sha256;
import jp.kenkotecho.smart.clients.ClientRegistry;
import jp.kenkotecho.smart.model.ScopePolicy;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;

/**
 * Authorizations and their tokens, in the database of all nodes. Around Spring Authorization Server's own store: codes,
 * access and refresh tokens stand there only as SHA-256, so that whoever reads the database can use none of them; and a
 * refresh token that comes a second time ends its whole authorization (RFC 9700 §4.14.2, checklist T5).
 */
@Component
public class TokenStore implements OAuth2AuthorizationService {

    private static final String HASHED = "sha256:";

    /** A state is good for nothing but the browser session it was made in, an id token only says who somebody was. */
    private static final Set<String> KEPT_AS_THEY_ARE = Set.of(OAuth2ParameterNames.STATE, OidcParameterNames.ID_TOKEN);

    private final OAuth2AuthorizationService stored;
    private final JdbcOperations database;
    private final Grants grants;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    TokenStore(
            JdbcOperations database,
            ClientRegistry clients,
            Grants grants,
            Clock clock,
            ApplicationEventPublisher events) {
        this.stored = new JdbcOAuth2AuthorizationService(database, clients);
        this.database = database;
        this.grants = grants;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Stores it, its tokens hashed; an authorization that was ended while its tokens were made stays ended, and throws
     * OAuth2AuthenticationException.
     */
    @Override
    public void save(OAuth2Authorization authorization) {
        var wasThere =
                authorization.getToken(OAuth2AuthorizationCode.class) != null && authorization.getAccessToken() != null;
        if (wasThere && stored.findById(authorization.getId()) == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        stored.save(hashed(narrowed(authorization)));
    }

    /**
     * Uses a refresh token up: the second who tries, on whichever node, ends the authorization instead, and throws
     * OAuth2AuthenticationException.
     */
    void use(String refreshToken, OAuth2Authorization authorization) {
        try {
            database.update(
                    "insert into smart_used_refresh_token (token_hash, authorization_id, used_at) values (?, ?, ?)",
                    hash(refreshToken),
                    authorization.getId(),
                    Timestamp.from(clock.instant()));
        } catch (DuplicateKeyException e) {
            end(authorization.getId());
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        grants.remove(authorization.getId());
        stored.remove(authorization);
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return stored.findById(id);
    }

    /** A client that is registered no more has left tokens behind: they are nobody's. */
    private @Nullable OAuth2Authorization stored(String value, @Nullable OAuth2TokenType type) {
        try {
            return stored.findByToken(value, type);
        } catch (DataRetrievalFailureException e) {
            return null;
        }
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        if (type != null && KEPT_AS_THEY_ARE.contains(type.getValue())) {
            return stored(token, type);
        }
        var found = stored(hash(token), type);
        if (found == null && OAuth2TokenType.REFRESH_TOKEN.equals(type)) {
            endReused(token);
        }
        return found == null ? null : withValue(found, token);
    }

    /** What the person took away on the consent screen is not in the scopes that are stored. */
    private OAuth2Authorization narrowed(OAuth2Authorization authorization) {
        var isNew =
                authorization.getToken(OAuth2AuthorizationCode.class) != null && authorization.getAccessToken() == null;
        if (!isNew || grants.of(authorization.getId()).filter(Grant::readOnly).isEmpty()) {
            return authorization;
        }
        var left = ScopePolicy.readOnly(authorization.getAuthorizedScopes());
        return OAuth2Authorization.from(authorization).authorizedScopes(left).build();
    }

    private void endReused(String token) {
        database.queryForList(
                        "select authorization_id from smart_used_refresh_token where token_hash = ?",
                        String.class,
                        hash(token))
                .forEach(this::end);
    }

    private void end(String id) {
        var authorization = stored.findById(id);
        if (authorization != null) {
            events.publishEvent(
                    new SecurityEvent(What.REFRESH_TOKEN_REUSED, authorization.getRegisteredClientId(), id));
            remove(authorization);
        }
    }

    private static String hash(String token) {
        return HASHED + Sha256.of(token);
    }

    private static String hashedOnce(String value) {
        return value.startsWith(HASHED) ? value : hash(value);
    }

    private static OAuth2Authorization hashed(OAuth2Authorization authorization) {
        return withValues(authorization, TokenStore::hashedOnce);
    }

    /** The library looks the token up in what was found once more, by the value that it was given. */
    private static OAuth2Authorization withValue(OAuth2Authorization found, String token) {
        var hash = hash(token);
        return withValues(found, value -> value.equals(hash) ? token : value);
    }

    private static OAuth2Authorization withValues(OAuth2Authorization authorization, UnaryOperator<String> change) {
        var copy = OAuth2Authorization.from(authorization);
        var code = authorization.getToken(OAuth2AuthorizationCode.class);
        if (code != null) {
            var value = change.apply(code.getToken().getTokenValue());
            copy.token(with(value, code.getToken()), metadata -> metadata.putAll(code.getMetadata()));
        }
        var access = authorization.getAccessToken();
        if (access != null) {
            var value = change.apply(access.getToken().getTokenValue());
            copy.token(with(value, access.getToken()), metadata -> metadata.putAll(access.getMetadata()));
        }
        var refresh = authorization.getRefreshToken();
        if (refresh != null) {
            var value = change.apply(refresh.getToken().getTokenValue());
            copy.token(with(value, refresh.getToken()), metadata -> metadata.putAll(refresh.getMetadata()));
        }
        return copy.build();
    }

    private static OAuth2AuthorizationCode with(String value, OAuth2AuthorizationCode code) {
        return new OAuth2AuthorizationCode(value, code.getIssuedAt(), code.getExpiresAt());
    }

    private static OAuth2AccessToken with(String value, OAuth2AccessToken token) {
        return new OAuth2AccessToken(
                token.getTokenType(), value, token.getIssuedAt(), token.getExpiresAt(), token.getScopes());
    }

    private static OAuth2RefreshToken with(String value, OAuth2RefreshToken token) {
        return new OAuth2RefreshToken(value, token.getIssuedAt(), token.getExpiresAt());
    }
}
