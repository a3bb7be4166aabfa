package jp.kenkotecho.prediction;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kenkotecho.prediction.GroupResults.Outcome;
import jp.kenkotecho.prediction.GroupTasks.Kind;
import jp.kenkotecho.prediction.GroupTasks.State;
import jp.kenkotecho.prediction.GroupTasks.Task;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.BinaryResponse;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.spi.RespondAsync;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** {@code $prediction-status} and {@code $prediction-file}: how far a group's prediction is, and what came of it. */
@FhirProvider
class GroupStatus {

    private static final int RETRY = 2;
    private static final String NDJSON = "application/fhir+ndjson;charset=UTF-8";

    private static final Problem FAILED =
            Problem.of(Problem.Kind.BROKEN, "計算できませんでした。もう一度始めてください。", "It could not be computed: start it again.");

    private final GroupTasks tasks;
    private final GroupResults results;
    private final GroupFiles files;
    private final FhirContext fhir;
    private final ObjectMapper json;

    GroupStatus(GroupTasks tasks, GroupResults results, GroupFiles files, FhirContext fhir, ObjectMapper json) {
        this.tasks = tasks;
        this.results = results;
        this.files = files;
        this.fhir = fhir;
        this.json = json;
    }

    @Operation(name = "$prediction-status", idempotent = true, deleteEnabled = true, manualResponse = true)
    public void status(@OperationParam(name = "id") @Nullable StringType id, ServletRequestDetails request)
            throws IOException {
        Inputs.knowOnly(Set.of("id"), request);
        var task = taskOf(id, request);
        if (request.getRequestType() == RequestTypeEnum.DELETE) {
            tasks.remove(task.id());
            RespondAsync.calledOff(request);
            return;
        }
        switch (task.state()) {
            case RUNNING -> {
                var all = results.count(task.id());
                RespondAsync.underWay(request, (all - results.waitingCount(task.id())) + "/" + all, RETRY);
            }
            case FAILED -> throw new Refusal(FAILED);
            case DONE ->
                write(
                        json.writeValueAsString(manifest(task, request)),
                        BinaryResponse.begin(request, "application/json;charset=UTF-8"));
        }
    }

    @Operation(name = "$prediction-file", idempotent = true, manualResponse = true)
    public void file(
            @OperationParam(name = "id") @Nullable StringType id,
            @OperationParam(name = "type") @Nullable StringType type,
            ServletRequestDetails request)
            throws IOException {
        Inputs.knowOnly(Set.of("id", "type"), request);
        var task = taskOf(id, request);
        if (task.state() != State.DONE) {
            throw new Refusal(Refusal.NOT_THERE);
        }
        switch (type == null ? "" : type.getValueNotNull()) {
            case "RiskAssessment" -> send(task, Outcome.RANKED, request);
            case "OperationOutcome" -> send(task, Outcome.LEFT_OUT, request);
            case "MeasureReport" -> {
                for (var report : files.reports(task, callerOf(request))) {
                    write(fhir.newJsonParser().encodeResourceToString(report), BinaryResponse.begin(request, NDJSON));
                }
            }
            case "Parameters" ->
                write(
                        fhir.newJsonParser().encodeResourceToString(files.estimates(task, callerOf(request))),
                        BinaryResponse.begin(request, NDJSON));
            default -> throw new Refusal(Refusal.NOT_THERE);
        }
    }

    /** The task of the same person with the same client; anything else is absent. */
    private Task taskOf(@Nullable StringType id, ServletRequestDetails request) {
        var caller = callerOf(request);
        return tasks.find(id == null ? "" : id.getValueNotNull())
                .filter(task -> task.caller().client().equals(caller.client())
                        && task.caller()
                                .behalf()
                                .account()
                                .equals(caller.behalf().account()))
                .orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
    }

    private Map<String, Object> manifest(Task task, ServletRequestDetails request) {
        var caller = callerOf(request);
        var base = request.getFhirServerBase();
        var isRanking = task.kind() == Kind.RANKING;
        var output = new ArrayList<Map<String, Object>>();
        if (isRanking) {
            output.add(entry(base, task, "RiskAssessment", files.count(task, Outcome.RANKED, caller)));
        }
        output.add(
                entry(base, task, "MeasureReport", files.reports(task, caller).size()));
        if (!isRanking && files.estimates(task, caller).hasParameter()) {
            output.add(entry(base, task, "Parameters", 1));
        }
        var leftOut = files.count(task, Outcome.LEFT_OUT, caller);
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("transactionTime", task.at().toString());
        manifest.put("request", base + "/" + task.group() + (isRanking ? "/$predict-risk" : "/$prediction-review"));
        manifest.put("requiresAccessToken", true);
        manifest.put("output", output);
        manifest.put("error", leftOut == 0 ? List.of() : List.of(entry(base, task, "OperationOutcome", leftOut)));
        return manifest;
    }

    private static Map<String, Object> entry(String base, Task task, String type, int count) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("type", type);
        entry.put("url", base + "/$prediction-file?id=" + task.id() + "&type=" + type);
        entry.put("count", count);
        return entry;
    }

    private static Caller callerOf(ServletRequestDetails request) {
        return CallerOf.request(request).orElseThrow();
    }

    private void send(Task task, Outcome outcome, ServletRequestDetails request) throws IOException {
        var out = BinaryResponse.begin(request, NDJSON);
        files.<IOException>each(task, outcome, callerOf(request), result -> write(result.content(), out));
    }

    private static void write(String line, OutputStream out) throws IOException {
        out.write((line + '\n').getBytes(StandardCharsets.UTF_8));
    }
}
