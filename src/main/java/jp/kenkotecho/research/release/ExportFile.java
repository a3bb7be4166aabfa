package jp.kenkotecho.research.release;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import jp.kenkotecho.spi.BinaryResponse;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * {@code $export-file}: a file of an export, streamed part by part. Each part is kept packed by itself; what is sent is
 * packed as one, since many clients read the first member of a gzip file and take it for the whole (RFC 1952 §2.2 allows
 * several). Of whoever has withdrawn since, nothing comes; whose lines were handed over is told so.
 */
@FhirProvider
class ExportFile {

    private static final Set<String> PARAMETERS = Set.of("id", "kind", "type", "from", "to");

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

    ExportFile(
            ExportJobs jobs, ExportParts parts, ActiveConsents activeConsents, ExportReceipts receipts, Clock clock) {
        this.jobs = jobs;
        this.parts = parts;
        this.activeConsents = activeConsents;
        this.receipts = receipts;
        this.clock = clock;
    }

    @Operation(name = "$export-file", idempotent = true, manualResponse = true)
    public void file(
            @OperationParam(name = "id") @Nullable StringType id,
            @OperationParam(name = "kind") @Nullable StringType kind,
            @OperationParam(name = "type") @Nullable StringType type,
            @OperationParam(name = "from") @Nullable StringType from,
            @OperationParam(name = "to") @Nullable StringType to,
            ServletRequestDetails request)
            throws IOException {
        Inputs.knowOnly(PARAMETERS, request);
        var client = CallerOf.request(request).orElseThrow();
        var job = jobs.find(text(id))
                .filter(one -> one.client().equals(client.client()) && one.state() == State.DONE)
                .filter(one -> one.expires().map(clock.instant()::isBefore).orElse(false))
                .orElseThrow(ExportFile::absent);
        var wanted = new Wanted(kindOf(text(kind)), text(type), number(text(from)), number(text(to)));
        demandScope(client, wanted);
        send(job, wanted, request);
    }

    private record Wanted(ExportParts.Kind kind, String type, int from, int to) {}

    private void send(Job job, Wanted wanted, ServletRequestDetails request) throws IOException {
        var coding = ContentCoding.of(request.getHeaders(HttpHeaders.ACCEPT_ENCODING));
        var response = request.getServletResponse();
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (coding.isEmpty()) {
            // Without a body: none could be read.
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setStatus(HttpServletResponse.SC_NOT_ACCEPTABLE);
            return;
        }
        if (coding.get() == ContentCoding.GZIP) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        var left = new ArrayList<Integer>();
        try {
            write(job, wanted, coding.get(), BinaryResponse.begin(request, "application/fhir+ndjson"), left);
        } finally {
            // Also what was handed over until the connection broke.
            if (wanted.kind() == ExportParts.Kind.OUTPUT && !left.isEmpty()) {
                receipts.left(job.id(), left);
            }
        }
    }

    private void write(Job job, Wanted wanted, ContentCoding coding, OutputStream out, List<Integer> left)
            throws IOException {
        if (coding == ContentCoding.IDENTITY) {
            stream(job, wanted, out, left);
            return;
        }
        var packing = new GZIPOutputStream(out, BUFFER);
        stream(job, wanted, packing, left);
        // Not when it broke off: without its last bytes nobody takes it for the whole.
        packing.close();
    }

    private void stream(Job job, Wanted wanted, OutputStream out, List<Integer> left) throws IOException {
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

    private static void demandScope(Caller client, Wanted wanted) {
        if (wanted.kind() == ExportParts.Kind.OUTPUT && !Cohorts.mayRead(client, wanted.type())) {
            throw new Refusal(NOT_COVERED);
        }
    }

    private static String text(@Nullable StringType value) {
        return value == null ? "" : value.getValueNotNull();
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw absent();
        }
        return Integer.parseInt(text);
    }

    /** The kind of file of that name; what was never handed out under an address is absent, whatever it is. */
    private static ExportParts.Kind kindOf(String text) {
        return Optional.of(text.toUpperCase(Locale.ROOT))
                .flatMap(name -> Arrays.stream(ExportParts.Kind.values())
                        .filter(kind -> kind != ExportParts.Kind.SUPPRESSED
                                && kind.name().equals(name))
                        .findFirst())
                .orElseThrow(ExportFile::absent);
    }

    private static Refusal absent() {
        return new Refusal(Refusal.NOT_THERE);
    }
}
