package jp.kenkotecho.smart.launch;

import java.util.function.Consumer;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.stereotype.Component;

/**
 * What an authorization request must bring (SMART 2.2, "Obtain authorization code"), before anybody is asked to sign in
 * for it: a registered redirect URI, then {@code state}, {@code aud}, PKCE by S256, a scope that is left, and a launch
 * that may be used (checklist A2 to A7).
 */
@Component
public class AuthorizePolicy implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

    private static final String SPEC = "https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html";

    private final Launches launches;
    private final ApplicationEventPublisher events;
    private final String fhirBase;

    AuthorizePolicy(Launches launches, ApplicationEventPublisher events, AuthorizationServerSettings server) {
        this.launches = launches;
        this.events = events;
        this.fhirBase = server.getIssuer() + "/fhir";
    }

    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_REDIRECT_URI_VALIDATOR.accept(context);
        if (request.getRedirectUri() == null || request.getRedirectUri().isEmpty()) {
            // Nothing that was checked to send an error to.
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, "redirect_uri is required", SPEC), null);
        }
        demand(request.getState() != null && !request.getState().isEmpty(), "state is required", request);
        demand(isOurs(request.getAdditionalParameters().get("aud")), "aud is not this FHIR server", request);
        demand(
                "S256".equals(request.getAdditionalParameters().get("code_challenge_method"))
                        && isChallenge(request.getAdditionalParameters().get("code_challenge")),
                "PKCE with S256 is required",
                request);
        if (request.getScopes().isEmpty()) {
            throw refusal(OAuth2ErrorCodes.INVALID_SCOPE, "none of these scopes can be granted", request);
        }
        demand(isUsable(request), "launch is unknown, used or expired, or made for another app", request);
    }

    private boolean isOurs(@Nullable Object audience) {
        return audience instanceof String text && (text.equals(fhirBase) || text.equals(fhirBase + "/"));
    }

    private static boolean isChallenge(@Nullable Object challenge) {
        return challenge instanceof String text && text.matches("[A-Za-z0-9_-]{43}");
    }

    private boolean isUsable(OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        var launch = request.getAdditionalParameters().get("launch");
        if (launch == null) {
            return !request.getScopes().contains("launch");
        }
        return launch instanceof String value
                && launches.find(value, request.getClientId()).isPresent();
    }

    private void demand(boolean holds, String what, OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        if (!holds) {
            throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, what, request);
        }
    }

    private OAuth2AuthorizationCodeRequestAuthenticationException refusal(
            String code, String what, OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        events.publishEvent(new SecurityEvent(What.GRANT_REFUSED, request.getClientId(), what));
        // The error goes back to the redirect URI, which was checked first.
        return new OAuth2AuthorizationCodeRequestAuthenticationException(new OAuth2Error(code, what, SPEC), request);
    }
}
