package jp.kenkotecho.research.release;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import jp.kenkotecho.access.Cohorts;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Problem.Kind;
import jp.kenkotecho.research.job.ExportJobs;
import jp.kenkotecho.research.job.ExportJobs.Job;
import jp.kenkotecho.research.job.ExportJobs.State;
import jp.kenkotecho.research.job.ExportParts;
import jp.kenkotecho.research.model.ContentCoding;
import jp.kenkotecho.spi.Refusal;
import org.springframework.stereotype.Component;

/**
 * Hands out the files of an export, part by part, to the client whose it is. Of whoever has withdrawn since, nothing comes;
 * whose lines were handed over is told so.
 */
@Component
public class ReleasedFiles {

    /** Parts that are read at once: some megabytes. */
    private static final int SLICE = 20;

    private static final int BUFFER = 64 * 1024;

    private static final Problem NOT_COVERED = Problem.of(
            Kind.REFUSED,
            "このトークンの範囲 (スコープ) にない種類のファイルです。",
            "The scopes of this token do not cover the resources of this file.");

    private final ExportJobs jobs;
    private final ExportParts parts;
    private final ActiveConsents activeConsents;
    private final ExportReceipts receipts;
    private final Clock clock;

    ReleasedFiles(
            ExportJobs jobs, ExportParts parts, ActiveConsents activeConsents, ExportReceipts receipts, Clock clock) {
        this.jobs = jobs;
        this.parts = parts;
        this.activeConsents = activeConsents;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** A file that may be written. */
    public static final class Opened {

        private final Job job;
        private final ReleasedFile file;

        private Opened(Job job, ReleasedFile file) {
            this.job = job;
            this.file = file;
        }
    }

    /**
     * A file of the client's own.
     *
     * @throws Refusal for one that is not there, not any more, or not within its scopes
     */
    public Opened open(Caller client, String id, ReleasedFile file) {
        var job = jobs.find(id)
                .filter(one -> one.client().equals(client.client()) && one.state() == State.DONE)
                .filter(one -> one.expires().map(clock.instant()::isBefore).orElse(false))
                .orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        if (file.kind() == ExportParts.Kind.SUPPRESSED) {
            throw new Refusal(Refusal.NOT_THERE);
        }
        if (file.kind() == ExportParts.Kind.OUTPUT && !Cohorts.mayRead(client, file.type())) {
            throw new Refusal(NOT_COVERED);
        }
        return new Opened(job, file);
    }

    /** Writes it, and has those told of it whose lines it holds. */
    public void write(Opened opened, ContentCoding coding, OutputStream out) throws IOException {
        var left = new ArrayList<Integer>();
        try {
            write(opened, coding, out, left);
        } finally {
            // Also what was handed over until the connection broke.
            if (opened.file.kind() == ExportParts.Kind.OUTPUT && !left.isEmpty()) {
                receipts.left(opened.job.id(), left);
            }
        }
    }

    private void write(Opened opened, ContentCoding coding, OutputStream out, List<Integer> left) throws IOException {
        if (coding == ContentCoding.IDENTITY) {
            stream(opened.job, opened.file, out, left);
            return;
        }
        var packing = new GZIPOutputStream(out, BUFFER);
        stream(opened.job, opened.file, packing, left);
        // Not when it broke off: without its last bytes nobody takes it for the whole.
        packing.close();
    }

    private void stream(Job job, ReleasedFile wanted, OutputStream out, List<Integer> left) throws IOException {
        var isOutput = wanted.kind() == ExportParts.Kind.OUTPUT;
        var stands = isOutput ? activeConsents.of(job) : Set.of(0);
        var from = wanted.from();
        var slice = parts.next(job.id(), wanted.kind(), wanted.type(), from, wanted.to(), SLICE);
        while (!slice.isEmpty()) {
            for (var part : slice) {
                if (stands.contains(part.number())) {
                    left.add(part.number());
                    part.packed().unpackTo(out);
                }
                from = part.number() + 1;
            }
            slice = parts.next(job.id(), wanted.kind(), wanted.type(), from, wanted.to(), SLICE);
        }
    }
}
