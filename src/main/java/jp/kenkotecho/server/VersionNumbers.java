package jp.kenkotecho.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.FhirInterceptor;
import jp.kenkotecho.spi.Refusal;

/** Versions are counted from one; HAPI takes whatever is written in digits for a {@code long}, and breaks on more. */
@FhirInterceptor
class VersionNumbers {

    private static final Pattern TOO_LARGE = Pattern.compile("0*[1-9][0-9]{18,}");

    /** An entity tag of ours: the number of a version. */
    private static final Pattern NUMBER = Pattern.compile("\\s*(W/)?\"?(\\d{1,18})\"?\\s*");

    private static final Set<RequestTypeEnum> WRITES =
            EnumSet.of(RequestTypeEnum.PUT, RequestTypeEnum.PATCH, RequestTypeEnum.DELETE);

    static final Problem NOT_THE_VERSION = Problem.of(
            Problem.Kind.UNMET, "版が変わっています。最新のものを読み直してください。", "The version has changed: read the current one.");

    /** Whether an entity tag is that of a version. */
    static boolean isOf(String tag, String version) {
        var number = NUMBER.matcher(tag);
        return number.matches() && number.group(2).equals(version);
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    void demandOnesThatCanBe(RequestDetails request) {
        // First: HAPI takes it for the version of the id.
        var expected = request.getHeader("If-Match");
        if (expected != null
                && !expected.isBlank()
                && WRITES.contains(request.getRequestType())
                && !NUMBER.matcher(expected).matches()) {
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
