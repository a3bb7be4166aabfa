package jp.kenkotecho.visit;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** {@code GET Patient/{id}/$visit-brief}: what a doctor reads before a visit, as a document. */
@FhirProvider
class VisitBrief {

    private static final Set<String> PARAMETERS = Set.of("since");

    private final Briefs briefs;

    VisitBrief(Briefs briefs) {
        this.briefs = briefs;
    }

    @Operation(name = "$visit-brief", type = Patient.class, idempotent = true)
    public Bundle brief(
            @IdParam IdType patient,
            @OperationParam(name = "since") @Nullable StringType since,
            RequestDetails request) {
        Inputs.knowOnly(PARAMETERS, request);
        return briefs.document(briefs.since(
                CallerOf.request(request).orElseThrow(),
                new PersonId(patient.getIdPart()),
                Optional.ofNullable(since).map(StringType::getValue)));
    }
}
