package jp.kenkotecho.portal;

import java.time.Duration;
import java.util.List;
import jp.kenkotecho.jobs.DividedJob;
import jp.kenkotecho.jobs.Lease;
import jp.kenkotecho.jobs.Retries;
import org.springframework.stereotype.Component;

/** The import of an archive, some reports at a time: what waits is told by the table of reports. */
@Component
class ArchiveJob implements DividedJob {

    /** Reports of a piece: a few seconds of work, so that a piece that is done again is short. */
    private static final int PIECE = 10;

    /** The retries, over some twenty minutes: nobody sits and waits for an archive, and its reports come but once. */
    private static final Retries RETRIES = new Retries(Duration.ofSeconds(1), Duration.ofMinutes(5), 12);

    private final ArchiveReports reports;
    private final ArchiveImport imports;

    ArchiveJob(ArchiveReports reports, ArchiveImport imports) {
        this.reports = reports;
        this.imports = imports;
    }

    @Override
    public String kind() {
        return ArchiveReports.KIND;
    }

    @Override
    public Retries retries() {
        return RETRIES;
    }

    @Override
    public List<Integer> divide(String archive, Lease lease) {
        return reports.waiting(archive).stream()
                .map(number -> number - (number - 1) % PIECE)
                .distinct()
                .toList();
    }

    @Override
    public void take(String archive, int piece, Lease lease) {
        var sender = reports.sender(archive).orElseThrow();
        waiting(archive, piece).forEach(number -> {
            lease.check();
            imports.take(sender, archive, number);
        });
    }

    /** Does nothing: an archive is done when no report waits, and there is nothing else to end. */
    @Override
    public void endIfDone(String archive) {}

    @Override
    public void giveUp(String archive) {
        reports.waiting(archive).forEach(number -> imports.giveUp(archive, number));
    }

    @Override
    public void giveUp(String archive, int piece) {
        waiting(archive, piece).forEach(number -> imports.giveUp(archive, number));
    }

    private List<Integer> waiting(String archive, int piece) {
        return reports.waiting(archive).stream()
                .filter(number -> number >= piece && number < piece + PIECE)
                .toList();
    }
}
