package jp.kenkotecho.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** The reading of somebody's record as a whole: which searches it consists of, and that it is told of as one access. */
@Component
public class WholeRecord {

    private final AccessContexts accessContexts;
    private final AccessEvents accessEvents;

    WholeRecord(AccessContexts accessContexts, AccessEvents accessEvents) {
        this.accessContexts = accessContexts;
        this.accessEvents = accessEvents;
    }

    /** The types of records, beside the Patient, that the caller's scopes let them search of this person, by name. */
    public SortedSet<String> types(Caller caller, PersonId person) {
        var decision = accessContexts.of(caller);
        return types(rule -> rule.isAboutPersons()
                && !rule.isThePerson()
                && !(decision.isForBackend()
                                ? decision.boundsOfBackend(Interaction.SEARCH, rule.type())
                                : decision.bounds(Interaction.SEARCH, rule.type(), person))
                        .isEmpty());
    }

    /** The types of the directory, which is about nobody, that they let them search. */
    public SortedSet<String> directory(Caller caller) {
        var decision = accessContexts.of(caller);
        return types(rule -> rule.isDirectory()
                && !(decision.isForBackend()
                                ? decision.boundsOfBackend(Interaction.SEARCH, rule.type())
                                : decision.boundsOfDirectory(Interaction.SEARCH, rule.type()))
                        .isEmpty());
    }

    private static SortedSet<String> types(Predicate<TypeRule> those) {
        return TypeRule.all().filter(those).map(TypeRule::type).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The caller as who it is read: by the same rights, search by search, and none of these is in the trail, since
     * {@link #shows} tells of all together.
     */
    public Caller reader(Caller caller) {
        return Caller.rehearsal(caller.scopes(), caller.behalf());
    }

    /** Tells, before it is shown, what of a record an operation has put together for this request. */
    public void shows(RequestDetails request, String operation, List<Resource> resources) {
        accessEvents.shows(request, accessContexts.of(request), operation, resources);
    }
}
