package jp.kenkotecho.audit;

import jp.kenkotecho.audit.AuditLog.Verification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(AuditApi.class);

    private final AuditLog auditLog;
    private final AuditChainWriter auditChainWriter;

    AuditApi(AuditLog auditLog, AuditChainWriter auditChainWriter) {
        this.auditLog = auditLog;
        this.auditChainWriter = auditChainWriter;
    }

    @GetMapping("/admin/audit/verification")
    ResponseEntity<Verification> verify() {
        auditChainWriter.flush();
        var found = auditLog.verify();
        if (!found.intact()) {
            LOG.error("The audit trail is broken at entry {}.", found.firstBroken());
        }
        return ResponseEntity.status(found.intact() ? HttpStatus.OK : HttpStatus.CONFLICT)
                .body(found);
    }
}
