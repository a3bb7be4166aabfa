package jp.kenkotecho.smart;

import java.util.List;
import java.util.Set;
import jp.kenkotecho.smart.clients.SmartSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/** The web pages that may call: discovery is anybody's; data and tokens are for the origins we know (checklist D9). */
@Configuration(proxyBeanMethods = false)
class CorsPolicy {

    private static final Set<String> DISCOVERY = Set.of(
            "/fhir/metadata",
            "/fhir/metadata/",
            "/fhir/.well-known/smart-configuration",
            "/.well-known/openid-configuration",
            "/oauth2/jwks");

    /**
     * Named as Spring Security looks for it. By the whole path: Spring's own source by patterns sees it without the
     * prefix of HAPI's servlet.
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
        // Whichever tracing, caching or framework headers an app sends: they give no right, which tokens alone do.
        cors.setAllowedHeaders(List.of("*"));
        cors.setExposedHeaders(List.of(
                "Location",
                "Content-Location",
                "ETag",
                "Last-Modified",
                "Expires",
                "Retry-After",
                "WWW-Authenticate",
                "X-Progress",
                "X-Request-ID"));
        return cors;
    }
}
