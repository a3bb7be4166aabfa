package jp.kenkotecho.smart.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.crypto.Sha256;
import jp.kenkotecho.identity.Account;
import jp.kenkotecho.identity.Accounts;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Delegation;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.smart.clients.ClientRegistry;
import jp.kenkotecho.smart.clients.RegisteredClients;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.stereotype.Component;

/**
 * Tells whose an access token is. Tokens are opaque, so one that is revoked stops working: within a second on every
 * node, which is how long a token that was found valid is remembered.
 */
@Component
public class IssuedTokens implements OpaqueTokenIntrospector {

    /** The attribute of the authenticated principal that holds the {@link Caller}. */
    public static final String CALLER = Caller.class.getName();

    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private record Holder(Caller caller, Instant until) {}

    private final TokenStore issued;
    private final Grants grants;
    private final Accounts accounts;
    private final ClientRegistry clients;
    private final Clock clock;
    private final Cache<String, Holder> known = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(10_000)
            .build();

    IssuedTokens(TokenStore issued, Grants grants, Accounts accounts, ClientRegistry clients, Clock clock) {
        this.issued = issued;
        this.grants = grants;
        this.accounts = accounts;
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        return Optional.ofNullable(known.get(Sha256.of(token), digest -> holderOf(token)))
                .filter(holder -> clock.instant().isBefore(holder.until()))
                .map(holder -> new DefaultOAuth2AuthenticatedPrincipal(
                        holder.caller().client(), Map.of(CALLER, holder.caller()), List.of()))
                .orElseThrow(() -> new BadOpaqueTokenException("not a valid access token"));
    }

    @SuppressWarnings("NullAway") // the cache's word for "do not remember this"
    private Holder holderOf(String token) {
        return Optional.ofNullable(issued.findByToken(token, OAuth2TokenType.ACCESS_TOKEN))
                .flatMap(this::holder)
                .orElse(null);
    }

    private Optional<Holder> holder(OAuth2Authorization authorization) {
        var token = authorization.getAccessToken();
        if (token == null || token.isInvalidated()) {
            return Optional.empty();
        }
        var access = token.getToken();
        var scopes = access.getScopes() == null ? Set.<String>of() : access.getScopes();
        return caller(authorization, scopes)
                .flatMap(caller -> Optional.ofNullable(access.getExpiresAt()).map(until -> new Holder(caller, until)));
    }

    /** Whoever holds such a token, whether or not it is still valid. */
    Optional<Caller> caller(OAuth2Authorization authorization, Set<String> scopes) {
        return behalf(authorization).map(behalf -> new Caller(authorization.getRegisteredClientId(), scopes, behalf));
    }

    /** Empty when a person's token has lost its grant or its account: then it is nobody's. */
    private Optional<Delegation> behalf(OAuth2Authorization authorization) {
        if (authorization.getAuthorizationGrantType().getValue().equals("client_credentials")) {
            return Optional.ofNullable(clients.findByClientId(authorization.getRegisteredClientId()))
                    .map(RegisteredClients::cohorts)
                    .map(cohorts -> cohorts.isEmpty() ? Delegation.NOBODY : Delegation.ofCohorts(cohorts));
        }
        return grants.of(authorization.getId())
                .flatMap(grant -> accounts.find(grant.account()).flatMap(account -> behalf(account, grant)));
    }

    private Optional<Delegation> behalf(Account account, Grant grant) {
        var inContext = grant.patient().isEmpty() ? Set.<PersonId>of() : Set.of(new PersonId(grant.patient()));
        return Optional.ofNullable(clients.findByClientId(grant.client()))
                .map(client -> new Delegation(
                        account.id(),
                        account.links(),
                        grant.twoFactors(),
                        RegisteredClients.isFirstParty(client),
                        inContext,
                        grant.categories()));
    }
}
