package jp.kenkotecho.research.release;

import java.util.List;
import java.util.UUID;
import jp.kenkotecho.jobs.Jobs;
import jp.kenkotecho.jobs.Lease;
import jp.kenkotecho.jobs.Work;
import jp.kenkotecho.profile.RecordStore.NotWritten;
import jp.kenkotecho.research.job.ExportUnits;
import jp.kenkotecho.research.job.ExportUnits.Unit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells participants what of theirs was handed over, after it was: work in the background, since they may be many. */
@Component
class ExportReceipts implements Work {

    private static final Logger LOG = LoggerFactory.getLogger(ExportReceipts.class);
    private static final String KIND = "export-receipts";
    private static final String SEPARATOR = "/";

    private final ExportUnits units;
    private final ExportReceipt receipt;
    private final Jobs work;

    ExportReceipts(ExportUnits units, ExportReceipt receipt, Jobs work) {
        this.units = units;
        this.receipt = receipt;
        this.work = work;
    }

    /** Notes what has left, and whom to tell of it: both or neither. */
    @Transactional
    public void left(String job, List<Integer> numbers) {
        units.left(job, numbers);
        // Work of its own each time: what is under way may have passed these by.
        work.start(KIND, job + SEPARATOR + UUID.randomUUID());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(String id, Lease lease) {
        var job = id.split(SEPARATOR, 2)[0];
        var conflicts = units.toTell(job).stream()
                .filter(unit -> !isTold(job, unit, lease))
                .count();
        if (conflicts > 0) {
            throw new IllegalStateException("some could not be told because their records were being written");
        }
    }

    /** One that cannot be written holds up nobody else's. */
    private boolean isTold(String job, Unit unit, Lease lease) {
        try {
            lease.write(() -> receipt.give(job, unit));
            return true;
        } catch (NotWritten e) {
            LOG.error("A receipt of an export could not be written.", e);
            if (!e.isConflict()) {
                // The person is gone, or the record refuses it for good.
                units.tell(job, unit.number());
            }
            return !e.isConflict();
        }
    }

    /** Whoever was not told stays so, and is told with the next file that leaves. */
    @Override
    public void giveUp(String id) {}
}
