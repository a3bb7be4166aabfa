package jp.kenkotecho.server;

import ca.uhn.fhir.batch2.api.IJobMaintenanceService;
import ca.uhn.fhir.batch2.api.IReductionStepExecutorService;
import ca.uhn.fhir.batch2.channel.BatchJobSender;
import ca.uhn.fhir.batch2.coordinator.JobDefinitionRegistry;
import ca.uhn.fhir.batch2.coordinator.WorkChunkProcessor;
import ca.uhn.fhir.batch2.maintenance.JobMaintenanceServiceImpl;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.batch2.JpaBatch2Config;
import ca.uhn.fhir.jpa.model.sched.ISchedulerService;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** HAPI's Batch2, for its own reindexing alone, with steps that do not wait a minute for each other. */
@Configuration
class BackgroundJobs extends JpaBatch2Config {

    /** A pass is one conditional UPDATE; HAPI's own 60 s made an export of 24,000 resources take 190 s instead of 16. */
    private static final Duration MAINTENANCE = Duration.ofSeconds(2);

    @Bean
    @Override
    public IJobMaintenanceService batch2JobMaintenanceService(
            ISchedulerService scheduler,
            JobDefinitionRegistry jobs,
            JpaStorageSettings settings,
            BatchJobSender sender,
            WorkChunkProcessor processor,
            IReductionStepExecutorService reduction) {
        var service = (JobMaintenanceServiceImpl)
                super.batch2JobMaintenanceService(scheduler, jobs, settings, sender, processor, reduction);
        service.setScheduledJobFrequencyMillis(MAINTENANCE.toMillis());
        return service;
    }

    @Override
    protected int getConcurrentConsumers() {
        return Runtime.getRuntime().availableProcessors();
    }
}
