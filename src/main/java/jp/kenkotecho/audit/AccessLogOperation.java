package jp.kenkotecho.audit;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import jp.kenkotecho.audit.AccessLog.Wanted;
import jp.kenkotecho.audit.AuditLog.Sealed;
import jp.kenkotecho.audit.fhir.AuditEvents;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.spi.DateParameter;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** {@code GET Patient/{id}/$access-log}: the person's trail as AuditEvents, each with a sentence in plain words. */
@FhirProvider
class AccessLogOperation {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final int PAGE = 50;
    private static final Set<String> PARAMETERS = Set.of("start", "end", "before", "_count");

    private final AccessLog log;

    AccessLogOperation(AccessLog log) {
        this.log = log;
    }

    @Operation(name = "$access-log", type = Patient.class, idempotent = true)
    public Bundle accessLog(
            @IdParam IdType patient,
            @OperationParam(name = "start") @Nullable StringType start,
            @OperationParam(name = "end") @Nullable StringType end,
            @OperationParam(name = "before") @Nullable StringType before,
            @OperationParam(name = "_count") @Nullable IntegerType count,
            RequestDetails request) {
        Inputs.knowOnly(PARAMETERS, request);
        var wanted = new Wanted(
                new PersonId(patient.getIdPart()),
                start == null
                        ? Instant.EPOCH
                        : DateParameter.of(start.getValue(), "start")
                                .atStartOfDay(JAPAN)
                                .toInstant(),
                end == null
                        ? AccessLog.FAR
                        : DateParameter.of(end.getValue(), "end")
                                .plusDays(1)
                                .atStartOfDay(JAPAN)
                                .toInstant(),
                before == null ? Long.MAX_VALUE : number(before.getValue()),
                count == null ? PAGE : count.getValue());
        return bundle(log.page(wanted), request);
    }

    private static Bundle bundle(AccessLog.Page page, RequestDetails request) {
        var bundle = new Bundle().setType(BundleType.SEARCHSET);
        for (var sealed : page.entries()) {
            bundle.addEntry()
                    .setFullUrl("urn:uuid:" + sealed.entry().id())
                    .setResource(AuditEvents.of(sealed.entry()))
                    .getSearch()
                    .setMode(Bundle.SearchEntryMode.MATCH);
        }
        if (page.more()) {
            bundle.addLink()
                    .setRelation("next")
                    .setUrl(next(request, page.entries().get(page.entries().size() - 1)));
        }
        return bundle;
    }

    private static String next(RequestDetails request, Sealed last) {
        var url = new StringBuilder(request.getFhirServerBase()).append('/').append(request.getRequestPath());
        url.append("?before=").append(last.seq());
        request.getParameters().forEach((name, values) -> {
            if (!name.equals("before")) {
                url.append('&').append(name).append('=').append(values[0]);
            }
        });
        return url.toString();
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw malformed("before", "続きの番号ではありません", "not the number of a page");
        }
    }

    private static Refusal malformed(String where, String ja, String en) {
        return new Refusal(new Problem(Problem.Kind.MALFORMED, new Text(ja + "。", en + "."), where));
    }
}
