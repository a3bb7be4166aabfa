package jp.kenkotecho.research;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.access.Cohorts;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Problem.Kind;
import jp.kenkotecho.research.request.KickOff;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.spi.RespondAsync;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/**
 * The kick-offs of Bulk Data Access: {@code Group/{id}/$export} and {@code Patient/$export} of a research client's
 * cohort, under pseudonyms; {@code $export} and {@code Patient/$export} of everything for the operator, once two
 * administrators have approved it.
 */
@FhirProvider
public class ExportOperations {

    private static final String IG = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/";
    private static final String SEPARATE = "separate-export-status";
    private static final Problem NOT_FOR_PEOPLE =
            Problem.of(Kind.REFUSED, "エクスポートは、登録されたバックエンドサービスだけが使えます。", "Exports are for registered backend services.");
    private static final Problem NOT_EVERYTHING = Problem.of(
            Kind.REFUSED,
            "全体のエクスポートは、管理者 (admin スコープ) のサービスだけが使えます。研究には Group/{id}/$export を使ってください。",
            "Exporting everything is for the operator's services (scope admin); for research use Group/{id}/$export.");
    private static final Problem SEVERAL = Problem.of(
            Kind.NOT_SUPPORTED,
            "研究コホートが複数あるので、Group/{id}/$export を使ってください。",
            "This client has several cohorts: use Group/{id}/$export.");
    private final Exports exports;

    ExportOperations(Exports exports) {
        this.exports = exports;
    }

    @Operation(
            name = "$export",
            idempotent = true,
            manualRequest = true,
            manualResponse = true,
            canonicalUrl = IG + "export")
    public void everything(ServletRequestDetails request) {
        start(request, everythingFor(client(request)));
    }

    @Operation(
            name = "$export",
            typeName = "Patient",
            idempotent = true,
            manualRequest = true,
            manualResponse = true,
            canonicalUrl = IG + "patient-export")
    public void patients(ServletRequestDetails request) {
        var client = client(request);
        var groups = client.behalf().links();
        if (groups.size() > 1) {
            throw new Refusal(SEVERAL);
        }
        start(
                request,
                groups.isEmpty()
                        ? everythingFor(client)
                        : exports.cohort(client, groups.iterator().next()));
    }

    @Operation(
            name = "$export",
            typeName = "Group",
            idempotent = true,
            manualRequest = true,
            manualResponse = true,
            canonicalUrl = IG + "group-export")
    public void group(@IdParam IdType id, ServletRequestDetails request) {
        start(request, exports.cohort(client(request), "Group/" + id.getIdPart()));
    }

    private static Caller client(ServletRequestDetails request) {
        var caller = CallerOf.request(request).orElseThrow();
        if (caller.behalf().isSomebody()) {
            throw new Refusal(NOT_FOR_PEOPLE);
        }
        return caller;
    }

    private static String everythingFor(Caller client) {
        if (!Cohorts.isOperators(client)) {
            throw new Refusal(NOT_EVERYTHING);
        }
        return "";
    }

    private void start(ServletRequestDetails request, String cohort) {
        var prefer = RespondAsync.demanded(request);
        var client = client(request);
        var asked = new Exports.Wanted(
                cohort, sent(request), prefer.contains("handling=lenient"), request.getCompleteUrl());
        var id = exports.ask(client, asked).orElseThrow(() -> RespondAsync.busy(request));
        var status = RespondAsync.accepted(request, "$export-status", id);
        applied(prefer).ifPresent(said -> request.getServletResponse().setHeader("Preference-Applied", said));
        if (prefer.contains(SEPARATE)) {
            request.getServletResponse().setHeader("X-Export-Status", status);
        }
    }

    private static Optional<String> applied(String prefer) {
        var said = new ArrayList<String>(List.of("respond-async"));
        for (var one : List.of("handling=lenient", "handling=strict", SEPARATE)) {
            if (prefer.contains(one)) {
                said.add(one);
            }
        }
        return said.size() == 1 ? Optional.empty() : Optional.of(String.join(", ", said));
    }

    private static Map<String, List<String>> sent(ServletRequestDetails request) {
        var sent = new LinkedHashMap<String, List<String>>();
        request.getParameters().forEach((name, values) -> sent.computeIfAbsent(name, key -> new ArrayList<>())
                .addAll(List.of(values)));
        if (request.getRequestType() == RequestTypeEnum.POST && request.loadRequestContents().length > 0) {
            for (var parameter : Inputs.ofBody(KickOff.PARAMETERS, request).all()) {
                var value = parameter.getValue();
                var text = value instanceof Reference reference
                        ? reference.getReference()
                        : value == null ? null : value.primitiveValue();
                sent.computeIfAbsent(String.valueOf(parameter.getName()), key -> new ArrayList<>())
                        .add(String.valueOf(text));
            }
        }
        return sent;
    }
}
