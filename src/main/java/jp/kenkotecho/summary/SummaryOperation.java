package jp.kenkotecho.summary;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Refusal;
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

    private final Summaries summaries;

    SummaryOperation(Summaries summaries) {
        this.summaries = summaries;
    }

    @Operation(name = NAME, type = Patient.class, idempotent = true, canonicalUrl = DEFINITION)
    public IBaseBundle ofPatient(
            @IdParam IdType patient,
            @OperationParam(name = "profile") @Nullable UriType profile,
            RequestDetails request) {
        demandKnown(profile);
        return summaries.of(request, patient);
    }

    @Operation(name = NAME, type = Patient.class, idempotent = true, canonicalUrl = DEFINITION)
    public IBaseBundle ofIdentified(
            @OperationParam(name = "identifier") @Nullable TokenParam identifier,
            @OperationParam(name = "profile") @Nullable UriType profile,
            RequestDetails request) {
        if (identifier == null || identifier.isEmpty()) {
            throw new Refusal(WHICH);
        }
        demandKnown(profile);
        return summaries.of(request, identifier);
    }

    private void demandKnown(@Nullable UriType profile) {
        if (profile != null && !summaries.profile().equals(profile.getValue())) {
            throw new Refusal(PROFILE);
        }
    }
}
