package jp.kenkotecho.smart.tokens;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import jp.kenkotecho.smart.clients.ClientRegistry;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
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
    private final OAuth2ErrorHttpMessageConverter errors = new OAuth2ErrorHttpMessageConverter();

    ClientAuthentication(
            TokenStore tokens, ClientRegistry clients, Assertions assertions, ApplicationEventPublisher events) {
        this.tokens = tokens;
        this.clients = clients;
        this.assertions = assertions;
        this.events = events;
    }

    @Override
    public void customize(OAuth2ClientAuthenticationConfigurer authentication) {
        authentication
                .authenticationConverters(this::setConverters)
                .authenticationProviders(this::setProviders)
                .errorResponseHandler((request, response, why) -> {
                    events.publishEvent(new SecurityEvent(What.TOKEN_REFUSED, "", codeOf(why)));
                    answer(response, why);
                });
    }

    private void setConverters(List<AuthenticationConverter> converters) {
        converters.removeIf(JwtClientAssertionAuthenticationConverter.class::isInstance);
        converters.add(0, ClientProofs.assertions());
        converters.add(0, ClientProofs.atMostOne());
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

    /** RFC 6749 §5.2: 401 to a client that could not say who it is, 400 to one that asked for something wrong. */
    private void answer(HttpServletResponse response, AuthenticationException why) throws IOException {
        var http = new ServletServerHttpResponse(response);
        var code = codeOf(why);
        http.setStatusCode(
                code.equals(OAuth2ErrorCodes.INVALID_CLIENT) ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST);
        errors.write(new OAuth2Error(code), null, http);
    }

    public static String codeOf(AuthenticationException why) {
        return why instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : "unknown";
    }
}
