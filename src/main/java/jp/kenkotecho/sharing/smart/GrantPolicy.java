package jp.kenkotecho.sharing.smart;

import java.util.Set;
import java.util.function.Consumer;
import jp.kenkotecho.sharing.smart.model.Scope;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;

/**
 * What a backend service may be granted: at least one scope, each one readable, each covered by its registration
 * (SMART 2.2 Backend Services: a request outside the pre-authorisation is answered with an error, not with less).
 */
class GrantPolicy implements Consumer<OAuth2ClientCredentialsAuthenticationContext> {

    private static final String SPEC = "https://hl7.org/fhir/smart-app-launch/STU2.2/backend-services.html";

    private final Set<String> resourceTypes;

    GrantPolicy(Set<String> resourceTypes) {
        this.resourceTypes = Set.copyOf(resourceTypes);
    }

    @Override
    public void accept(OAuth2ClientCredentialsAuthenticationContext context) {
        OAuth2ClientCredentialsAuthenticationToken request = context.getAuthentication();
        var registered = Scopes.of(context.getRegisteredClient().getScopes());
        if (request.getScopes().isEmpty() || !request.getScopes().stream().allMatch(s -> grantable(s, registered))) {
            throw new OAuth2AuthenticationException(new OAuth2Error(
                    OAuth2ErrorCodes.INVALID_SCOPE,
                    "Ask for at least one scope, and only for those that this client is registered for",
                    SPEC));
        }
    }

    private boolean grantable(String text, Scopes registered) {
        return Scope.read(text)
                .filter(scope -> scope.type().equals(Scope.EVERY_TYPE) || resourceTypes.contains(scope.type()))
                .filter(registered::cover)
                .isPresent();
    }
}
