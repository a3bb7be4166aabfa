package jp.kenkotecho.smart.tokens;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;

/** Lets through the clients that {@link ClientProofs} has recognised by a token of theirs. */
final class ProvenClients implements AuthenticationProvider {

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        return ClientProofs.isProven(authentication) ? authentication : null;
    }

    @Override
    public boolean supports(Class<?> type) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(type);
    }
}
