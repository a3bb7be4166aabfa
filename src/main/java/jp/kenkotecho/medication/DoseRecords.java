package jp.kenkotecho.medication;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kenkotecho.medication.Changes.Draft;
import jp.kenkotecho.medication.fhir.DoseRecord;
import jp.kenkotecho.medication.fhir.RecordedDoses;
import jp.kenkotecho.medication.model.Dose;
import jp.kenkotecho.medication.model.NotTaken;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.springframework.stereotype.Component;

/**
 * Writes down what became of doses: taken, not taken and why, or that a record was a mistake. A dose is known by its
 * medicine, day and moment ({@link Dose#id}), so that it is recorded once, however often and by whichever channel. To take
 * it later is nothing that is recorded ({@code docs/clarifications/036}).
 */
@Component
public class DoseRecords {

    /** Days back. */
    private static final int LONGEST_AGO = 31;

    private static final int MOST = 100;

    /** A dose whose time lies no farther from now is taken now; of another only the day is known. */
    private static final Duration NEAR = Duration.ofHours(12);

    private static final Problem WHICH = Problem.of(
                    Problem.Kind.MALFORMED,
                    "どの薬か選んでください。一度に 100 までです。",
                    "Choose the doses: one to a hundred at a time.")
            .at("dose");
    private static final Problem WHEN = Problem.of(
                    Problem.Kind.NOT_SUPPORTED,
                    "記録できるのは、今日までの 31 日分です。",
                    "Doses of today and of the 31 days before can be recorded.")
            .at("day");
    private static final Problem NO_SUCH_DOSE = Problem.of(
                    Problem.Kind.NOT_FOUND,
                    "その日の予定にこの薬がありません。予定が変わったかもしれません。もう一度開いてください。",
                    "No such dose on that day; the schedule may have changed: open it again.")
            .at("dose");

    private final DosePlans plans;
    private final RecordStore store;
    private final Changes changes;
    private final Clock clock;

    DoseRecords(DosePlans plans, RecordStore store, Changes changes, Clock clock) {
        this.plans = plans;
        this.store = store;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * The doses were taken: now, or, where their time is more than twelve hours away, at some time of their day.
     *
     * @param doses ids of doses of that day, all or none of which are recorded
     */
    public ChangeOutcome taken(Caller caller, PersonId person, LocalDate day, Set<String> doses) {
        return record(caller, person, day, doses, dose -> record -> DoseRecord.taken(record, when(dose)));
    }

    /** The doses were not taken. */
    public ChangeOutcome notTaken(Caller caller, PersonId person, LocalDate day, Set<String> doses, NotTaken why) {
        return record(caller, person, day, doses, dose -> record -> DoseRecord.notTaken(record, why, when(dose)));
    }

    /** The same where nobody says why. */
    public ChangeOutcome notTaken(Caller caller, PersonId person, LocalDate day, Set<String> doses) {
        return record(caller, person, day, doses, dose -> record -> DoseRecord.notTaken(record, when(dose)));
    }

    /** What was recorded of these doses was a mistake: they are as if nothing had been. Asks for no schedule. */
    public ChangeOutcome undone(Caller caller, PersonId person, Set<String> doses) {
        return changes.write(caller, () -> {
            demandSome(doses);
            var draft = new Draft();
            known(caller, person, doses).values().stream()
                    .flatMap(List::stream)
                    .filter(DoseRecord::saysSomething)
                    .forEach(record -> {
                        DoseRecord.struckOut(record);
                        draft.put(record);
                    });
            return draft;
        });
    }

    private ChangeOutcome record(
            Caller caller,
            PersonId person,
            LocalDate day,
            Set<String> doses,
            Function<Dose, Consumer<MedicationAdministration>> says) {
        return changes.write(caller, () -> {
            demandSome(doses);
            demandRecent(day);
            var plan = plans.of(caller, person, day, day, day);
            var due = due(plan, day, doses);
            var known = known(caller, person, doses);
            var draft = new Draft();
            for (var dose : due) {
                var fresh = DoseRecord.of(dose, plan.statement(dose.course()).orElseThrow());
                says.apply(dose).accept(fresh);
                var records = known.getOrDefault(dose.id(), List.of());
                records.stream()
                        .filter(record -> !DoseRecord.saysTheSame(record, fresh))
                        .forEach(record -> {
                            says.apply(dose).accept(record);
                            draft.put(record);
                        });
                if (records.isEmpty()) {
                    draft.add(fresh, query(person, Set.of(dose.id())));
                }
            }
            return draft;
        });
    }

    private static void demandSome(Set<String> doses) {
        if (doses.isEmpty() || doses.size() > MOST || doses.stream().anyMatch(String::isBlank)) {
            throw new Refusal(WHICH);
        }
    }

    private void demandRecent(LocalDate day) {
        var today = now().toLocalDate();
        if (day.isAfter(today) || day.isBefore(today.minusDays(LONGEST_AGO))) {
            throw new Refusal(WHEN);
        }
    }

    private List<Dose> due(DosePlan plan, LocalDate day, Set<String> wanted) {
        var due = plan.day(day, now())
                .doses()
                .filter(dose -> wanted.contains(dose.id()))
                .toList();
        if (due.size() < wanted.size()) {
            throw new Refusal(NO_SUCH_DOSE);
        }
        return due;
    }

    private Map<String, List<MedicationAdministration>> known(Caller caller, PersonId person, Set<String> doses) {
        return store.search(caller, query(person, doses)).stream()
                .collect(Collectors.groupingBy(
                        record -> RecordedDoses.idOf(record).orElse("")));
    }

    private static RecordQuery<MedicationAdministration> query(PersonId person, Set<String> doses) {
        var tokens = doses.stream()
                .sorted()
                .map(dose -> new Token(RecordedDoses.SYSTEM, dose))
                .toList();
        return RecordQuery.of(MedicationAdministration.class, person).anyOf("identifier", tokens);
    }

    private DateTimeType when(Dose dose) {
        var now = now();
        var due = dose.at()
                .orElse(dose.day().equals(now.toLocalDate()) ? now : dose.day().atStartOfDay());
        return Duration.between(due, now).abs().compareTo(NEAR) <= 0
                ? new DateTimeType(now.atZone(clock.getZone()).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
                : new DateTimeType(dose.day().toString());
    }

    private LocalDateTime now() {
        return LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    }
}
