package jp.kenkotecho.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.regex.Pattern;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.FhirInterceptor;
import jp.kenkotecho.spi.Refusal;

/** Versions are counted from one; HAPI takes whatever is written in digits for a {@code long}, and breaks on more. */
@FhirInterceptor
class VersionNumbers {

    private static final Pattern TOO_LARGE = Pattern.compile("\\s*(W/)?\"?0*[1-9][0-9]{18,}\"?\\s*");

    private static final Problem NOT_THE_VERSION = Problem.of(
            Problem.Kind.CONFLICT, "版が変わっています。最新のものを読み直してください。", "The version has changed: read the current one.");

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    void demandOnesThatCanBe(RequestDetails request) {
        // First: HAPI takes it for the version of the id.
        var expected = request.getHeader("If-Match");
        if (expected != null && TOO_LARGE.matcher(expected).matches()) {
            throw new Refusal(NOT_THE_VERSION);
        }
        var id = request.getId();
        if (id != null
                && id.hasVersionIdPart()
                && TOO_LARGE.matcher(id.getVersionIdPart()).matches()) {
            throw new Refusal(Refusal.NOT_THERE);
        }
    }
}
