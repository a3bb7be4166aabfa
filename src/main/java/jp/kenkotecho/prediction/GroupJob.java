package jp.kenkotecho.prediction;

import ca.uhn.fhir.batch2.api.IJobCoordinator;
import ca.uhn.fhir.batch2.api.IJobDataSink;
import ca.uhn.fhir.batch2.api.RunOutcome;
import ca.uhn.fhir.batch2.api.StepExecutionDetails;
import ca.uhn.fhir.batch2.api.VoidModel;
import ca.uhn.fhir.batch2.model.JobDefinition;
import ca.uhn.fhir.batch2.model.JobInstanceStartRequest;
import ca.uhn.fhir.model.api.IModelJson;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import jp.kenkotecho.access.Cohorts;
import jp.kenkotecho.prediction.GroupTasks.State;
import jp.kenkotecho.spi.JobParameters;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * A group's prediction as a job of HAPI's Batch2. The job's own queue is in memory; who waits is told by the table, so a
 * server that starts again goes on there.
 */
@Configuration(proxyBeanMethods = false)
class GroupJob {

    private static final String ID = "GROUP_PREDICTION";

    /** People of a piece: about a second of work. */
    private static final int PIECE = 20;

    private final GroupTasks tasks;
    private final GroupResults results;
    private final GroupMember member;
    private final Cohorts cohorts;
    private final ObjectProvider<IJobCoordinator> coordinator;

    GroupJob(
            GroupTasks tasks,
            GroupResults results,
            GroupMember member,
            Cohorts cohorts,
            ObjectProvider<IJobCoordinator> coordinator) {
        this.tasks = tasks;
        this.results = results;
        this.member = member;
        this.cohorts = cohorts;
        this.coordinator = coordinator;
    }

    /** Some of its people. */
    static final class People implements IModelJson {

        @JsonProperty("ids")
        private List<String> ids = new ArrayList<>();

        static People of(List<String> ids) {
            var people = new People();
            people.ids = new ArrayList<>(ids);
            return people;
        }
    }

    @Bean
    JobDefinition<JobParameters> groupPredictionJob() {
        return JobDefinition.newBuilder()
                .setJobDefinitionId(ID)
                .setJobDescription("Predictions of an organization's people")
                .setJobDefinitionVersion(1)
                .setParametersType(JobParameters.class)
                .errorHandler(details -> tasks.move(details.getParameters().id(), State.FAILED))
                .addFirstStep("divide", "Divides who agreed into pieces", People.class, this::divide)
                .addLastStep("compute", "Computes the people of a piece", this::compute)
                .build();
    }

    void start(String task) {
        coordinator
                .getObject()
                .startInstance(new SystemRequestDetails(), new JobInstanceStartRequest(ID, JobParameters.of(task)));
    }

    /** What a server left behind that stopped in the middle. */
    @EventListener(ApplicationReadyEvent.class)
    void goOn() {
        tasks.running().forEach(task -> start(task.id()));
    }

    private RunOutcome divide(StepExecutionDetails<JobParameters, VoidModel> step, IJobDataSink<People> pieces) {
        var id = step.getParameters().id();
        var task = tasks.find(id);
        if (task.isEmpty()) {
            return RunOutcome.SUCCESS;
        }
        results.addMembers(
                id, cohorts.agreedWith(task.get().organization(), task.get().caller()));
        var waiting = results.waiting(id);
        for (var from = 0; from < waiting.size(); from += PIECE) {
            pieces.accept(People.of(waiting.subList(from, Math.min(from + PIECE, waiting.size()))));
        }
        finish(id);
        return new RunOutcome(waiting.size());
    }

    private RunOutcome compute(StepExecutionDetails<JobParameters, People> step, IJobDataSink<VoidModel> nothing) {
        var id = step.getParameters().id();
        for (var person : step.getData().ids) {
            // Asked for anew each time: it may have been called off.
            tasks.find(id).ifPresent(task -> results.keep(id, member.of(task, person)));
        }
        finish(id);
        return new RunOutcome(step.getData().ids.size());
    }

    private void finish(String id) {
        if (results.waitingCount(id) == 0) {
            tasks.move(id, State.DONE);
        }
    }
}
