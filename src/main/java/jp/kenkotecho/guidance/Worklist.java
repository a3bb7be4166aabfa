package jp.kenkotecho.guidance;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.guidance.fhir.WorkItem;
import jp.kenkotecho.plug.CallerOf;
import jp.kenkotecho.plug.FhirProvider;
import jp.kenkotecho.plug.Inputs;
import jp.kenkotecho.plug.Refusal;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.sharing.Cohorts;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * {@code GET Organization/{id}/$worklist}: what is to be done for the people who agreed to be seen by an office, what is
 * most needed first. Read in the name of whoever asks, so that nobody else is in it, nor in its total.
 */
@FhirProvider
class Worklist {

    static final Set<String> PARAMETERS = Set.of("_count");

    private static final int MOST = 1_000;
    private static final int USUAL = 100;
    /** People whom one search names. */
    private static final int AT_ONCE = 200;

    private static final Set<String> TYPES = Set.of("Task", "Flag", "Patient");

    private static final Problem NOT_STAFF = Problem.of(
            Problem.Kind.REFUSED, "一覧は、その組織で働く人だけが見られます。", "A worklist is for whoever works at the organization.");
    private static final Problem COUNT = Problem.of(
                    Problem.Kind.MALFORMED,
                    "_count は 0 から " + MOST + " までの数です。",
                    "_count must be a number from 0 to " + MOST + ".")
            .at("_count");

    private final Cohorts cohorts;
    private final RecordStore store;
    private final Clock clock;

    Worklist(Cohorts cohorts, RecordStore store, Clock clock) {
        this.cohorts = cohorts;
        this.store = store;
        this.clock = clock;
    }

    @Operation(name = "$worklist", type = Organization.class, idempotent = true)
    public Bundle of(@IdParam IdType id, RequestDetails request) {
        Inputs.knowOnly(PARAMETERS, request);
        var count = count(request);
        var caller = CallerOf.request(request).orElseThrow();
        var office = "Organization/" + id.getIdPart();
        if (!cohorts.worksAt(office, caller)) {
            throw new Refusal(NOT_STAFF);
        }
        var items = items(office, caller);
        var shown = items.subList(0, Math.min(count, items.size()));
        var list = new Bundle().setType(BundleType.SEARCHSET).setTotal(items.size());
        shown.forEach(item -> add(list, item.resource(), SearchEntryMode.MATCH));
        peopleOf(shown, caller).forEach(person -> add(list, person, SearchEntryMode.INCLUDE));
        return list;
    }

    private List<WorkItem> items(String office, Caller caller) {
        var today = LocalDate.now(clock);
        var zone = clock.getZone();
        var people = cohorts.agreedWith(office, caller).keySet();
        var items = new ArrayList<WorkItem>();
        for (var some : inParts(people, caller)) {
            search(caller, Task.class, some, "&status=" + String.join(",", WorkItem.OPEN)).stream()
                    .filter(task -> isForOffice(task, office))
                    .forEach(task -> items.add(WorkItem.of(task, today, zone)));
            // R4 knows no search of flags by their status.
            search(caller, Flag.class, some, "").stream()
                    .filter(flag -> flag.getStatus() == FlagStatus.ACTIVE)
                    .forEach(flag -> items.add(WorkItem.of(flag, today, zone)));
        }
        items.sort(Comparator.comparing(WorkItem::need)
                .thenComparing(item -> item.resource().getIdElement().getIdPart()));
        return items;
    }

    /** Not what the person is to do, nor another institution. */
    private boolean isForOffice(Task task, String office) {
        var owner = task.getOwner().getReference();
        return owner == null || owner.equals(office) || cohorts.worksAt(office, Set.of(owner));
    }

    private <T extends Resource> List<T> search(Caller caller, Class<T> type, List<String> people, String query) {
        return store.search(caller, type, "patient=" + String.join(",", people) + query);
    }

    private Stream<Patient> peopleOf(List<WorkItem> items, Caller caller) {
        var people = items.stream()
                .map(item -> item.person().replace("Patient/", ""))
                .map(PersonId::new)
                .collect(Collectors.toSet());
        return inParts(people, caller).stream()
                .flatMap(some -> store.search(caller, Patient.class, "_id=" + String.join(",", some)).stream());
    }

    /** Of whom the caller sees the same, so many that one search can name them. */
    private List<List<String>> inParts(Collection<PersonId> people, Caller caller) {
        var parts = new ArrayList<List<String>>();
        for (var group : cohorts.alike(people, caller, TYPES)) {
            var ids = group.stream().map(PersonId::value).sorted().toList();
            for (var from = 0; from < ids.size(); from += AT_ONCE) {
                parts.add(ids.subList(from, Math.min(from + AT_ONCE, ids.size())));
            }
        }
        return parts;
    }

    private static void add(Bundle list, Resource resource, SearchEntryMode mode) {
        list.addEntry()
                .setFullUrl(resource.getIdElement().toVersionless().getValue())
                .setResource(resource)
                .getSearch()
                .setMode(mode);
    }

    private static int count(RequestDetails request) {
        var given = request.getParameters().get("_count");
        if (given == null || given.length == 0) {
            return USUAL;
        }
        if (given.length == 1 && given[0].matches("\\d{1,4}") && Integer.parseInt(given[0]) <= MOST) {
            return Integer.parseInt(given[0]);
        }
        throw new Refusal(COUNT);
    }
}
