package jp.kenkotecho.research.release;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Problem.Kind;
import jp.kenkotecho.research.job.ExportApprovals;
import jp.kenkotecho.research.job.ExportJobs;
import jp.kenkotecho.research.job.ExportJobs.Job;
import jp.kenkotecho.research.job.ExportUnits;
import jp.kenkotecho.spi.BinaryResponse;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.spi.RespondAsync;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** {@code $export-status}: how far an export is, its manifest when it is done, and calling it off with DELETE. */
@FhirProvider
class ExportStatus {

    private static final Set<String> PARAMETERS = Set.of("id");

    /** How often one may ask; what clients are told is twice as long. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private static final int RETRY = 2;

    private static final Problem TOO_SOON =
            Problem.of(Kind.BUSY, "問い合わせの間隔が短すぎます。", "Asked again too soon: wait as Retry-After says.");
    private static final Problem NOT_RELEASED = Problem.of(
            Kind.BROKEN,
            "エクスポートは公開されませんでした。似た参加者が少なすぎて、個人が分かるおそれがあります。",
            "The export was not released: too few participants look alike, so that a person could be recognised.");

    private static final Problem FAILED = Problem.of(
            Kind.BROKEN,
            "エクスポートを作れませんでした。もう一度始めるか、運営者に知らせてください。",
            "The export could not be made: start it again, or tell the operator.");

    private final ExportJobs jobs;
    private final ExportApprovals approvals;
    private final ExportUnits units;
    private final Release release;
    private final Manifest manifest;

    ExportStatus(ExportJobs jobs, ExportApprovals approvals, ExportUnits units, Release release, Manifest manifest) {
        this.jobs = jobs;
        this.approvals = approvals;
        this.units = units;
        this.release = release;
        this.manifest = manifest;
    }

    @Operation(name = "$export-status", idempotent = true, deleteEnabled = true, manualResponse = true)
    public void status(@OperationParam(name = "id") @Nullable StringType id, ServletRequestDetails request)
            throws IOException {
        Inputs.knowOnly(PARAMETERS, request);
        var job = jobOf(id == null ? "" : id.getValueNotNull(), request);
        if (request.getRequestType() == RequestTypeEnum.DELETE) {
            release.callOff(job.id());
            RespondAsync.calledOff(request);
            return;
        }
        switch (job.state()) {
            case WAITING -> underWay(job, "waiting for approvals: " + approvals.count(job.id()) + "/2", request);
            case RUNNING -> underWay(job, progress(job), request);
            case REFUSED -> throw new Refusal(NOT_RELEASED);
            case FAILED -> throw new Refusal(FAILED);
            case DONE -> done(job, request);
            case GONE -> throw new Refusal(Refusal.NOT_THERE);
        }
    }

    /** The job of the client that asked for it, and still there; anything else is absent. */
    private Job jobOf(String id, ServletRequestDetails request) {
        var client = CallerOf.request(request).orElseThrow().client();
        return jobs.find(id, client).orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
    }

    /** How much is written. Of everything, the pages are known one after the other: of them there is no share to tell. */
    private String progress(Job job) {
        var all = units.count(job.id());
        var written = all - units.waitingCount(job.id());
        if (all == 0) {
            return "queued";
        }
        return job.isOfEverything()
                ? written + " pages written"
                : written + " of " + all + " persons written (" + 100 * written / all + "%)";
    }

    private void underWay(Job job, String progress, ServletRequestDetails request) {
        if (jobs.isAskedAgain(job.id(), SHORTEST)) {
            request.getServletResponse().setHeader("Retry-After", String.valueOf(RETRY));
            throw new Refusal(TOO_SOON);
        }
        RespondAsync.underWay(request, progress, RETRY);
    }

    private void done(Job job, ServletRequestDetails request) throws IOException {
        request.getServletResponse()
                .setHeader(
                        "Expires",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                job.expires().orElseThrow().atOffset(ZoneOffset.UTC)));
        var text = manifest.of(job, request.getFhirServerBase());
        BinaryResponse.send(request, "application/json;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
