package jp.kenkotecho.smart.tokens;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import jp.kenkotecho.smart.clients.ClientRegistry;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.oauth2.server.authorization.web.authentication.JwtClientAssertionAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/** How clients say who they are: by secret, by assertion, by a token of theirs, or, being public, by PKCE alone. */
@Component
public class ClientAuthentication implements Customizer<OAuth2ClientAuthenticationConfigurer> {

    private final TokenStore tokens;
    private final ClientRegistry clients;
    private final Assertions assertions;
    private final ApplicationEventPublisher events;
    private final OAuthErrors errors;

    ClientAuthentication(
            TokenStore tokens,
            ClientRegistry clients,
            Assertions assertions,
            ApplicationEventPublisher events,
            OAuthErrors errors) {
        this.tokens = tokens;
        this.clients = clients;
        this.assertions = assertions;
        this.events = events;
        this.errors = errors;
    }

    @Override
    public void customize(OAuth2ClientAuthenticationConfigurer authentication) {
        authentication
                .authenticationConverters(this::setConverters)
                .authenticationProviders(this::setProviders)
                .errorResponseHandler(this::refuse);
    }

    /** Answers a refusal of the endpoints of tokens, of the client or of what it asked for. */
    public void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        events.publishEvent(new SecurityEvent(
                What.TOKEN_REFUSED, "", OAuthErrors.errorOf(why).getErrorCode()));
        errors.answer(response, why);
    }

    private void setConverters(List<AuthenticationConverter> converters) {
        converters.removeIf(JwtClientAssertionAuthenticationConverter.class::isInstance);
        converters.add(0, ClientProofs.assertions());
        converters.add(0, ClientProofs.atMostOne());
        converters.add(0, ClientProofs.withVerifier(clients));
        converters.add(ClientProofs.publicRefreshes(tokens, clients));
        converters.add(ClientProofs.publicRevocations(tokens, clients));
        converters.add(ClientProofs.bearers(tokens, clients));
    }

    private void setProviders(List<AuthenticationProvider> providers) {
        for (var provider : providers) {
            if (provider instanceof JwtClientAssertionAuthenticationProvider asserted) {
                asserted.setJwtDecoderFactory(assertions);
            }
            if (provider instanceof ClientSecretAuthenticationProvider secret) {
                secret.setPasswordEncoder(new ClientSecrets());
            }
        }
        providers.add(0, new ProvenClients());
    }
}
