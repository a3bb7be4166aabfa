package jp.kenkotecho.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import jp.kenkotecho.audit.AuditLog.Sealed;
import jp.kenkotecho.audit.fhir.AuditSentences;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Text;
import org.springframework.stereotype.Component;

/** A person's trail, newest first: who, from where, what, when, on which ground. Whether it may be asked for: the gate. */
@Component
public class AccessLog {

    static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

    private static final int MOST = 200;
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final String EMERGENCY = "$break-glass: ";

    private final AuditLog auditLog;
    private final AuditChainWriter auditChainWriter;

    AccessLog(AuditLog auditLog, AuditChainWriter auditChainWriter) {
        this.auditLog = auditLog;
        this.auditChainWriter = auditChainWriter;
    }

    /**
     * What happened.
     *
     * @param before only entries with a smaller number: where the page before ended
     */
    record Wanted(PersonId person, Instant from, Instant until, long before, int count) {}

    /** One page, and whether there is another. */
    record Page(List<Sealed> entries, boolean more) {}

    /**
     * One entry as a person reads it.
     *
     * @param at in Japan
     * @param others whether somebody else did it
     * @param reason why a clinician opened the record in an emergency; empty otherwise
     */
    public record Line(ZonedDateTime at, Text said, boolean others, String reason) {}

    /**
     * Lines, newest first.
     *
     * @param next where the page after begins; 0 when there is none
     */
    public record Lines(List<Line> lines, long next) {

        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** The day of an instant, in Japan. */
    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, JAPAN);
    }

    /** The lines of a page; {@code before} is 0 for the newest. */
    public Lines lines(PersonId person, long before, int count) {
        var page = page(new Wanted(person, Instant.EPOCH, FAR, before == 0 ? Long.MAX_VALUE : before, count));
        var entries = page.entries();
        return new Lines(
                entries.stream().map(AccessLog::line).toList(),
                page.more() ? entries.get(entries.size() - 1).seq() : 0);
    }

    private static Line line(Sealed sealed) {
        var entry = sealed.entry();
        var reason = entry.detail().startsWith(EMERGENCY) ? entry.detail().substring(EMERGENCY.length()) : "";
        return new Line(
                entry.at().atZone(JAPAN),
                AuditSentences.of(entry),
                !entry.ground().equals("OWN"),
                reason);
    }

    /** Everything that has happened up to now is in it. */
    Page page(Wanted wanted) {
        auditChainWriter.flush();
        var count = Math.min(MOST, Math.max(1, wanted.count()));
        var found = auditLog.of(wanted.person().value(), wanted.before(), wanted.from(), wanted.until(), count + 1);
        return new Page(found.subList(0, Math.min(count, found.size())), found.size() > count);
    }
}
