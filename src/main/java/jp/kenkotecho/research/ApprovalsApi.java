package jp.kenkotecho.research;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.research.job.ExportJobs;
import jp.kenkotecho.research.job.ExportJobs.Job;
import jp.kenkotecho.research.job.ExportJobs.State;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Exports of everything that wait for their approval, at {@code /admin/exports}: by two administrators, each of whom has
 * signed in with two factors. A service, whoever runs it, approves nothing.
 */
@RestController
class ApprovalsApi {

    private static final int ENOUGH = 2;

    private final ExportJobs jobs;
    private final ApplicationEventPublisher events;

    ApprovalsApi(ExportJobs jobs, ApplicationEventPublisher events) {
        this.jobs = jobs;
        this.events = events;
    }

    /** One that waits. */
    record Waiting(String id, String client, String request, Set<String> types, Instant at, int approvals) {}

    @GetMapping("/admin/exports")
    List<Waiting> waiting() {
        return jobs.in(State.WAITING).stream()
                .map(job -> new Waiting(
                        job.id(),
                        job.client(),
                        job.request(),
                        new TreeSet<>(job.asked().types()),
                        job.at(),
                        jobs.approvals(job.id())))
                .toList();
    }

    @PostMapping("/admin/exports/{id}/approval")
    ResponseEntity<Map<String, Object>> approve(
            @PathVariable String id, @AuthenticationPrincipal OAuth2AuthenticatedPrincipal who) {
        Caller caller = who.getAttribute(Caller.class.getName());
        if (caller == null || !caller.behalf().isSomebody() || !caller.behalf().twoFactors()) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).body(Map.of("error", "two_factors_of_a_person"));
        }
        return jobs.find(id)
                .filter(job -> job.state() == State.WAITING)
                .map(job -> ResponseEntity.ok(approve(job, caller)))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND).body(Map.of("error", "no_such_export")));
    }

    private Map<String, Object> approve(Job job, Caller caller) {
        var approvals = jobs.approve(job.id(), caller.behalf().account());
        events.publishEvent(
                new SecurityEvent(What.EXPORT_APPROVED, caller.behalf().account(), job.client()));
        if (approvals >= ENOUGH) {
            jobs.approved(job.id());
        }
        return Map.of("approvals", approvals, "runs", approvals >= ENOUGH);
    }
}
