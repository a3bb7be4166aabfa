package jp.kenkotecho.smart;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import jp.kenkotecho.spi.FhirInterceptor;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.UriType;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;

/** Says in the CapabilityStatement where tokens come from: what clients read before smart-configuration (checklist D10). */
@FhirInterceptor
class SmartCapability {

    private static final String SERVICE = "http://terminology.hl7.org/CodeSystem/restful-security-service";
    private static final String OAUTH_URIS = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

    private final AuthorizationServerSettings server;

    SmartCapability(AuthorizationServerSettings server) {
        this.server = server;
    }

    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    void describe(IBaseConformance conformance) {
        for (var rest : ((CapabilityStatement) conformance).getRest()) {
            var uris = new Extension(OAUTH_URIS);
            uris.addExtension("authorize", uri(server.getAuthorizationEndpoint()));
            uris.addExtension("token", uri(server.getTokenEndpoint()));
            uris.addExtension("revoke", uri(server.getTokenRevocationEndpoint()));
            uris.addExtension("manage", uri("/account/apps"));
            uris.addExtension("introspect", uri(server.getTokenIntrospectionEndpoint()));
            rest.getSecurity()
                    .setCors(true)
                    .addService(new CodeableConcept(new Coding(SERVICE, "SMART-on-FHIR", "SMART-on-FHIR")))
                    .addExtension(uris);
        }
    }

    private UriType uri(String path) {
        return new UriType(server.getIssuer() + path);
    }
}
