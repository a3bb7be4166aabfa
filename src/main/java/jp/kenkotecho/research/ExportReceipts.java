package jp.kenkotecho.research;

import ca.uhn.fhir.batch2.api.IJobCoordinator;
import ca.uhn.fhir.batch2.api.IJobDataSink;
import ca.uhn.fhir.batch2.api.RunOutcome;
import ca.uhn.fhir.batch2.api.StepExecutionDetails;
import ca.uhn.fhir.batch2.api.VoidModel;
import ca.uhn.fhir.batch2.model.JobDefinition;
import ca.uhn.fhir.batch2.model.JobInstanceStartRequest;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import jp.kenkotecho.profile.RecordStore.NotWritten;
import jp.kenkotecho.research.ExportUnits.Unit;
import jp.kenkotecho.spi.JobParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Tells participants what of theirs was handed over, after it was: a job, since they may be many. */
@Configuration(proxyBeanMethods = false)
class ExportReceipts {

    private static final Logger LOG = LoggerFactory.getLogger(ExportReceipts.class);
    private static final String ID = "RESEARCH_RECEIPTS";

    private final ExportUnits units;
    private final ExportReceipt receipt;
    private final ObjectProvider<IJobCoordinator> coordinator;

    ExportReceipts(ExportUnits units, ExportReceipt receipt, ObjectProvider<IJobCoordinator> coordinator) {
        this.units = units;
        this.receipt = receipt;
        this.coordinator = coordinator;
    }

    @Bean
    JobDefinition<JobParameters> researchReceiptsJob() {
        return JobDefinition.newBuilder()
                .setJobDefinitionId(ID)
                .setJobDescription("Tells participants what was handed over")
                .setJobDefinitionVersion(1)
                .setParametersType(JobParameters.class)
                .addFirstStep(
                        "find", "Finds the exports of which somebody has to be told", JobParameters.class, this::find)
                .addLastStep("tell", "Tells those of one export", this::tell)
                .build();
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (!units.jobsToTell().isEmpty()) {
            coordinator
                    .getObject()
                    .startInstance(new SystemRequestDetails(), new JobInstanceStartRequest(ID, new JobParameters()));
        }
    }

    private RunOutcome find(StepExecutionDetails<JobParameters, VoidModel> step, IJobDataSink<JobParameters> exports) {
        var all = units.jobsToTell();
        all.forEach(job -> exports.accept(JobParameters.of(job)));
        return new RunOutcome(all.size());
    }

    /** One that cannot be written holds up nobody else's. */
    private void give(String job, Unit unit) {
        try {
            receipt.give(job, unit);
        } catch (NotWritten e) {
            LOG.error("A receipt of an export could not be written.", e);
            if (!e.isConflict()) {
                // The person is gone, or the record refuses it for good.
                units.tell(job, unit.number());
            }
        }
    }

    private RunOutcome tell(StepExecutionDetails<JobParameters, JobParameters> step, IJobDataSink<VoidModel> nothing) {
        var job = step.getData().id();
        var all = units.toTell(job);
        all.forEach(unit -> give(job, unit));
        return new RunOutcome(all.size());
    }
}
