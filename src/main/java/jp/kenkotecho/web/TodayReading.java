package jp.kenkotecho.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.access.Received;
import jp.kenkotecho.medication.TodaysMedicines;
import jp.kenkotecho.medication.Twice;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.visit.MorningPressures;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.springframework.stereotype.Component;

/** Reads what 今日 shows, as the caller may see it: some fifteen queries, however long the record is. */
@Component
class TodayReading {

    /** What is read, and nothing else: whoever opens the page must be able to read it. */
    static final Set<String> TYPES = Set.of(
            "MedicationStatement",
            "MedicationRequest",
            "MedicationDispense",
            "MedicationAdministration",
            "QuestionnaireResponse",
            "Observation",
            "Communication",
            "DiagnosticReport");

    /** Days for which a check-up is new. */
    private static final int NEW = 14;

    private static final int NEWEST_MESSAGES = 10;

    private final TodaysMedicines medicines;
    private final MorningPressures pressures;
    private final RecordStore store;
    private final Clock clock;

    TodayReading(TodaysMedicines medicines, MorningPressures pressures, RecordStore store, Clock clock) {
        this.medicines = medicines;
        this.pressures = pressures;
        this.store = store;
        this.clock = clock;
    }

    /**
     * What the page shows.
     *
     * @param day that of the doses: after midnight still the day before, for who is still up
     * @param greeting {@code morning}, {@code day} or {@code evening}
     * @param next the slot to take next; none when all is recorded
     * @param later when the slot after it is due, none when there is none
     * @param apart what was recorded today of doses that are no more planned
     * @param untimed how many medicines are taken at times of which the record says nothing
     * @param lastDay the first of the days on which what is taken daily runs out; none where no end is known
     * @param news one thing that is new; none when nothing is
     */
    record Today(
            LocalDate day,
            String greeting,
            List<DoseRows.Slot> next,
            List<DoseRows.Slot> later,
            List<DoseRows.Slot> slots,
            List<DoseRows.Row> apart,
            List<DoseRows.Needed> whenNeeded,
            int untimed,
            List<LocalDate> lastDay,
            MorningPressures.Morning pressure,
            List<News> news,
            boolean isEmpty) {

        /** The slot in which this dose is, or none: what was just recorded, for the banner. */
        List<DoseRows.Slot> slotOf(String dose) {
            return slots.stream().filter(slot -> slot.recorded().contains(dose)).toList();
        }

        /** How many planned doses are recorded as taken. */
        public long taken() {
            return rows().filter(DoseRows.Row::isTaken).count();
        }

        /** How many are recorded as not taken. */
        public long notTaken() {
            return rows().filter(row -> row.isRecorded() && !row.isTaken()).count();
        }

        private Stream<DoseRows.Row> rows() {
            return slots.stream().flatMap(slot -> slot.rows().stream());
        }

        /** The medicine of which this was taken when needed, or none. */
        List<DoseRows.Needed> neededOf(String dose) {
            return whenNeeded.stream()
                    .filter(needed -> needed.taken().contains(dose))
                    .toList();
        }
    }

    /**
     * Something new.
     *
     * @param kind {@code twice}, {@code message} or {@code checkup}
     * @param ingredient that is taken twice; empty for other kinds
     * @param words what it is about; empty where the page has its own
     */
    record News(String kind, String ingredient, List<Twice> words) {}

    Today of(Caller caller, ViewedRecord whose) {
        var person = new PersonId(whose.id());
        var now = LocalDateTime.now(clock);
        var taken = medicines.of(caller, person);
        var slots = DoseRows.slots(taken);
        var next = DoseRows.next(taken);
        var pressure = pressures.of(caller, person);
        var news = news(caller, whose, taken);
        var untimed = taken.doses().unscheduled().size() + taken.withoutCourse().size();
        return new Today(
                taken.doses().day(),
                greeting(now.toLocalTime()),
                next,
                after(slots, next),
                slots,
                DoseRows.apart(taken),
                DoseRows.whenNeeded(taken, now),
                untimed,
                lastDay(taken).stream().toList(),
                pressure,
                news.stream().toList(),
                taken.medicines().isEmpty()
                        && taken.apart().isEmpty()
                        && pressure.today().isEmpty()
                        && pressure.mean().isEmpty());
    }

    private static String greeting(LocalTime now) {
        return now.getHour() < 4 || now.getHour() >= 18 ? "evening" : now.getHour() < 11 ? "morning" : "day";
    }

    private static List<DoseRows.Slot> after(List<DoseRows.Slot> slots, List<DoseRows.Slot> next) {
        return slots.stream()
                .dropWhile(slot -> !next.contains(slot))
                .skip(1)
                .filter(slot -> !slot.isSettled())
                .limit(1)
                .toList();
    }

    private static Optional<LocalDate> lastDay(TodaysMedicines.Today taken) {
        var daily = taken.doses().slots().stream()
                .flatMap(slot -> slot.doses().stream())
                .map(due -> due.dose().course().statement())
                .distinct();
        return daily.flatMap(id -> Stream.ofNullable(taken.medicines().get(id)))
                .flatMap(medicine -> medicine.lasts().stream())
                .map(lasts -> lasts.lastDay())
                .min(Comparator.naturalOrder());
    }

    /** What is dangerous first, then what somebody wrote, then a new check-up. */
    private Optional<News> news(Caller caller, ViewedRecord whose, TodaysMedicines.Today taken) {
        var twice = taken.twice().stream().findFirst().map(one -> new News("twice", one.ingredient(), List.of(one)));
        return twice.or(() -> whose.isActedFor() && hasUnread(caller, whose)
                        ? Optional.of(new News("message", "", List.of()))
                        : Optional.empty())
                .or(() -> hasNewCheckup(caller, whose)
                        ? Optional.of(new News("checkup", "", List.of()))
                        : Optional.empty());
    }

    private boolean hasUnread(Caller caller, ViewedRecord whose) {
        var newest = RecordQuery.of(Communication.class, new PersonId(whose.id()))
                .newestFirst("_lastUpdated")
                .first(NEWEST_MESSAGES);
        return store.search(caller, newest).stream().anyMatch(Received::isUnread);
    }

    private boolean hasNewCheckup(Caller caller, ViewedRecord whose) {
        var since = LocalDate.now(clock).minusDays(NEW);
        var recent = RecordQuery.of(DiagnosticReport.class, new PersonId(whose.id()))
                .from("date", since)
                .newestFirst("date")
                .first(1);
        return !store.search(caller, recent).isEmpty();
    }
}
