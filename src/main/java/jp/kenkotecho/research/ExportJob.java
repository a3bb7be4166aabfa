package jp.kenkotecho.research;

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
import java.util.Optional;
import jp.kenkotecho.research.ExportJobs.State;
import jp.kenkotecho.spi.JobParameters;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * An export as a job of HAPI's Batch2: its units in pieces, each piece on whichever thread is free; the last one that is
 * written releases it. The job's own queue is in memory; what waits is told by the table of units, so a server that
 * starts again goes on there.
 */
@Configuration(proxyBeanMethods = false)
class ExportJob {

    static final String ID = "RESEARCH_EXPORT";

    /** Units of a piece: about a second of work. */
    private static final int PIECE = 8;

    private final ExportJobs jobs;
    private final ExportUnits units;
    private final ExportParts parts;
    private final UnitPlan plan;
    private final UnitWriter writer;
    private final Release release;
    private final ObjectProvider<IJobCoordinator> coordinator;

    ExportJob(
            ExportJobs jobs,
            ExportUnits units,
            ExportParts parts,
            UnitPlan plan,
            UnitWriter writer,
            Release release,
            ObjectProvider<IJobCoordinator> coordinator) {
        this.jobs = jobs;
        this.units = units;
        this.parts = parts;
        this.plan = plan;
        this.writer = writer;
        this.release = release;
        this.coordinator = coordinator;
    }

    /** Some of its units. */
    static final class Piece implements IModelJson {

        @JsonProperty("numbers")
        private List<Integer> numbers = new ArrayList<>();

        static Piece of(List<Integer> numbers) {
            var piece = new Piece();
            piece.numbers = new ArrayList<>(numbers);
            return piece;
        }
    }

    @Bean
    JobDefinition<JobParameters> researchExportJob() {
        return JobDefinition.newBuilder()
                .setJobDefinitionId(ID)
                .setJobDescription("Exports for research")
                .setJobDefinitionVersion(1)
                .setParametersType(JobParameters.class)
                .errorHandler(details -> failed(details.getParameters().id()))
                .addFirstStep("divide", "Divides what waits into pieces", Piece.class, this::divide)
                .addLastStep("write", "Writes the units of a piece", this::write)
                .build();
    }

    /** Tried several times, and given up: whoever asks is told, and nothing of it leaves. */
    private void failed(String id) {
        if (jobs.move(id, State.RUNNING, State.FAILED)) {
            parts.remove(id);
        }
    }

    void start(String job) {
        coordinator
                .getObject()
                .startInstance(new SystemRequestDetails(), new JobInstanceStartRequest(ID, JobParameters.of(job)));
    }

    /** What a server left behind that stopped in the middle. */
    @EventListener(ApplicationReadyEvent.class)
    void goOn() {
        jobs.in(State.RUNNING).forEach(job -> start(job.id()));
    }

    private RunOutcome divide(StepExecutionDetails<JobParameters, VoidModel> step, IJobDataSink<Piece> pieces) {
        var id = step.getParameters().id();
        jobs.find(id).filter(job -> job.state() == State.RUNNING).ifPresent(plan::make);
        var waiting = units.waiting(id);
        for (var from = 0; from < waiting.size(); from += PIECE) {
            pieces.accept(Piece.of(waiting.subList(from, Math.min(from + PIECE, waiting.size()))));
        }
        if (waiting.isEmpty()) {
            release.tryIt(id);
        }
        return new RunOutcome(waiting.size());
    }

    private RunOutcome write(StepExecutionDetails<JobParameters, Piece> step, IJobDataSink<VoidModel> nothing) {
        var id = step.getParameters().id();
        for (var number : step.getData().numbers) {
            for (var next = write(id, number); next.isPresent(); ) {
                next = write(id, next.get());
            }
        }
        release.tryIt(id);
        return new RunOutcome(step.getData().numbers.size());
    }

    /** The job is asked for anew each time: it may have been called off. */
    private Optional<Integer> write(String id, int number) {
        return jobs.find(id).filter(job -> job.state() == State.RUNNING).flatMap(job -> writer.write(job, number));
    }
}
