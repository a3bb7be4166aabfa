package jp.kenkotecho.portal;

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
import jp.kenkotecho.spi.JobParameters;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * The import of an archive as a job of HAPI's Batch2: its reports in pieces, each piece on whichever thread is free. The
 * job's own queue is in memory; what waits is told by the table of reports, so a server that starts again goes on there.
 */
@Configuration(proxyBeanMethods = false)
class ArchiveJob {

    static final String ID = "MYNA_ARCHIVE_IMPORT";

    /** Reports of a piece: some seconds of work, so that progress moves and a piece that is done again is short. */
    private static final int PIECE = 50;

    private final ArchiveReports reports;
    private final ArchiveImport imports;
    private final ObjectProvider<IJobCoordinator> jobs;

    ArchiveJob(ArchiveReports reports, ArchiveImport imports, ObjectProvider<IJobCoordinator> jobs) {
        this.reports = reports;
        this.imports = imports;
        this.jobs = jobs;
    }

    /** Some of its reports. */
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
    JobDefinition<JobParameters> archiveImportJob() {
        return JobDefinition.newBuilder()
                .setJobDefinitionId(ID)
                .setJobDescription("Imports an archive of check-ups")
                .setJobDefinitionVersion(1)
                .setParametersType(JobParameters.class)
                .addFirstStep("divide", "Divides what waits into pieces", Piece.class, this::divide)
                .addLastStep("import", "Imports the reports of a piece", this::take)
                .build();
    }

    /** Starts the import of what waits of this archive. */
    void start(String archive) {
        var start = new JobInstanceStartRequest(ID, JobParameters.of(archive));
        jobs.getObject().startInstance(new SystemRequestDetails(), start);
    }

    /** What a server left behind that stopped in the middle. */
    @EventListener(ApplicationReadyEvent.class)
    void goOn() {
        reports.unfinished().forEach(this::start);
    }

    private RunOutcome divide(StepExecutionDetails<JobParameters, VoidModel> step, IJobDataSink<Piece> pieces) {
        var waiting = reports.waiting(step.getParameters().id());
        for (var from = 0; from < waiting.size(); from += PIECE) {
            pieces.accept(Piece.of(waiting.subList(from, Math.min(from + PIECE, waiting.size()))));
        }
        return new RunOutcome(waiting.size());
    }

    private RunOutcome take(StepExecutionDetails<JobParameters, Piece> step, IJobDataSink<VoidModel> nothing) {
        var archive = step.getParameters().id();
        var sender = reports.sender(archive).orElseThrow();
        step.getData().numbers.forEach(number -> imports.take(sender, archive, number));
        return new RunOutcome(step.getData().numbers.size());
    }
}
