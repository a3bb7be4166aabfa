package jp.kenkotecho.summary;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.ips.generator.IIpsGeneratorSvc;
import ca.uhn.fhir.jpa.ips.generator.IpsGeneratorSvcImpl;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import jp.kenkotecho.plug.FhirProvider;
import jp.kenkotecho.plug.Refusal;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/** {@code Patient/{id}/$summary} and {@code Patient/$summary?identifier=} of IPS 2.0.1, as published. */
@FhirProvider
class SummaryOperation {

    private static final String NAME = "$summary";
    private static final String DEFINITION = "http://hl7.org/fhir/uv/ips/OperationDefinition/summary";

    private static final Problem WHICH = Problem.of(
                    Problem.Kind.MALFORMED,
                    "identifier に system と value を書いてください。",
                    "Give an identifier with system and value.")
            .at("identifier");
    private static final Problem PROFILE = Problem.of(
                    Problem.Kind.NOT_SUPPORTED,
                    "要約は IPS の形 (Bundle-uv-ips) だけです。",
                    "The summary comes as Bundle-uv-ips alone.")
            .at("profile");

    private final IIpsGeneratorSvc generator;
    private final SummaryStrategy strategy;

    SummaryOperation(FhirContext fhir, SummaryStrategy strategy) {
        this.generator = new IpsGeneratorSvcImpl(fhir, strategy);
        this.strategy = strategy;
    }

    @Operation(name = NAME, type = Patient.class, idempotent = true, canonicalUrl = DEFINITION)
    public IBaseBundle ofPatient(
            @IdParam IdType patient,
            @OperationParam(name = "profile") @Nullable UriType profile,
            RequestDetails request) {
        return generator.generateIps(request, patient, known(profile));
    }

    @Operation(name = NAME, type = Patient.class, idempotent = true, canonicalUrl = DEFINITION)
    public IBaseBundle ofIdentified(
            @OperationParam(name = "identifier") @Nullable TokenParam identifier,
            @OperationParam(name = "profile") @Nullable UriType profile,
            RequestDetails request) {
        if (identifier == null || identifier.isEmpty()) {
            throw new Refusal(WHICH);
        }
        return generator.generateIps(request, identifier, known(profile));
    }

    private String known(@Nullable UriType profile) {
        if (profile != null && !strategy.getBundleProfile().equals(profile.getValue())) {
            throw new Refusal(PROFILE);
        }
        return strategy.getBundleProfile();
    }
}
