package jp.kenkotecho.portal;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import jp.kenkotecho.portal.ArchiveReports.State;
import jp.kenkotecho.portal.fhir.ArchiveAnswer;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Delegation;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.spi.RespondAsync;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST $myna-import} of the whole server: an archive of many persons' check-ups, for a municipality or an
 * insurer. It is taken at once and imported afterwards; {@code $myna-import-status} tells how far that is.
 */
@FhirProvider
class ArchiveOperations {

    private static final Problem NOT_FOR_PEOPLE = Problem.of(
            Problem.Kind.REFUSED,
            "健診結果のアーカイブは、自治体や保険者のシステムだけが送れます。",
            "Archives of check-ups are for the systems of municipalities and insurers.");
    private static final int RETRY = 5;

    private final ArchiveReports reports;
    private final Clock clock;

    ArchiveOperations(ArchiveReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @Operation(name = "$myna-import", manualRequest = true, manualResponse = true)
    public void mynaImport(ServletRequestDetails request) throws IOException {
        var caller = backend(request);
        RespondAsync.demanded(request);
        var archive = UUID.randomUUID().toString();
        var body = request.getServletRequest().getInputStream();
        reports.receive(archive, caller, clock.instant(), body);
        RespondAsync.accepted(request, "$myna-import-status", archive);
    }

    @Operation(name = "$myna-import-status", idempotent = true)
    public Parameters status(@OperationParam(name = "id") @Nullable StringType id, ServletRequestDetails request) {
        Inputs.knowOnly(Set.of("id"), request);
        var caller = backend(request);
        var archive = id == null ? "" : id.getValueNotNull();
        var sender = reports.sender(archive).map(Caller::client);
        if (sender.filter(caller.client()::equals).isEmpty()) {
            throw new Refusal(Refusal.NOT_THERE);
        }
        var counts = reports.counts(archive);
        var all = counts.values().stream().mapToInt(Integer::intValue).sum();
        var waiting = counts.getOrDefault(State.WAITING, 0);
        var answer = new ArchiveAnswer(all);
        for (var state : State.values()) {
            answer.count(state.name().toLowerCase(Locale.ROOT), counts.getOrDefault(state, 0));
        }
        if (waiting > 0) {
            RespondAsync.underWay(request, (all - waiting) + "/" + all, RETRY);
        } else {
            reports.notTaken(archive)
                    .forEach(one ->
                            answer.notTaken(one.name(), one.state().name().toLowerCase(Locale.ROOT), one.reason()));
        }
        return answer.answer();
    }

    private static Caller backend(RequestDetails request) {
        var caller = CallerOf.request(request).orElseThrow();
        if (!caller.behalf().equals(Delegation.NOBODY)) {
            throw new Refusal(NOT_FOR_PEOPLE);
        }
        return caller;
    }
}
