package jp.kenkotecho.research;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.spi.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /admin/exports}: {@link Approvals} over HTTP. */
@RestController
class ApprovalsApi {

    private final Approvals approvals;

    ApprovalsApi(Approvals approvals) {
        this.approvals = approvals;
    }

    /** One that waits. */
    record Waiting(String id, String client, String request, List<String> types, Instant at, int approvals) {}

    @GetMapping("/admin/exports")
    List<Waiting> waiting(Caller by) {
        return approvals.waiting(by).stream()
                .map(one -> new Waiting(one.id(), one.client(), one.request(), one.types(), one.at(), one.approvals()))
                .toList();
    }

    @PostMapping("/admin/exports/{id}/approval")
    ResponseEntity<Object> approve(@PathVariable String id, Caller by) {
        try {
            return ResponseEntity.ok(approvals.approve(by, id));
        } catch (Refusal e) {
            var error =
                    e.getStatusCode() == HttpStatus.NOT_FOUND.value() ? "no_such_export" : "two_factors_of_a_person";
            return ResponseEntity.status(e.getStatusCode()).body(Map.of("error", error));
        }
    }
}
