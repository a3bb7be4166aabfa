package jp.kenkotecho.visit;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.plug.CallerOf;
import jp.kenkotecho.plug.Days;
import jp.kenkotecho.plug.FhirProvider;
import jp.kenkotecho.plug.Inputs;
import jp.kenkotecho.plug.Picture;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET Patient/{id}/$visit-brief}: what a doctor reads before a visit, as a document; and {@code
 * $visit-brief-page}, the same as a page.
 */
@FhirProvider
class VisitBrief {

    private static final Set<String> PARAMETERS = Set.of("since");

    private final Briefs briefs;
    private final BriefPage pages;
    private final Clock clock;

    VisitBrief(Briefs briefs, BriefPage pages, Clock clock) {
        this.briefs = briefs;
        this.pages = pages;
        this.clock = clock;
    }

    @Operation(name = "$visit-brief", type = Patient.class, idempotent = true)
    public Bundle brief(
            @IdParam IdType patient,
            @OperationParam(name = "since") @Nullable StringType since,
            RequestDetails request) {
        Inputs.knowOnly(PARAMETERS, request);
        return brief(patient, from(since), request);
    }

    @Operation(
            name = "$visit-brief-page",
            type = Patient.class,
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void page(@IdParam IdType patient, ServletRequestDetails request) throws IOException {
        Inputs.knowOnly(PARAMETERS, request);
        var since = Optional.ofNullable(request.getParameters().get("since")).map(given -> new StringType(given[0]));
        var brief = brief(patient, from(since.orElse(null)), request);
        Picture.send(request, "text/html;charset=UTF-8", pages.of(brief));
    }

    private Bundle brief(IdType patient, Optional<Instant> since, RequestDetails request) {
        return briefs.of(CallerOf.request(request).orElseThrow(), new PersonId(patient.getIdPart()), since);
    }

    private Optional<Instant> from(@Nullable StringType since) {
        return since == null
                ? Optional.empty()
                : Optional.of(Days.of(since.getValue(), "since")
                        .atStartOfDay(clock.getZone())
                        .toInstant());
    }
}
