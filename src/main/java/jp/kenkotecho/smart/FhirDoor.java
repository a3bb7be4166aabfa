package jp.kenkotecho.smart;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.kenkotecho.profile.Outcome;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** The door of {@code /fhir}: no token, no entry, but for what a client must read to learn how to get one. */
@Configuration(proxyBeanMethods = false)
class FhirDoor {

    private static final Problem NO_TOKEN = Problem.of(
            Problem.Kind.REFUSED,
            "有効なアクセストークンが必要です。/oauth2/token で取得し、Authorization: Bearer で送ってください。",
            "A valid access token is needed: get one at /oauth2/token and send it as Authorization: Bearer.");

    private final BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();

    @Bean
    @Order(2)
    SecurityFilterChain fhirChain(HttpSecurity http, OpaqueTokenIntrospector tokens, FhirContext fhir)
            throws Exception {
        // Explicit path matchers: plain strings would be taken as paths of Spring MVC's servlet, and this is HAPI's.
        var paths = PathPatternRequestMatcher.withDefaults();
        return http.securityMatcher(new OrRequestMatcher(paths.matcher("/fhir"), paths.matcher("/fhir/**")))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                paths.matcher(HttpMethod.GET, "/fhir/metadata"),
                                paths.matcher(HttpMethod.GET, "/fhir/metadata/"),
                                paths.matcher(HttpMethod.GET, "/fhir/.well-known/smart-configuration"))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.opaqueToken(opaque -> opaque.introspector(tokens))
                        .authenticationEntryPoint((request, response, why) -> refuse(request, response, why, fhir)))
                .cors(Customizer.withDefaults())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why, FhirContext fhir)
            throws IOException {
        challenge.commence(request, response, why);
        response.setContentType("application/fhir+json;charset=UTF-8");
        var outcome = Outcome.of(List.of(NO_TOKEN), IssueSeverity.ERROR);
        outcome.getIssueFirstRep().setCode(org.hl7.fhir.r4.model.OperationOutcome.IssueType.LOGIN);
        response.getOutputStream()
                .write(fhir.newJsonParser().encodeResourceToString(outcome).getBytes(StandardCharsets.UTF_8));
    }
}
