package jp.kenkotecho.sharing.smart;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.record.Caller;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.stereotype.Component;

/**
 * Tells whose an access token is. Tokens are opaque, so one that is revoked stops working: within a second on every
 * node, which is how long a token that was found valid is remembered.
 */
@Component
class IssuedTokens implements OpaqueTokenIntrospector {

    /** The attribute of the authenticated principal that holds the {@link Caller}. */
    static final String CALLER = Caller.class.getName();

    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private record Holder(Caller caller, Instant until) {}

    private final OAuth2AuthorizationService issued;
    private final Clock clock;
    private final Cache<String, Holder> known = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(10_000)
            .build();

    IssuedTokens(OAuth2AuthorizationService issued, Clock clock) {
        this.issued = issued;
        this.clock = clock;
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        return Optional.ofNullable(known.get(token, this::holderOf))
                .filter(holder -> clock.instant().isBefore(holder.until()))
                .map(holder -> new DefaultOAuth2AuthenticatedPrincipal(
                        holder.caller().client(), Map.of(CALLER, holder.caller()), List.of()))
                .orElseThrow(() -> new BadOpaqueTokenException("not a valid access token"));
    }

    @SuppressWarnings("NullAway") // the cache's word for "do not remember this"
    private Holder holderOf(String token) {
        return Optional.ofNullable(issued.findByToken(token, OAuth2TokenType.ACCESS_TOKEN))
                .flatMap(IssuedTokens::holder)
                .orElse(null);
    }

    private static Optional<Holder> holder(OAuth2Authorization authorization) {
        var token = authorization.getAccessToken();
        if (token == null || token.isInvalidated()) {
            return Optional.empty();
        }
        var access = token.getToken();
        var scopes = access.getScopes() == null ? Set.<String>of() : access.getScopes();
        return Optional.ofNullable(access.getExpiresAt())
                .map(until -> new Holder(new Caller(authorization.getRegisteredClientId(), scopes), until));
    }
}
