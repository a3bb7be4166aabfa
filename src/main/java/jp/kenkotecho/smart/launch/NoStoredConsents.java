package jp.kenkotecho.smart.launch;

import jp.kenkotecho.smart.tokens.Grants;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.stereotype.Component;

/**
 * Every authorization asks the person anew: whose record it is has to be chosen each time, and the library would give
 * back scopes that were taken away this time because they were given the last. What was granted is in {@link Grants}.
 */
@Component
class NoStoredConsents implements OAuth2AuthorizationConsentService {

    @Override
    public void save(OAuth2AuthorizationConsent consent) {
        // See above.
    }

    @Override
    public void remove(OAuth2AuthorizationConsent consent) {
        // See above.
    }

    @Override
    public @Nullable OAuth2AuthorizationConsent findById(String client, String principal) {
        return null;
    }
}
