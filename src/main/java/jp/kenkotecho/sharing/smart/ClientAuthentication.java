package jp.kenkotecho.sharing.smart;

import java.util.List;
import jp.kenkotecho.plug.SecurityEvent;
import jp.kenkotecho.plug.SecurityEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.oauth2.server.authorization.web.authentication.JwtClientAssertionAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ErrorAuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/** How clients say who they are: by secret, by assertion, by a token of theirs, or, being public, by PKCE alone. */
@Component
class ClientAuthentication implements Customizer<OAuth2ClientAuthenticationConfigurer> {

    private final TokenStore tokens;
    private final ClientRegistry clients;
    private final Assertions assertions;
    private final ApplicationEventPublisher events;

    ClientAuthentication(
            TokenStore tokens, ClientRegistry clients, Assertions assertions, ApplicationEventPublisher events) {
        this.tokens = tokens;
        this.clients = clients;
        this.assertions = assertions;
        this.events = events;
    }

    @Override
    public void customize(OAuth2ClientAuthenticationConfigurer authentication) {
        var answer = new OAuth2ErrorAuthenticationFailureHandler();
        authentication
                .authenticationConverters(this::setConverters)
                .authenticationProviders(this::setProviders)
                .errorResponseHandler((request, response, why) -> {
                    events.publishEvent(new SecurityEvent(What.TOKEN_REFUSED, "", codeOf(why)));
                    answer.onAuthenticationFailure(request, response, why);
                });
    }

    private void setConverters(List<AuthenticationConverter> converters) {
        converters.removeIf(JwtClientAssertionAuthenticationConverter.class::isInstance);
        converters.add(0, ClientProofs.assertions());
        converters.add(ClientProofs.publicRefreshes(tokens, clients));
        converters.add(ClientProofs.bearers(tokens, clients));
    }

    private void setProviders(List<AuthenticationProvider> providers) {
        for (var provider : providers) {
            if (provider instanceof JwtClientAssertionAuthenticationProvider asserted) {
                asserted.setJwtDecoderFactory(assertions);
            }
        }
        providers.add(0, new ProvenClients());
    }

    static String codeOf(AuthenticationException why) {
        return why instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : "unknown";
    }
}
