package jp.kenkotecho.visit;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.BinaryResponse;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;

/** {@code GET Patient/{id}/$visit-brief-page}: the same as {@link VisitBrief}, as a page or as PDF. */
@FhirProvider
class PrintedBrief {

    private static final Set<String> PARAMETERS = Set.of("since", "format");
    private static final Set<String> FORMATS = Set.of("html", "pdf");

    private static final Problem FORMAT = Problem.of(
                    Problem.Kind.MALFORMED, "format は html か pdf にしてください。", "format must be html or pdf.")
            .at("format");

    private final Briefs briefs;
    private final BriefPage pages;

    PrintedBrief(Briefs briefs, BriefPage pages) {
        this.briefs = briefs;
        this.pages = pages;
    }

    @Operation(
            name = "$visit-brief-page",
            type = Patient.class,
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void page(@IdParam IdType patient, ServletRequestDetails request) throws IOException {
        Inputs.knowOnly(PARAMETERS, request);
        var format = first(request, "format").orElse("html");
        if (!FORMATS.contains(format)) {
            throw new Refusal(FORMAT);
        }
        var brief = briefs.since(
                CallerOf.request(request).orElseThrow(), new PersonId(patient.getIdPart()), first(request, "since"));
        if (format.equals("pdf")) {
            BinaryResponse.send(request, "application/pdf", BriefPdf.of(brief));
        } else {
            BinaryResponse.send(request, "text/html;charset=UTF-8", pages.of(brief));
        }
    }

    private static Optional<String> first(ServletRequestDetails request, String name) {
        return Optional.ofNullable(request.getParameters().get(name)).map(given -> given[0]);
    }
}
