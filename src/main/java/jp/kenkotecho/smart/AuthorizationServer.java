package jp.kenkotecho.smart;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import jp.kenkotecho.identity.SignedIn;
import jp.kenkotecho.smart.launch.AuthorizePolicy;
import jp.kenkotecho.smart.launch.AuthorizeRequests;
import jp.kenkotecho.smart.launch.ConsentGiven;
import jp.kenkotecho.smart.launch.PostedAuthorizeRequests;
import jp.kenkotecho.smart.tokens.ClientAuthentication;
import jp.kenkotecho.smart.tokens.ClientGrantPolicy;
import jp.kenkotecho.smart.tokens.IdTokens;
import jp.kenkotecho.smart.tokens.IssuedTokens;
import jp.kenkotecho.smart.tokens.OAuthErrors;
import jp.kenkotecho.smart.tokens.RefreshTokens;
import jp.kenkotecho.smart.tokens.TokenAnswers;
import jp.kenkotecho.smart.tokens.UserInfoBearer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2AccessTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.oauth2.server.resource.authentication.OpaqueTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Spring Authorization Server inside the application, with what SMART asks for beyond it. Each of our classes replaces
 * one behaviour of the library's; nothing of it is switched off that protects something.
 */
@Configuration(proxyBeanMethods = false)
class AuthorizationServer {

    /** Called by clients themselves: with any method, since pages ask first (preflight), and a GET is told what is wrong. */
    private static final RequestMatcher OF_CLIENTS = new OrRequestMatcher(
            PathPatternRequestMatcher.withDefaults().matcher("/oauth2/token"),
            PathPatternRequestMatcher.withDefaults().matcher("/oauth2/revoke"),
            PathPatternRequestMatcher.withDefaults().matcher("/oauth2/introspect"));

    /** The addresses whose preflights come here: these, and who the person is. */
    private static final RequestMatcher OF_PAGES = new OrRequestMatcher(
            OF_CLIENTS, PathPatternRequestMatcher.withDefaults().matcher("/userinfo"));

    private static final BearerTokenAuthenticationEntryPoint BEARER = new BearerTokenAuthenticationEntryPoint();

    @Bean
    AuthorizationServerSettings authorizationServerSettings(Environment environment) {
        var base = environment.getRequiredProperty("phr.fhir.base-url").replaceAll("/+$", "");
        return AuthorizationServerSettings.builder().issuer(base).build();
    }

    /** The generator of all tokens: the library asks for the one, and {@link RefreshTokens} is one too. */
    @Bean
    @Primary
    OAuth2TokenGenerator<?> tokenGenerator(
            JWKSource<SecurityContext> keys, IdTokens idTokens, RefreshTokens refreshTokens) {
        var encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(newestFirst -> newestFirst.get(0));
        var jwts = new JwtGenerator(encoder);
        jwts.setJwtCustomizer(idTokens);
        return new DelegatingOAuth2TokenGenerator(jwts, new OAuth2AccessTokenGenerator(), refreshTokens);
    }

    @Bean
    @Order(1)
    SecurityFilterChain authorizationServerChain(
            HttpSecurity http,
            AuthorizeRequests requests,
            AuthorizePolicy authorizePolicy,
            ConsentGiven consentGiven,
            ClientGrantPolicy clientPolicy,
            ClientAuthentication clientAuthentication,
            TokenAnswers answers,
            OAuthErrors errors,
            IssuedTokens issued)
            throws Exception {
        var server = OAuth2AuthorizationServerConfigurer.authorizationServer();
        server.clientAuthentication(clientAuthentication)
                .authorizationEndpoint(authorize -> authorize
                        .consentPage("/consent")
                        .authorizationRequestConverters(converters -> converters.add(0, requests))
                        .authenticationProviders(providers -> setPolicies(providers, authorizePolicy, consentGiven)))
                .tokenEndpoint(token -> token.accessTokenResponseHandler(answers.ofTokens())
                        .errorResponseHandler(clientAuthentication::refuse)
                        .authenticationProviders(providers -> providers.stream()
                                .filter(OAuth2ClientCredentialsAuthenticationProvider.class::isInstance)
                                .map(OAuth2ClientCredentialsAuthenticationProvider.class::cast)
                                .forEach(provider -> provider.setAuthenticationValidator(clientPolicy))))
                .tokenIntrospectionEndpoint(introspection -> introspection
                        .introspectionResponseHandler(answers::introspection)
                        .errorResponseHandler(clientAuthentication::refuse))
                .tokenRevocationEndpoint(revocation -> revocation.errorResponseHandler(clientAuthentication::refuse))
                .oidc(Customizer.withDefaults());
        return http.securityMatcher(new OrRequestMatcher(server.getEndpointsMatcher(), OF_PAGES))
                .with(server, chosen -> {})
                .authorizeHttpRequests(all -> all.anyRequest().authenticated())
                .oauth2ResourceServer(resources -> resources
                        .bearerTokenResolver(new UserInfoBearer())
                        .jwt(asOpaque -> asOpaque.authenticationManager(
                                // The library insists on calling it so; our tokens are opaque here as everywhere.
                                new ProviderManager(new OpaqueTokenAuthenticationProvider(issued)))))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(signIn(errors)))
                .requestCache(RequestCacheConfigurer::disable)
                .cors(Customizer.withDefaults())
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new PostedAuthorizeRequests(), SecurityContextHolderFilter.class)
                .build();
    }

    private static void setPolicies(
            List<AuthenticationProvider> providers, AuthorizePolicy authorizePolicy, ConsentGiven consentGiven) {
        for (var provider : providers) {
            if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider requested) {
                requested.setAuthenticationValidator(authorizePolicy);
                requested.setAuthorizationConsentRequired(always -> true);
            }
            if (provider instanceof OAuth2AuthorizationConsentAuthenticationProvider consented) {
                consented.setAuthorizationConsentCustomizer(consentGiven);
            }
        }
    }

    /** A browser on its way to an app is sent to sign in; whoever else is not authenticated is refused as OAuth has it. */
    private static AuthenticationEntryPoint signIn(OAuthErrors errors) {
        var authorize = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/oauth2/authorize");
        return (request, response, why) -> {
            if (authorize.matches(request)) {
                SignedIn.rememberWhere(request);
                response.sendRedirect("/sign-in");
            } else if (OF_CLIENTS.matches(request)) {
                errors.answerUnauthenticated(request, response);
            } else {
                BEARER.commence(request, response, why);
            }
        };
    }
}
