package jp.kenkotecho.guidance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.access.Cohorts;
import jp.kenkotecho.access.Deceased;
import jp.kenkotecho.guidance.fhir.WorkItem;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.ShownName;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * What is to be done for the people who agreed to be seen by an office, what is most needed first. Read in the name of
 * whoever asks, so that nobody else is in it.
 */
@Component
public class Worklists {

    /** The types that are read for a list. */
    public static final Set<String> TYPES = Set.of("Task", "Flag", "Patient", "Observation");

    private static final Problem NOT_STAFF = Problem.of(
            Problem.Kind.REFUSED, "一覧は、その組織で働く人だけが見られます。", "A worklist is for whoever works at the organization.");

    private final Cohorts cohorts;
    private final ReferralValues referralValues;
    private final RecordStore store;
    private final Clock clock;

    Worklists(Cohorts cohorts, ReferralValues referralValues, RecordStore store, Clock clock) {
        this.cohorts = cohorts;
        this.referralValues = referralValues;
        this.store = store;
        this.clock = clock;
    }

    /**
     * A line for people to read.
     *
     * @param urgency {@code AT_ONCE}, {@code URGENT}, {@code OVERDUE}, {@code DUE} or {@code OPEN}
     * @param person the id of the Patient
     * @param name of the person
     * @param kind {@code next-contact}, {@code referral}, {@code to-do}, {@code watch} or {@code other}
     */
    public record Line(String urgency, Optional<LocalDate> due, String person, String name, String kind, String what) {}

    /**
     * The first lines of the list of an office, {@code Organization/…}.
     *
     * @throws Refusal when the caller does not work there
     */
    public List<Line> lines(String office, Caller caller, int most) {
        var items = items(office, caller);
        var shown = items.subList(0, Math.min(most, items.size()));
        var people = people(shown, caller);
        return shown.stream()
                .map(item -> new Line(
                        item.need().urgency().name(),
                        item.need().due(),
                        item.person().replace("Patient/", ""),
                        Optional.ofNullable(people.get(item.person()))
                                .map(person -> ShownName.of(person.getNameFirstRep()))
                                .orElse(""),
                        item.kind(),
                        item.words()))
                .toList();
    }

    List<WorkItem> items(String office, Caller caller) {
        if (!cohorts.worksAt(office, caller)) {
            throw new Refusal(NOT_STAFF);
        }
        var today = LocalDate.now(clock);
        var zone = clock.getZone();
        var items = new ArrayList<WorkItem>();
        for (var agreed : cohorts.inParts(cohorts.agreedWith(office, caller).keySet(), caller, TYPES)) {
            var living = living(agreed, caller);
            var some = living.stream()
                    .map(person -> person.getIdElement().getIdPart())
                    .toList();
            if (some.isEmpty()) {
                continue;
            }
            items.addAll(referralValues.of(living, caller));
            store.search(caller, of(Task.class, some).oneOf("status", WorkItem.OPEN)).stream()
                    .filter(task -> isForOffice(task, office))
                    .forEach(task -> items.add(WorkItem.of(task, today, zone)));
            // R4 knows no search of flags by their status.
            store.search(caller, of(Flag.class, some)).stream()
                    .filter(flag -> flag.getStatus() == FlagStatus.ACTIVE)
                    .forEach(flag -> items.add(WorkItem.of(flag, today, zone)));
        }
        items.sort(Comparator.comparing(WorkItem::need)
                .thenComparing(item -> item.resource().getIdElement().getIdPart()));
        return items;
    }

    /** Nobody is called who has died. */
    private List<Patient> living(List<String> people, Caller caller) {
        return store.search(caller, RecordQuery.of(Patient.class).ids(people)).stream()
                .filter(person -> !Deceased.is(person))
                .toList();
    }

    /** The people whom the items are about, by {@code Patient/…}. */
    Map<String, Patient> people(List<WorkItem> items, Caller caller) {
        var wanted = items.stream()
                .map(item -> new PersonId(item.person().replace("Patient/", "")))
                .distinct()
                .toList();
        var people = new HashMap<String, Patient>();
        for (var some : cohorts.inParts(wanted, caller, TYPES)) {
            store.search(caller, RecordQuery.of(Patient.class).ids(some))
                    .forEach(one -> people.put("Patient/" + one.getIdElement().getIdPart(), one));
        }
        return people;
    }

    /** Not what the person is to do, nor another institution. */
    boolean isForOffice(Task task, String office) {
        var owner = task.getOwner().getReference();
        return owner == null || owner.equals(office) || cohorts.worksAt(office, Set.of(owner));
    }

    private static <T extends Resource> RecordQuery<T> of(Class<T> type, List<String> people) {
        return RecordQuery.of(type)
                .patients(people.stream().map(id -> "Patient/" + id).toList());
    }
}
