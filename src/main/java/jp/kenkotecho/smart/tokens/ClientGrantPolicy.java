package jp.kenkotecho.smart.tokens;

import java.util.function.Consumer;
import jp.kenkotecho.smart.clients.KnownScopes;
import jp.kenkotecho.smart.model.Scope;
import jp.kenkotecho.smart.model.ScopePolicy;
import jp.kenkotecho.smart.model.Scopes;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * What a backend service may be granted: at least one scope, each one readable, each covered by its registration
 * (SMART 2.2 Backend Services: a request outside the pre-authorisation is answered with an error, not with less).
 */
@Component
public class ClientGrantPolicy implements Consumer<OAuth2ClientCredentialsAuthenticationContext> {

    private static final String SPEC = "https://hl7.org/fhir/smart-app-launch/STU2.2/backend-services.html";

    private final KnownScopes known;

    ClientGrantPolicy(KnownScopes known) {
        this.known = known;
    }

    @Override
    public void accept(OAuth2ClientCredentialsAuthenticationContext context) {
        OAuth2ClientCredentialsAuthenticationToken request = context.getAuthentication();
        var registered = context.getRegisteredClient().getScopes();
        var bounds = Scopes.of(registered);
        if (request.getScopes().isEmpty()
                || !request.getScopes().stream()
                        .allMatch(text -> text.equals(ScopePolicy.ADMIN)
                                ? registered.contains(ScopePolicy.ADMIN)
                                : isWithin(text, bounds))) {
            throw new OAuth2AuthenticationException(new OAuth2Error(
                    OAuth2ErrorCodes.INVALID_SCOPE,
                    "Ask for at least one scope, and only for those that this client is registered for",
                    SPEC));
        }
    }

    private boolean isWithin(String text, Scopes bounds) {
        return Scope.read(text)
                .filter(scope -> scope.context() == Scope.Context.SYSTEM)
                .filter(known)
                .filter(bounds::cover)
                .isPresent();
    }
}
