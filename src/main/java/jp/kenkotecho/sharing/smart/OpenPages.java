package jp.kenkotecho.sharing.smart;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
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

/** What lies outside {@code /fhir}: pages that anyone may read, the operator's endpoints, and nothing else. */
@Configuration(proxyBeanMethods = false)
class OpenPages {

    private static final Set<String> DISCOVERY = Set.of("/fhir/metadata", "/fhir/.well-known/smart-configuration");

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
                                paths.matcher(HttpMethod.GET, "/api"),
                                paths.matcher(HttpMethod.GET, "/pages/**"),
                                paths.matcher("/error"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                        (request, response, why) -> response.sendError(HttpServletResponse.SC_NOT_FOUND)))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY)))
                .build();
    }

    /**
     * Named as Spring Security looks for it. Discovery is anybody's; data and tokens are for the origins we know. By the
     * whole path: Spring's own source by patterns sees it without the prefix of HAPI's servlet.
     */
    @Bean
    CorsConfigurationSource corsConfigurationSource(SmartSettings settings) {
        var anybody = from(List.of("*"));
        var known = from(settings.origins());
        return request -> DISCOVERY.contains(request.getRequestURI()) ? anybody : known;
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
