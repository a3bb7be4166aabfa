package jp.kenkotecho.access;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.kenkotecho.consent.Permission;
import jp.kenkotecho.profile.CategoryLabels;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.Accessed;
import jp.kenkotecho.spi.Accessed.Action;
import jp.kenkotecho.spi.Accessed.Ground;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells whoever keeps the trail what was decided and shown: one event for each person and answer, before it is given. */
@Component
class AccessEvents {

    /** The shape of the search that this request is about, until its first results are told of. */
    private static final String SEARCH = AccessEvents.class.getName();

    /** The key under which a request keeps the operation that showed something: nothing more is to be told of it. */
    private static final String SHOWN = AccessEvents.class.getName() + ".shown";

    /** How the address of an emergency access begins, among the consents by which somebody sees a record. */
    private static final String EMERGENCY = "break-glass/";

    private final ApplicationEventPublisher events;
    private final Gate gate;

    AccessEvents(ApplicationEventPublisher events, Gate gate) {
        this.events = events;
        this.gate = gate;
    }

    /** A search begins; its results, if any, come to {@link #seen}. */
    void searches(RequestDetails request, String type, SearchParameterMap query) {
        var names = query.keySet().stream().sorted().collect(Collectors.joining("&"));
        request.getUserData().put(SEARCH, new Search(type + "?" + names, Set.of()));
    }

    /** Notes whom a search names: it is in their trail though it finds nothing. */
    void names(RequestDetails request, Set<PersonId> people) {
        request.getUserData()
                .computeIfPresent(
                        SEARCH,
                        (key, search) -> search instanceof Search begun ? new Search(begun.shape(), people) : search);
    }

    private record Search(String shape, Set<PersonId> people) {}

    void seen(RequestDetails request, AccessContext accessContext, List<Resource> resources) {
        var search = Optional.ofNullable((Search) request.getUserData().remove(SEARCH));
        var byPerson = new TreeMap<PersonId, Tally>(Comparator.comparing(PersonId::value));
        for (var resource : resources) {
            for (var person : gate.subjectsOf(resource)) {
                byPerson.computeIfAbsent(person, key -> new Tally()).add(resource);
            }
        }
        var action = search.isPresent() || request.getId() == null ? Action.SEARCH : Action.READ;
        var detail = search.map(Search::shape).orElseGet(() -> shapeOf(request));
        byPerson.forEach((person, tally) -> publish(accessContext, action, Set.of(person), tally, detail));
    }

    /** What an operation has put together of several searches: told as one. */
    void shows(RequestDetails request, AccessContext accessContext, String operation, List<Resource> resources) {
        request.getUserData().put(SEARCH, new Search(operation, Set.of()));
        seen(request, accessContext, resources);
        request.getUserData().put(SHOWN, operation);
    }

    /** A search that has found nothing, or an operation on somebody's record: told when the request is over. */
    void ends(RequestDetails request, AccessContext accessContext) {
        var search = Optional.ofNullable((Search) request.getUserData().remove(SEARCH));
        var shown = request.getUserData().remove(SHOWN) != null;
        search.ifPresent(one -> eachOf(one.people())
                .forEach(person -> publish(accessContext, Action.SEARCH, person, new Tally(), one.shape())));
        var operation = shapeOf(request);
        if (search.isEmpty() && !shown && !operation.isEmpty() && "Patient".equals(request.getResourceName())) {
            Optional.ofNullable(request.getId())
                    .flatMap(id -> PersonId.read(id.getIdPart()))
                    .filter(person -> accessContext.isForBackend()
                            || accessContext.permission(person).isPresent())
                    .ifPresent(
                            person -> publish(accessContext, Action.OPERATION, Set.of(person), new Tally(), operation));
        }
    }

    /** Tells of a change, within the transaction that writes it. */
    void changed(AccessContext accessContext, Action action, Resource resource) {
        var tally = new Tally();
        tally.add(resource);
        for (var person : gate.subjectsOf(resource)) {
            publish(accessContext, action, Set.of(person), tally, "");
        }
    }

    void refused(RequestDetails request, Interaction interaction, Verdict verdict, Set<PersonId> people) {
        tell(request, What.ACCESS_REFUSED, verdict);
        var caller = CallerOf.request(request);
        if (caller.isEmpty()) {
            return;
        }
        eachOf(people)
                .forEach(person -> events.publishEvent(new Accessed(
                        caller.get(),
                        actionOf(interaction),
                        Ground.REFUSED,
                        person,
                        Map.of(),
                        Set.of(),
                        Set.of(),
                        verdict.name())));
    }

    /** One by one; nobody, once, where nobody is named. */
    private static List<Set<PersonId>> eachOf(Set<PersonId> people) {
        return people.isEmpty()
                ? List.of(Set.of())
                : people.stream().map(Set::of).toList();
    }

    void missed(RequestDetails request, Verdict verdict) {
        tell(request, What.NARROWING_MISSED, verdict);
    }

    private void tell(RequestDetails request, What what, Verdict verdict) {
        var client = CallerOf.request(request).map(Caller::client).orElse("");
        events.publishEvent(new SecurityEvent(what, client, verdict.name()));
    }

    private void publish(AccessContext accessContext, Action action, Set<PersonId> person, Tally tally, String detail) {
        var caller = accessContext.caller();
        if (caller.isRehearsal() || (caller.isServer() && !action.changes())) {
            return;
        }
        var permission = accessContext.isForBackend()
                ? Optional.<Permission>empty()
                : person.stream().findFirst().flatMap(accessContext::permission);
        var unreached = person.isEmpty() ? Ground.DIRECTORY : Ground.REFUSED;
        events.publishEvent(new Accessed(
                caller,
                action,
                permission
                        .map(AccessEvents::groundOf)
                        .orElse(accessContext.isForBackend() ? Ground.BACKEND : unreached),
                person,
                tally.types,
                tally.categories(),
                permission.map(Permission::sources).orElse(Set.of()),
                detail));
    }

    private static Ground groundOf(Permission permission) {
        return switch (permission.relationship()) {
            case OWN -> Ground.OWN;
            case PROXY -> Ground.PROXY;
            case SHARED ->
                permission.sources().stream().anyMatch(source -> source.startsWith(EMERGENCY))
                        ? Ground.EMERGENCY
                        : Ground.CONSENT;
        };
    }

    private static Action actionOf(Interaction interaction) {
        return switch (interaction) {
            case CREATE -> Action.CREATE;
            case READ -> Action.READ;
            case UPDATE -> Action.UPDATE;
            case DELETE -> Action.DELETE;
            case SEARCH -> Action.SEARCH;
        };
    }

    private static String shapeOf(RequestDetails request) {
        var operation = request.getOperation();
        return operation != null && operation.startsWith("$") ? operation : "";
    }

    /** How many of which type, and of which categories. */
    private static final class Tally {

        private final Map<String, Integer> types = new HashMap<>();
        private final Set<InformationCategory> found = new HashSet<>();

        void add(Resource resource) {
            types.merge(resource.fhirType(), 1, Integer::sum);
            CategoryLabels.labelled(resource).ifPresent(found::add);
        }

        Set<InformationCategory> categories() {
            return found;
        }
    }
}
