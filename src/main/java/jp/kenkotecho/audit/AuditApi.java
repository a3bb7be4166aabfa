package jp.kenkotecho.audit;

import jp.kenkotecho.audit.AuditVerification.Verification;
import jp.kenkotecho.record.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /admin/audit/verification}: whether the chain is whole. Answers 200 when it is and 409 with the number of
 * the first broken entry when it is not, so that a command can tell. Who may call it: a token with the scope
 * {@code admin}. The seal it answers, kept elsewhere, shows later whether the end was cut off.
 */
@RestController
class AuditApi {

    private final AuditVerification verification;

    AuditApi(AuditVerification verification) {
        this.verification = verification;
    }

    @GetMapping("/admin/audit/verification")
    ResponseEntity<Verification> verify(Caller by) {
        var found = verification.verify(by);
        return ResponseEntity.status(found.intact() ? HttpStatus.OK : HttpStatus.CONFLICT)
                .body(found);
    }
}
