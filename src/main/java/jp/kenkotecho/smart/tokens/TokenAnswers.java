package jp.kenkotecho.smart.tokens;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenIntrospection;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.http.converter.OAuth2TokenIntrospectionHttpMessageConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Puts the launch context into token responses and introspection, as members of their own (checklist T3, 1.6). */
@Component
public class TokenAnswers {

    private final TokenStore tokens;
    private final Grants grants;
    private final LaunchContext launchContext;
    private final OAuth2TokenIntrospectionHttpMessageConverter introspections =
            new OAuth2TokenIntrospectionHttpMessageConverter();

    TokenAnswers(TokenStore tokens, Grants grants, LaunchContext launchContext) {
        this.tokens = tokens;
        this.grants = grants;
        this.launchContext = launchContext;
    }

    public OAuth2AccessTokenResponseAuthenticationSuccessHandler ofTokens() {
        var handler = new OAuth2AccessTokenResponseAuthenticationSuccessHandler();
        handler.setAccessTokenResponseCustomizer(this::addContext);
        return handler;
    }

    private void addContext(OAuth2AccessTokenAuthenticationContext context) {
        OAuth2AccessTokenAuthenticationToken answer = context.getAuthentication();
        var members = new TreeMap<>(answer.getAdditionalParameters());
        members.putAll(contextOf(answer.getAccessToken()));
        members.remove("fhirUser");
        context.getAccessTokenResponse().additionalParameters(members);
    }

    public void introspection(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var answer = (OAuth2TokenIntrospectionAuthenticationToken) authentication;
        var claims = new TreeMap<>(answer.getTokenClaims().getClaims());
        if (answer.getTokenClaims().isActive()) {
            claims.putAll(contextOf(answer.getToken()));
        }
        introspections.write(
                OAuth2TokenIntrospection.withClaims(claims).build(), null, new ServletServerHttpResponse(response));
    }

    private Map<String, Object> contextOf(OAuth2AccessToken token) {
        return contextOf(token.getTokenValue());
    }

    private Map<String, Object> contextOf(String token) {
        return Optional.ofNullable(tokens.findByToken(token, OAuth2TokenType.ACCESS_TOKEN))
                .flatMap(authorization -> grants.of(authorization.getId())
                        .map(grant -> launchContext.of(grant, authorization.getAuthorizedScopes())))
                .orElse(Map.of());
    }
}
