package jp.kenkotecho.smart.tokens;

import java.util.Optional;
import jp.kenkotecho.identity.Accounts;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/**
 * Adds {@code fhirUser}, as an absolute URL, to id tokens for which it was granted (SMART 2.2, "Scopes for requesting
 * identity data"; checklist I1).
 */
@Component
public class IdTokens implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final Grants grants;
    private final Accounts accounts;
    private final LaunchContext launchContext;
    private final String fhirBase;

    IdTokens(Grants grants, Accounts accounts, LaunchContext launchContext, AuthorizationServerSettings server) {
        this.grants = grants;
        this.accounts = accounts;
        this.launchContext = launchContext;
        this.fhirBase = server.getIssuer() + "/fhir/";
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (!OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())
                || !context.getAuthorizedScopes().contains("fhirUser")) {
            return;
        }
        Optional.ofNullable(context.getAuthorization())
                .flatMap(authorization -> grants.of(authorization.getId()))
                .flatMap(grant -> accounts.find(grant.account()).map(account -> launchContext.userOf(account, grant)))
                .filter(user -> !user.isEmpty())
                .ifPresent(user -> context.getClaims().claim("fhirUser", fhirBase + user));
    }
}
