package jp.kenkotecho.server;

import ca.uhn.fhir.batch2.coordinator.JobDefinitionRegistry;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes from HAPI's Batch2 what an older server ran there and this one does not: it would stay in progress for ever, and
 * HAPI's maintenance would warn of it at each of its passes. The work itself goes on elsewhere, since the tables of the
 * features tell what of it waits.
 */
@Component
class OrphanedBatches {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedBatches.class);

    private final JdbcClient database;
    private final JobDefinitionRegistry known;

    OrphanedBatches(JdbcClient database, JobDefinitionRegistry known) {
        this.database = database;
        this.known = known;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void remove() {
        var definitions = Set.copyOf(known.getJobDefinitionIds());
        database.sql("select distinct definition_id from bt2_job_instance").query(String.class).list().stream()
                .filter(definition -> !definitions.contains(definition))
                .forEach(this::remove);
    }

    private void remove(String definition) {
        database.sql("delete from bt2_work_chunk where instance_id in"
                        + " (select id from bt2_job_instance where definition_id = ?)")
                .param(definition)
                .update();
        var removed = database.sql("delete from bt2_job_instance where definition_id = ?")
                .param(definition)
                .update();
        LOG.info("{} batches of an older server were ended; their work goes on.", removed);
    }
}
