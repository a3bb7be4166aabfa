package jp.kenkotecho.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kenkotecho.audit.model.AuditEntry;
import jp.kenkotecho.audit.model.AuditEntry.Who;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.spi.Accessed;
import jp.kenkotecho.spi.Accessed.Action;
import jp.kenkotecho.spi.Accessed.Ground;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import jp.kenkotecho.spi.TransactionScoped;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears of everything that is to be in the trail. What is written goes to the outbox with the transaction that writes
 * it, one entry for each person and kind of change; all else to the queue.
 */
@Component
class Listener {

    private final AuditLog auditLog;
    private final AuditChainWriter auditChainWriter;
    private final Clock clock;

    Listener(AuditLog auditLog, AuditChainWriter auditChainWriter, Clock clock) {
        this.auditLog = auditLog;
        this.auditChainWriter = auditChainWriter;
        this.clock = clock;
    }

    @EventListener
    void on(Accessed accessed) {
        var entry = entry(accessed);
        var isWrite = (accessed.action().changes() || accessed.action() == Action.OPERATION)
                && accessed.ground() != Ground.REFUSED;
        if (isWrite && TransactionScoped.isUnderWay()) {
            pending().add(entry);
        } else {
            auditChainWriter.take(entry);
        }
    }

    /** Refused accesses come as {@link Accessed}, which knows whose record it was about. */
    @EventListener
    void on(SecurityEvent event) {
        if (event.what() != What.ACCESS_REFUSED) {
            auditChainWriter.take(new AuditEntry(
                    UUID.randomUUID().toString(),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    event.what().name(),
                    "",
                    "",
                    new Who(event.who(), "", Set.of(), "", "", ""),
                    Map.of(),
                    Set.of(),
                    Set.of(),
                    event.why()));
        }
    }

    private AuditEntry entry(Accessed accessed) {
        var caller = accessed.caller();
        return new AuditEntry(
                UUID.randomUUID().toString(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                accessed.action().name(),
                accessed.ground().name(),
                accessed.person().stream().findFirst().map(one -> one.value()).orElse(""),
                new Who(
                        caller.behalf().account(),
                        caller.client(),
                        caller.behalf().links(),
                        "",
                        "",
                        ""),
                accessed.types(),
                accessed.categories().stream().map(InformationCategory::code).collect(Collectors.toSet()),
                accessed.sources(),
                accessed.detail());
    }

    /** What this transaction has written so far, to be posted just before it commits. */
    private Pending pending() {
        return TransactionScoped.current(this, Pending.class, Pending::new);
    }

    /** The changes of one transaction, added up. */
    private final class Pending extends TransactionScoped {

        Pending() {
            super(Listener.this);
        }

        private record Kind(String action, String ground, String person, Who who) {}

        private final Map<Kind, List<AuditEntry>> changes = new LinkedHashMap<>();

        void add(AuditEntry entry) {
            var kind = new Kind(entry.action(), entry.ground(), entry.person(), entry.who());
            changes.computeIfAbsent(kind, key -> new ArrayList<>()).add(entry);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            changes.values().forEach(several -> auditLog.post(sum(several)));
            changes.clear();
        }

        private static AuditEntry sum(List<AuditEntry> several) {
            var types = new TreeMap<String, Integer>();
            var categories = new HashSet<String>();
            var sources = new HashSet<String>();
            for (var one : several) {
                one.types().forEach((type, count) -> types.merge(type, count, Integer::sum));
                categories.addAll(one.categories());
                sources.addAll(one.sources());
            }
            var first = several.get(0);
            return new AuditEntry(
                    first.id(),
                    first.at(),
                    first.action(),
                    first.ground(),
                    first.person(),
                    first.who(),
                    types,
                    categories,
                    sources,
                    first.detail());
        }
    }
}
