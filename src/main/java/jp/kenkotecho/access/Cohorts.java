package jp.kenkotecho.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.kenkotecho.consent.Consents;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Delegation;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.smart.model.ScopePolicy;
import jp.kenkotecho.smart.model.Scopes;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Groups of people that are written down nowhere: in a cohort of research are those who have a Consent with its Group
 * now, among an organization's people those who have one with it. What is exported is read in the cohort's place, so that
 * the gate shows of each person what that person agreed to, and nothing of anybody else.
 */
@Component
public class Cohorts {

    /** People whom one search names. */
    private static final int AT_ONCE = 200;

    private final Consents consents;
    private final Reach reach;
    private final Gate gate;

    Cohorts(Consents consents, Reach reach, Gate gate) {
        this.consents = consents;
        this.reach = reach;
        this.gate = gate;
    }

    /** The people whom a resource is about; nobody when that cannot be told. */
    public Set<PersonId> subjectsOf(Resource resource) {
        return gate.subjectsOf(resource);
    }

    /** Whether a backend service is the operator's own, and not a researcher's. */
    public static boolean isOperators(Caller client) {
        return !client.behalf().isSomebody()
                && !client.behalf().isForCohorts()
                && client.scopes().contains(ScopePolicy.ADMIN);
    }

    /**
     * Who is in it now, and by which consents.
     *
     * @param group {@code Group/…}
     */
    public Map<PersonId, Set<String>> members(String group) {
        var members =
                new TreeMap<PersonId, Set<String>>((one, other) -> one.value().compareTo(other.value()));
        consents.all(Set.of(group)).forEach((person, granted) -> {
            if (!granted.classes().isEmpty()) {
                members.put(person, granted.sources());
            }
        });
        return members;
    }

    /** The consents by which somebody is in a group now; empty when they are not. */
    public Optional<Set<String>> membership(String group, PersonId person) {
        return Optional.of(consents.with(Set.of(group), person))
                .filter(granted -> !granted.classes().isEmpty())
                .map(granted -> granted.sources());
    }

    /** Whether the caller works at an organization, {@code Organization/…}, now. */
    public boolean worksAt(String organization, Caller caller) {
        return worksAt(organization, caller.behalf().links());
    }

    /** The same for somebody who is not calling, {@code Practitioner/…}. */
    public boolean worksAt(String organization, Set<String> links) {
        return consents.actsFor(links, organization);
    }

    /**
     * People in groups of whom the caller sees the same, so that one search of any of these types asks for a whole group;
     * whom the caller does not reach is left out.
     */
    public List<Set<PersonId>> alike(Collection<PersonId> people, Caller caller, Set<String> types) {
        var reached = reach.of(caller.behalf().links());
        var decision = new AccessContext(
                caller, Scopes.of(caller), reached, new AccessContext.When(reach.epoch(), Instant.EPOCH));
        decision.everybody();
        return people.stream()
                .filter(person -> decision.permission(person).isPresent())
                .collect(Collectors.groupingBy(
                        person -> List.of(
                                decision.labels(person),
                                types.stream()
                                        .map(type -> decision.bounds(Interaction.READ, type, person))
                                        .toList()),
                        Collectors.toSet()))
                .values()
                .stream()
                .toList();
    }

    /** Ids in parts: in each those of {@link #alike}, so few that one search can name them. */
    public List<List<String>> inParts(Collection<PersonId> people, Caller caller, Set<String> types) {
        var parts = new ArrayList<List<String>>();
        for (var group : alike(people, caller, types)) {
            var ids = group.stream().map(PersonId::value).sorted().toList();
            for (var from = 0; from < ids.size(); from += AT_ONCE) {
                parts.add(ids.subList(from, Math.min(from + AT_ONCE, ids.size())));
            }
        }
        return parts;
    }

    /**
     * The people who agreed to be seen by an organization, and by which consents; nobody for a caller who does not work
     * there, whomever they see by other consents.
     *
     * @param organization {@code Organization/…}
     */
    public Map<PersonId, Set<String>> agreedWith(String organization, Caller caller) {
        var agreed = new TreeMap<PersonId, Set<String>>(Comparator.comparing(PersonId::value));
        if (worksAt(organization, caller)) {
            consents.allOfOrganization(organization)
                    .forEach((person, granted) -> agreed.put(person, granted.sources()));
        }
        return agreed;
    }

    /** Who reads in its place. What is read is told of when it leaves, not when it is prepared. */
    public static Caller inPlaceOf(String group, Set<String> types) {
        var scopes = types.stream().map(type -> "user/" + type + ".rs").collect(Collectors.toSet());
        var everything = EnumSet.allOf(InformationCategory.class);
        return Caller.rehearsal(scopes, new Delegation(group, Set.of(group), false, false, Set.of(), everything));
    }

    /**
     * Whether a backend service's scopes let it export this type: a cohort's may export what it does not read by itself,
     * and nobody what no client reads.
     */
    public static boolean mayRead(Caller client, String type) {
        return !TypeRule.isKeptApart(type)
                && !AccessContext.isForNoClient(Interaction.READ, type)
                && Scopes.of(client)
                        .boundsOfSystem(Interaction.READ.letter(), type)
                        .contains("");
    }
}
