package jp.kenkotecho.audit;

import jp.kenkotecho.record.Caller;
import jp.kenkotecho.spi.Administration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The look through the whole chain that an administrator asks for; it tells nothing of what the entries say. */
@Component
public class AuditVerification {

    private static final Logger LOG = LoggerFactory.getLogger(AuditVerification.class);

    private final AuditLog auditLog;
    private final AuditChainWriter auditChainWriter;

    AuditVerification(AuditLog auditLog, AuditChainWriter auditChainWriter) {
        this.auditLog = auditLog;
        this.auditChainWriter = auditChainWriter;
    }

    /**
     * What it found.
     *
     * @param entries the number of the last entry
     * @param firstBroken the number of the first that is not as it was sealed, or is missing; 0 when none is
     * @param seal of the last entry: kept elsewhere, it shows later whether the end was cut off
     */
    public record Verification(boolean intact, long entries, long firstBroken, String seal) {}

    /** Looks at every entry, in order, those that are not sealed yet among them. */
    public Verification verify(Caller by) {
        Administration.demand(by);
        auditChainWriter.flush();
        var found = auditLog.verify();
        if (!found.intact()) {
            LOG.error("The audit trail is broken at entry {}.", found.firstBroken());
        }
        return found;
    }
}
