package jp.kenkotecho.guidance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.CheckupItems;
import jp.kenkotecho.checkup.fhir.BeyondReferral;
import jp.kenkotecho.guidance.fhir.Referral;
import jp.kenkotecho.guidance.fhir.WorkItem;
import jp.kenkotecho.profile.CalendarDay;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordState;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * Values of people for which a doctor is to be seen, and of which nobody has taken care yet: there is no task of a referral
 * since the day of the value.
 */
@Component
class ReferralValues {

    /** People of one search; where it finds as many values as a search can, half of them at a time. */
    private static final int AT_ONCE = 100;

    private static final Set<String> CALLED_OFF = Set.of("cancelled", "rejected", "failed", "entered-in-error");

    private final RecordStore store;
    private final Clock clock;

    ReferralValues(RecordStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The items of these people, of whom the caller sees the same. */
    List<WorkItem> of(List<Patient> people, Caller caller) {
        var items = new ArrayList<WorkItem>();
        for (var from = 0; from < people.size(); from += AT_ONCE) {
            items.addAll(ofSome(people.subList(from, Math.min(from + AT_ONCE, people.size())), caller));
        }
        return items;
    }

    private List<WorkItem> ofSome(List<Patient> people, Caller caller) {
        var today = LocalDate.now(clock);
        var references = people.stream().map(ReferralValues::reference).toList();
        var found = values(references, caller, today);
        if (found.size() >= RecordStore.MOST_FOUND && people.size() > 1) {
            var half = people.size() / 2;
            return Stream.of(people.subList(0, half), people.subList(half, people.size()))
                    .flatMap(some -> ofSome(some, caller).stream())
                    .toList();
        }
        var values = found.stream()
                .collect(Collectors.groupingBy(one -> one.getSubject().getReference()));
        var referred = referred(references, caller);
        return people.stream()
                .flatMap(person -> beyond(person, values.getOrDefault(reference(person), List.of()), today)
                        .filter(one -> referred.getOrDefault(reference(person), Set.of()).stream()
                                .noneMatch(day -> !day.isBefore(one.day()))))
                .map(one -> WorkItem.of(one, today))
                .toList();
    }

    private Stream<BeyondReferral> beyond(Patient person, List<Observation> values, LocalDate today) {
        return BeyondReferral.of(
                values, CheckupItems.reader(List.of(person), clock.getZone()), CheckupItems.sex(person), today)
                .stream();
    }

    private List<Observation> values(List<String> people, Caller caller, LocalDate today) {
        var query = RecordQuery.of(Observation.class)
                .patients(people)
                .anyOf("code", CheckupItems.limited())
                .from("date", today.minusYears(BeyondReferral.MOST_YEARS_OLD))
                .newestFirst("date")
                .first(RecordStore.MOST_FOUND);
        return store.search(caller, query);
    }

    /** The days on which each of them was sent to a doctor. */
    private Map<String, Set<LocalDate>> referred(List<String> people, Caller caller) {
        var query = RecordQuery.of(Task.class).patients(people).is("code", Referral.KIND);
        return store.search(caller, query.first(RecordStore.MOST_FOUND)).stream()
                .filter(ReferralValues::holds)
                .collect(Collectors.groupingBy(
                        task -> String.valueOf(task.getFor().getReference()),
                        Collectors.flatMapping(
                                task -> CalendarDay.of(task.getAuthoredOnElement(), clock.getZone()).stream(),
                                Collectors.toSet())));
    }

    /** One that was called off, or written by mistake, sent nobody to a doctor. */
    private static boolean holds(Task task) {
        return !CALLED_OFF.contains(RecordState.of(task));
    }

    private static String reference(Patient person) {
        return "Patient/" + person.getIdElement().getIdPart();
    }
}
