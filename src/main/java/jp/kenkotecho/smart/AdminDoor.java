package jp.kenkotecho.smart;

import jp.kenkotecho.record.Caller;
import jp.kenkotecho.smart.model.ScopePolicy;
import jp.kenkotecho.smart.tokens.IssuedTokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/**
 * The door of {@code /admin}: registering clients and accounts takes a token with the scope {@code admin}: an
 * administrator's, who has given two factors, or a backend service's. Beside it
 * {@code /oauth2/register}, where apps register themselves if the settings let them.
 */
@Configuration(proxyBeanMethods = false)
class AdminDoor {

    @Bean
    @Order(3)
    SecurityFilterChain adminChain(HttpSecurity http, OpaqueTokenIntrospector tokens) throws Exception {
        var paths = PathPatternRequestMatcher.withDefaults();
        return http.securityMatcher(new OrRequestMatcher(paths.matcher("/admin/**"), paths.matcher("/oauth2/register")))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(paths.matcher(HttpMethod.POST, "/oauth2/register"))
                                .permitAll()
                                .anyRequest()
                                .access((who, where) -> new AuthorizationDecision(isAdmin(who.get()))))
                .oauth2ResourceServer(server -> server.opaqueToken(opaque -> opaque.introspector(tokens)))
                .cors(Customizer.withDefaults())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    private static boolean isAdmin(Authentication who) {
        return who.getPrincipal() instanceof OAuth2AuthenticatedPrincipal principal
                && principal.getAttribute(IssuedTokens.CALLER) instanceof Caller caller
                && caller.scopes().contains(ScopePolicy.ADMIN);
    }
}
