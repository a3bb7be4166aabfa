package jp.kenkotecho.sharing.smart;

import java.util.List;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** What lies outside {@code /fhir}: pages that anyone may read, the operator's endpoints, and nothing else. */
@Configuration(proxyBeanMethods = false)
class OpenPages {

    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    @Order(3)
    SecurityFilterChain pagesChain(HttpSecurity http) throws Exception {
        var paths = PathPatternRequestMatcher.withDefaults();
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.toAnyEndpoint())
                        .permitAll()
                        .requestMatchers(
                                paths.matcher(HttpMethod.GET, "/"),
                                paths.matcher(HttpMethod.GET, "/pages/**"),
                                paths.matcher("/error"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY)))
                .build();
    }

    /** Named as Spring Security looks for it. Discovery is anybody's; data and tokens are for the origins we know. */
    @Bean
    CorsConfigurationSource corsConfigurationSource(SmartSettings settings) {
        var sources = new UrlBasedCorsConfigurationSource();
        sources.registerCorsConfiguration("/fhir/metadata", from(List.of("*")));
        sources.registerCorsConfiguration("/fhir/.well-known/**", from(List.of("*")));
        sources.registerCorsConfiguration("/fhir/**", from(settings.origins()));
        sources.registerCorsConfiguration("/oauth2/token", from(settings.origins()));
        return sources;
    }

    private static CorsConfiguration from(List<String> origins) {
        var cors = new CorsConfiguration();
        cors.setAllowedOriginPatterns(origins);
        cors.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"));
        cors.setAllowedHeaders(List.of(
                "Authorization",
                "Content-Type",
                "Accept",
                "Prefer",
                "If-Match",
                "If-None-Match",
                "If-None-Exist",
                "If-Modified-Since",
                "X-Request-ID"));
        cors.setExposedHeaders(List.of("Location", "Content-Location", "ETag", "Last-Modified", "X-Request-ID"));
        return cors;
    }
}
