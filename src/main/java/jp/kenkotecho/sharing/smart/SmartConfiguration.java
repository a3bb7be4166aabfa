package jp.kenkotecho.sharing.smart;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** SMART 2.2 discovery: what holds today, and nothing that does not. */
@Configuration(proxyBeanMethods = false)
class SmartConfiguration {

    /** A servlet of its own, since everything else below {@code /fhir} is HAPI's. */
    @Bean
    ServletRegistrationBean<HttpServlet> smartConfigurationServlet(ObjectMapper json) {
        return new ServletRegistrationBean<>(new Discovery(json), "/fhir/.well-known/smart-configuration");
    }

    @SuppressWarnings("serial") // never serialized
    private static final class Discovery extends HttpServlet {

        private final transient ObjectMapper json;

        Discovery(ObjectMapper json) {
            this.json = json;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("application/json");
            json.writeValue(response.getOutputStream(), document(baseOf(request)));
        }

        private static String baseOf(HttpServletRequest request) {
            return ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
        }

        private static Map<String, Object> document(String base) {
            return Map.of(
                    "token_endpoint", base + "/oauth2/token",
                    "revocation_endpoint", base + "/oauth2/revoke",
                    "introspection_endpoint", base + "/oauth2/introspect",
                    "grant_types_supported", List.of("client_credentials"),
                    "token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"),
                    "code_challenge_methods_supported", List.of("S256"),
                    "scopes_supported", List.of("system/*.cruds", "system/*.rs", "system/*.read", "system/*.write"),
                    "capabilities", List.of("client-confidential-symmetric", "permission-v1", "permission-v2"));
        }
    }
}
