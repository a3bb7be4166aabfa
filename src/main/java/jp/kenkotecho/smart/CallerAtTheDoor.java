package jp.kenkotecho.smart;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.smart.tokens.IssuedTokens;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirInterceptor;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;

/** Hands the caller that the token told of to HAPI's request; from there on nobody asks Spring Security again. */
@FhirInterceptor
class CallerAtTheDoor {

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    boolean introduce(RequestDetails request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof OAuth2AuthenticatedPrincipal principal) {
            Caller caller = principal.getAttribute(IssuedTokens.CALLER);
            if (caller != null) {
                CallerOf.set(request, caller);
            }
        }
        return true;
    }
}
