package jp.kenkotecho.research;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.plug.CallerOf;
import jp.kenkotecho.plug.FhirProvider;
import jp.kenkotecho.plug.Inputs;
import jp.kenkotecho.plug.Refusal;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Problem.Kind;
import jp.kenkotecho.research.ExportJobs.Job;
import jp.kenkotecho.research.ExportJobs.State;
import jp.kenkotecho.sharing.Cohorts;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * {@code $export-file}: a file of an export, streamed part by part as it is packed. Of whoever has withdrawn since, nothing
 * comes; whose lines were handed over is told so.
 */
@FhirProvider
class ExportFile {

    private static final Set<String> PARAMETERS = Set.of("id", "kind", "type", "from", "to");

    /** Parts that are read at once: some megabytes. */
    private static final int SLICE = 20;

    private static final Problem NOT_COVERED = Problem.of(
            Kind.REFUSED,
            "このトークンの範囲 (スコープ) にない種類のファイルです。",
            "The scopes of this token do not cover the resources of this file.");

    private final ExportJobs jobs;
    private final ExportUnits units;
    private final ExportParts parts;
    private final Standing standing;
    private final ExportReceipts receipts;
    private final Clock clock;

    ExportFile(
            ExportJobs jobs,
            ExportUnits units,
            ExportParts parts,
            Standing standing,
            ExportReceipts receipts,
            Clock clock) {
        this.jobs = jobs;
        this.units = units;
        this.parts = parts;
        this.standing = standing;
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
        var response = request.getServletResponse();
        var isPacked = request.getHeaders("Accept-Encoding").stream().anyMatch(one -> one.contains("gzip"));
        response.setContentType("application/fhir+ndjson");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Vary", "Accept-Encoding");
        if (isPacked) {
            response.setHeader("Content-Encoding", "gzip");
        }
        var left = new ArrayList<Integer>();
        try {
            stream(job, wanted, response.getOutputStream(), isPacked, left);
        } finally {
            // Also what was handed over until the connection broke.
            if (wanted.kind() == ExportParts.Kind.OUTPUT && !left.isEmpty()) {
                units.left(job.id(), left);
                receipts.start();
            }
        }
    }

    private void stream(Job job, Wanted wanted, OutputStream out, boolean isPacked, List<Integer> left)
            throws IOException {
        var isOutput = wanted.kind() == ExportParts.Kind.OUTPUT;
        var stands = isOutput ? standing.of(job) : Set.of(0);
        var from = wanted.from();
        var slice = parts.next(job.id(), wanted.kind(), wanted.type(), from, wanted.to(), SLICE);
        while (!slice.isEmpty()) {
            for (var part : slice) {
                if (stands.contains(part.number())) {
                    left.add(part.number());
                    write(part, out, isPacked);
                }
                from = part.number() + 1;
            }
            slice = parts.next(job.id(), wanted.kind(), wanted.type(), from, wanted.to(), SLICE);
        }
    }

    private static void write(ExportParts.Part part, OutputStream out, boolean isPacked) throws IOException {
        if (isPacked) {
            part.packed().writeTo(out);
        } else {
            part.packed().unpackTo(out);
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

    /** What was never handed out under an address is absent, whatever it is. */
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
