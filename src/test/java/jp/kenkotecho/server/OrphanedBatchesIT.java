package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.batch2.api.IJobPersistence;
import ca.uhn.fhir.batch2.coordinator.JobDefinitionRegistry;
import ca.uhn.fhir.batch2.model.JobInstance;
import ca.uhn.fhir.batch2.model.StatusEnum;
import ca.uhn.fhir.batch2.model.WorkChunk;
import ca.uhn.fhir.batch2.model.WorkChunkCreateEvent;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.ArrayList;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@OnBothDatabases(Because.OWN_SQL)
class OrphanedBatchesIT extends ServerTest {

    private static final String OF_AN_OLDER_SERVER = "of-an-older-server";

    @Autowired
    private OrphanedBatches orphaned;

    @Autowired
    private IJobPersistence batches;

    @Autowired
    private JobDefinitionRegistry known;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void what_only_an_older_server_could_go_on_with_is_removed_with_its_pieces_and_nothing_else() {
        var lost = stored(OF_AN_OLDER_SERVER, StatusEnum.IN_PROGRESS);
        var kept = stored(known.getJobDefinitionIds().get(0), StatusEnum.COMPLETED);

        orphaned.remove();

        assertThat(batches.fetchInstance(lost)).isEmpty();
        assertThat(piecesOf(lost)).isZero();
        assertThat(batches.fetchInstance(kept)).isPresent();
        assertThat(piecesOf(kept)).isOne();
        batches.deleteInstanceAndChunks(kept);
    }

    /** The id of a batch of one piece. */
    private String stored(String definition, StatusEnum status) {
        var batch = new JobInstance();
        batch.setJobDefinitionId(definition);
        batch.setJobDefinitionVersion(1);
        batch.setStatus(status);
        batch.setParameters("{}");
        var id = batches.storeNewInstance(new SystemRequestDetails(), batch);
        batches.onWorkChunkCreate(new WorkChunkCreateEvent(definition, 1, "step", id, 0, "{}", false));
        return id;
    }

    private int piecesOf(String batch) {
        var pieces = new ArrayList<WorkChunk>();
        transaction.executeWithoutResult(
                open -> batches.fetchAllWorkChunksIterator(batch, false).forEachRemaining(pieces::add));
        return pieces.size();
    }
}
