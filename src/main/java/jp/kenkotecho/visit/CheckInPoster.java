package jp.kenkotecho.visit;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import jp.kenkotecho.access.Cohorts;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.BinaryResponse;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.springframework.beans.factory.annotation.Value;

/**
 * {@code GET Organization/{id}/$check-in-poster}: the poster to hang up at the reception. For whoever works there, and for
 * the operator's own backend services, which print those of a whole town.
 */
@FhirProvider
class CheckInPoster {

    static final Set<String> PARAMETERS = Set.of("format");

    private static final String HELP = "カメラで読み取ると、あなたが選んだ記録を今日だけ見せられます";

    private static final Problem NOT_STAFF = Problem.of(
            Problem.Kind.REFUSED, "ポスターは、その施設で働く人だけが作れます。", "A poster is made by whoever works at the organization.");
    private static final Problem FORMAT = Problem.of(
                    Problem.Kind.MALFORMED, "format は svg か png にしてください。", "format must be svg or png.")
            .at("format");

    private final CheckIns checkIns;
    private final Cohorts cohorts;
    private final String page;

    CheckInPoster(CheckIns checkIns, Cohorts cohorts, @Value("${phr.fhir.base-url}") String baseUrl) {
        this.checkIns = checkIns;
        this.cohorts = cohorts;
        this.page = baseUrl.replaceAll("/+$", "") + "/share/check-in?poster=";
    }

    @Operation(
            name = "$check-in-poster",
            type = Organization.class,
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void poster(@IdParam IdType id, ServletRequestDetails request) throws IOException {
        Inputs.knowOnly(PARAMETERS, request);
        var caller = CallerOf.request(request).orElseThrow();
        var organization = checkIns.chosen(caller, id.getIdPart());
        if (!makes(caller, id.getIdPart())) {
            throw new Refusal(NOT_STAFF);
        }
        var picture = QrPicture.of(page + checkIns.posterOf(organization));
        switch (format(request)) {
            case "svg" ->
                BinaryResponse.send(
                        request,
                        "image/svg+xml;charset=UTF-8",
                        picture.svg(organization.getName(), HELP).getBytes(StandardCharsets.UTF_8));
            case "png" -> BinaryResponse.send(request, "image/png", picture.png());
            default -> throw new Refusal(FORMAT);
        }
    }

    private boolean makes(Caller caller, String organization) {
        return Cohorts.isOperators(caller) || cohorts.worksAt("Organization/" + organization, caller);
    }

    private static String format(ServletRequestDetails request) {
        var given = request.getParameters().get("format");
        return given == null || given.length == 0 ? "svg" : given[0];
    }
}
