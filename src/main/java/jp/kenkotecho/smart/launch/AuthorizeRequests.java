package jp.kenkotecho.smart.launch;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import jp.kenkotecho.smart.clients.ClientRegistry;
import jp.kenkotecho.smart.clients.KnownScopes;
import jp.kenkotecho.smart.model.ScopePolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeRequestAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/** Reads an authorization request as the library does, and leaves of its scopes what this client may be granted. */
@Component
public class AuthorizeRequests implements AuthenticationConverter {

    private final AuthenticationConverter asSent = new OAuth2AuthorizationCodeRequestAuthenticationConverter();
    private final ClientRegistry clients;
    private final ScopePolicy policy;

    AuthorizeRequests(ClientRegistry clients, KnownScopes known) {
        this.clients = clients;
        this.policy = new ScopePolicy(known);
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        if (!(asSent.convert(request) instanceof OAuth2AuthorizationCodeRequestAuthenticationToken sent)) {
            return null;
        }
        return Optional.ofNullable(clients.findByClientId(sent.getClientId()))
                .map(client -> new OAuth2AuthorizationCodeRequestAuthenticationToken(
                        sent.getAuthorizationUri(),
                        sent.getClientId(),
                        (Authentication) sent.getPrincipal(),
                        sent.getRedirectUri(),
                        sent.getState(),
                        policy.grantable(sent.getScopes(), client.getScopes()),
                        sent.getAdditionalParameters()))
                .orElse(sent);
    }
}
