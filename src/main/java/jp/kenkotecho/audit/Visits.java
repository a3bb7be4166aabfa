package jp.kenkotecho.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.audit.AuditLog.Sealed;
import jp.kenkotecho.audit.fhir.ReaderWords;
import jp.kenkotecho.audit.fhir.VisitWords;
import jp.kenkotecho.audit.model.AuditEntry;
import jp.kenkotecho.audit.model.Visit;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Text;
import org.springframework.stereotype.Component;

/** A person's trail visit by visit, newest first, for pages. Whether it may be asked for: the page. */
@Component
public class Visits {

    private static final int MOST_VISITS = 30;

    /** Read at once: a visit is some ten requests, and the day at the end is left out where it may not be whole. */
    private static final int MOST_ENTRIES = 1000;

    private static final int MOST_STEPS = 30;
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final String EMERGENCY = "$break-glass: ";

    private final AuditLog auditLog;
    private final AuditChainWriter auditChainWriter;

    Visits(AuditLog auditLog, AuditChainWriter auditChainWriter) {
        this.auditLog = auditLog;
        this.auditChainWriter = auditChainWriter;
    }

    /**
     * One visit.
     *
     * @param id of its first entry
     * @param at in Japan, when it began
     * @param reader who it was
     * @param party {@code Organization/…} where they work; empty for who works nowhere
     * @param links who they are in the record
     * @param said all of it in one sentence
     * @param ground {@code OWN}, {@code PROXY}, {@code CONSENT}, {@code EMERGENCY}, {@code BACKEND}, {@code REFUSED}
     * @param by which apps
     * @param reason why a clinician opened the record in an emergency; empty otherwise
     * @param steps request by request, oldest first; the first thirty
     * @param more how many there were besides
     */
    public record Line(
            String id,
            ZonedDateTime at,
            Text reader,
            String party,
            Set<String> links,
            Text said,
            String ground,
            List<Text> by,
            List<InformationCategory> categories,
            String reason,
            List<Step> steps,
            int more) {

        /** Whether it was somebody who is this in the record, or works there. */
        public boolean isOf(String actor) {
            return party.equals(actor) || links.contains(actor);
        }
    }

    /**
     * One request.
     *
     * @param count how many records it was about; 0 where it found none, or was refused
     */
    public record Step(ZonedDateTime at, Text said, int count) {}

    /**
     * Visits, newest first.
     *
     * @param next where the page after begins; 0 when there is none
     */
    public record Page(List<Line> lines, long next) {}

    /**
     * A page of visits; {@code before} is 0 for the newest.
     *
     * @param all also what the person did, and what the server did for them
     */
    public Page page(PersonId person, long before, boolean all) {
        var found = entries(person, before == 0 ? Long.MAX_VALUE : before, all);
        var isMore = found.size() > MOST_ENTRIES;
        var whole = isMore ? wholeDays(found) : found;
        var visits = Visit.of(whole.stream().map(Sealed::entry).toList(), JAPAN);
        var shown = firstDays(visits);
        if (shown.size() < visits.size()) {
            var last = dayOf(shown.get(shown.size() - 1).first());
            whole = whole.stream()
                    .filter(one -> !dayOf(one.entry()).isBefore(last))
                    .toList();
            isMore = true;
        }
        return new Page(
                shown.stream().map(Visits::line).toList(),
                isMore ? whole.get(whole.size() - 1).seq() : 0);
    }

    /** The visit that began with this entry, among the newest. */
    public Optional<Line> one(PersonId person, String id) {
        return newest(person).filter(line -> line.id().equals(id)).findFirst();
    }

    /**
     * The last look of each of these, {@code Organization/…}, {@code RelatedPerson/…}, among the newest; without those who
     * have not looked.
     */
    public Map<String, Line> last(PersonId person, Collection<String> actors) {
        var last = new HashMap<String, Line>();
        var newest =
                newest(person).filter(line -> !line.ground().equals("REFUSED")).toList();
        for (var actor : actors) {
            newest.stream().filter(line -> line.isOf(actor)).findFirst().ifPresent(line -> last.put(actor, line));
        }
        return last;
    }

    private Stream<Line> newest(PersonId person) {
        var entries = entries(person, Long.MAX_VALUE, false).stream()
                .map(Sealed::entry)
                .toList();
        return Visit.of(entries, JAPAN).stream().map(Visits::line);
    }

    private List<Sealed> entries(PersonId person, long before, boolean all) {
        auditChainWriter.flush();
        return all
                ? auditLog.of(person.value(), before, Instant.EPOCH, AccessLog.FAR, MOST_ENTRIES + 1)
                : auditLog.ofOthers(person.value(), before, MOST_ENTRIES + 1);
    }

    /** Visits without the oldest day, of which there is more; that day alone, cut, where it is all there is. */
    private static List<Sealed> wholeDays(List<Sealed> found) {
        var oldest = dayOf(found.get(found.size() - 1).entry());
        var whole =
                found.stream().filter(one -> dayOf(one.entry()).isAfter(oldest)).toList();
        return whole.isEmpty() ? found.subList(0, MOST_ENTRIES) : whole;
    }

    /** The visits of as many whole days as fit on a page, of one at least. */
    private static List<Visit> firstDays(List<Visit> visits) {
        var shown = new ArrayList<Visit>();
        for (var visit : visits) {
            if (shown.size() >= MOST_VISITS
                    && !dayOf(visit.first())
                            .equals(dayOf(shown.get(shown.size() - 1).first()))) {
                return shown;
            }
            shown.add(visit);
        }
        return shown;
    }

    private static LocalDate dayOf(AuditEntry entry) {
        return LocalDate.ofInstant(entry.at(), JAPAN);
    }

    private static Line line(Visit visit) {
        var first = visit.first();
        return new Line(
                first.id(),
                first.at().atZone(JAPAN),
                ReaderWords.of(first),
                first.who().organization(),
                first.who().links(),
                VisitWords.of(visit),
                first.ground(),
                visit.entries().stream().map(ReaderWords::by).distinct().toList(),
                VisitWords.categories(visit),
                reason(visit),
                visit.entries().stream().limit(MOST_STEPS).map(Visits::step).toList(),
                Math.max(0, visit.entries().size() - MOST_STEPS));
    }

    private static Step step(AuditEntry entry) {
        return new Step(
                entry.at().atZone(JAPAN),
                VisitWords.of(new Visit(List.of(entry))),
                entry.types().values().stream().mapToInt(Integer::intValue).sum());
    }

    private static String reason(Visit visit) {
        return visit.entries().stream()
                .map(AuditEntry::detail)
                .filter(detail -> detail.startsWith(EMERGENCY))
                .map(detail -> detail.substring(EMERGENCY.length()))
                .findFirst()
                .orElse("");
    }
}
