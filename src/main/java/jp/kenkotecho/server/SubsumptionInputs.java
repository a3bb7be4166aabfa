package jp.kenkotecho.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.FhirInterceptor;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;

/** What {@code $subsumes} cannot do without: two codes of a code system (FHIR R4). HAPI breaks when one is missing. */
@FhirInterceptor
class SubsumptionInputs {

    private static final Problem NEEDED = Problem.of(
            Problem.Kind.MALFORMED,
            "$subsumes には codeA、codeB、system、または system と code のある codingA、codingB が必要です。",
            "$subsumes needs codeA, codeB and system, or codingA and codingB with system and code.");

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    void demandTwoCodes(RequestDetails request) {
        if ("$subsumes".equals(request.getOperation())) {
            var given = given(request);
            if (!Stream.of("A", "B").allMatch(one -> isGiven(one, given))) {
                throw new Refusal(NEEDED);
            }
        }
    }

    private static boolean isGiven(String one, Set<String> given) {
        return given.contains("coding" + one) || (given.contains("code" + one) && given.contains("system"));
    }

    private static Set<String> given(RequestDetails request) {
        var given = new TreeSet<String>();
        request.getParameters().forEach((name, values) -> {
            if (values.length > 0 && !values[0].isBlank()) {
                given.add(name);
            }
        });
        if (request.getResource() instanceof Parameters body) {
            body.getParameter().stream()
                    .filter(one -> one.getValue() instanceof Coding coding
                            ? coding.hasSystem() && coding.hasCode()
                            : one.hasValue())
                    .forEach(one -> given.add(String.valueOf(one.getName())));
        }
        return given;
    }
}
