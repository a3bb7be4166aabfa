package jp.kenkotecho.prediction;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.access.Cohorts;
import jp.kenkotecho.prediction.GroupTasks.Asked;
import jp.kenkotecho.prediction.GroupTasks.Kind;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.DateParameter;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.spi.RespondAsync;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.IdType;

/**
 * {@code POST Group/{id}/$predict-risk} and {@code GET Group/{id}/$prediction-review}, for whoever works at the
 * organization that manages the group: its people are those who agreed to be seen by it.
 */
@FhirProvider
class GroupPrediction {

    static final Set<String> RANKING_PARAMETERS = Set.of("asOf", "model");
    static final Set<String> REVIEW_PARAMETERS = Set.of("asOf");

    private static final int MOST_RUNNING = 2;

    private static final Problem NOBODY = Problem.of(
            Problem.Kind.REFUSED,
            "この集まりを管理する組織で働く人が、特定の一人を開かずに使えます。あなたに記録を見せている人がいません。",
            "For staff of the organization that manages this group, with a token that opens no single record; nobody in it"
                    + " lets you see anything.");
    private static final Problem NOT_MANAGED = Problem.of(
            Problem.Kind.NOT_SUPPORTED,
            "managingEntity に組織があり、characteristic のない Group だけを計算できます。",
            "Only a Group with an organization as managingEntity, and without characteristic, can be computed.");

    private final GroupTasks tasks;
    private final Cohorts cohorts;
    private final RecordStore store;
    private final PredictionSettings settings;
    private final Clock clock;

    GroupPrediction(GroupTasks tasks, Cohorts cohorts, RecordStore store, PredictionSettings settings, Clock clock) {
        this.tasks = tasks;
        this.cohorts = cohorts;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    @Operation(name = "$predict-risk", type = Group.class, manualRequest = true, manualResponse = true)
    public void rank(@IdParam IdType group, ServletRequestDetails request) {
        var isEmpty = request.loadRequestContents().length == 0;
        var asked = isEmpty ? new Asked(today(), List.of()) : asked(Inputs.ofBody(RANKING_PARAMETERS, request));
        start(Kind.RANKING, group, asked, request);
    }

    @Operation(name = "$prediction-review", type = Group.class, idempotent = true, manualResponse = true)
    public void review(@IdParam IdType group, ServletRequestDetails request) {
        Inputs.knowOnly(REVIEW_PARAMETERS, request);
        start(Kind.REVIEW, group, new Asked(Question.asOf(request, today()), List.of()), request);
    }

    private Asked asked(Inputs inputs) {
        var models = Question.codes(inputs, "model");
        Question.models(models, settings.models());
        return new Asked(
                inputs.one("asOf", DateType.class)
                        .map(day -> DateParameter.of(day.getValueAsString(), "asOf"))
                        .orElseGet(this::today),
                models);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void start(Kind kind, IdType id, Asked asked, ServletRequestDetails request) {
        var caller = CallerOf.request(request).orElseThrow();
        var group = store.read(caller, Group.class, id.getIdPart()).orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        var manager = group.getManagingEntity().getReferenceElement();
        if (!"Organization".equals(manager.getResourceType()) || group.hasCharacteristic()) {
            throw new Refusal(NOT_MANAGED);
        }
        var organization = "Organization/" + manager.getIdPart();
        demandStaff(caller, organization);
        RespondAsync.demanded(request);
        if (tasks.runningOf(caller.behalf().account()) >= MOST_RUNNING) {
            throw RespondAsync.busy(request);
        }
        var task = tasks.add(kind, "Group/" + id.getIdPart(), organization, caller, asked);
        RespondAsync.accepted(request, "$prediction-status", task);
    }

    private void demandStaff(Caller caller, String organization) {
        var isAlone = caller.behalf().inContext().isEmpty();
        if (!isAlone || cohorts.agreedWith(organization, caller).isEmpty()) {
            throw new Refusal(NOBODY);
        }
    }
}
