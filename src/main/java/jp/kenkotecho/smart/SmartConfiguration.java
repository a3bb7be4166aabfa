package jp.kenkotecho.smart;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kenkotecho.smart.clients.SmartSettings;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;

/** SMART 2.2 discovery: what holds today, and nothing that does not (checklist D1 to D8). */
@Configuration(proxyBeanMethods = false)
class SmartConfiguration {

    static final List<String> CAPABILITIES = List.of(
            "launch-ehr",
            "launch-standalone",
            "authorize-post",
            "client-public",
            "client-confidential-symmetric",
            "client-confidential-asymmetric",
            "sso-openid-connect",
            "context-banner",
            "context-ehr-patient",
            "context-ehr-encounter",
            "context-standalone-patient",
            "permission-offline",
            "permission-online",
            "permission-patient",
            "permission-user",
            "permission-v1",
            "permission-v2");

    private static final List<String> SCOPES = List.of(
            "openid",
            "fhirUser",
            "profile",
            "launch",
            "launch/patient",
            "launch/encounter",
            "offline_access",
            "online_access",
            "patient/*.cruds",
            "patient/*.rs",
            "user/*.cruds",
            "user/*.rs",
            "system/*.cruds",
            "system/*.rs");

    /** A servlet of its own, since everything else below {@code /fhir} is HAPI's. */
    @Bean
    ServletRegistrationBean<HttpServlet> smartConfigurationServlet(
            ObjectMapper json, AuthorizationServerSettings server, SmartSettings settings) {
        return new ServletRegistrationBean<>(
                new Discovery(json, document(server, settings)), "/fhir/.well-known/smart-configuration");
    }

    @SuppressWarnings("serial") // never serialized
    private static final class Discovery extends HttpServlet {

        private final transient ObjectMapper json;
        private final transient Map<String, Object> document;

        Discovery(ObjectMapper json, Map<String, Object> document) {
            this.json = json;
            this.document = document;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("application/json");
            json.writeValue(response.getOutputStream(), document);
        }
    }

    private static Map<String, Object> document(AuthorizationServerSettings server, SmartSettings settings) {
        var base = server.getIssuer();
        var document = new LinkedHashMap<String, Object>();
        document.put("issuer", base);
        document.put("jwks_uri", base + server.getJwkSetEndpoint());
        document.put("authorization_endpoint", base + server.getAuthorizationEndpoint());
        document.put("token_endpoint", base + server.getTokenEndpoint());
        document.put("revocation_endpoint", base + server.getTokenRevocationEndpoint());
        document.put("introspection_endpoint", base + server.getTokenIntrospectionEndpoint());
        document.put("management_endpoint", base + "/account/apps");
        if (settings.dynamicRegistration()) {
            document.put("registration_endpoint", base + "/oauth2/register");
        }
        document.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
        document.put("response_types_supported", List.of("code"));
        document.put(
                "token_endpoint_auth_methods_supported",
                List.of("client_secret_basic", "client_secret_post", "private_key_jwt"));
        document.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS384", "ES384"));
        document.put("code_challenge_methods_supported", List.of("S256"));
        document.put("scopes_supported", SCOPES);
        document.put("capabilities", CAPABILITIES);
        return document;
    }
}
