package jp.kenkotecho.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.consent.fhir.Validity;
import jp.kenkotecho.consent.model.Actor;
import jp.kenkotecho.consent.model.Audience;
import jp.kenkotecho.consent.model.Purpose;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.ServerCaller;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.stereotype.Component;

/**
 * The actors as whom somebody may act, from who they are: a practitioner for the organizations of the roles they hold
 * now, everyone for the care teams they are in. Reads the directory as the server itself: the gate has not decided yet.
 */
@Component
class Actors {

    private static final String PRACTITIONER = "Practitioner/";
    private static final String RELATED = "RelatedPerson/";
    private static final String COHORT = "Group/";
    private static final String DEVICE = "Device/";

    /** HL7 organization-type: what a municipality is; whoever works there looks for public health. */
    private static final String GOVERNMENT = "govt";

    private final RecordStore store;

    Actors(RecordStore store) {
        this.store = store;
    }

    /**
     * Somebody in their capacities.
     *
     * @param anywhere as whom they act towards everybody
     * @param forPerson as whom towards one person alone: relatives, and members of that person's care teams
     */
    record Capacities(List<Actor> anywhere, Map<PersonId, List<Actor>> forPerson) {

        List<Actor> towards(PersonId person) {
            return Stream.concat(anywhere.stream(), forPerson.getOrDefault(person, List.of()).stream())
                    .toList();
        }

        List<String> references() {
            return Stream.concat(anywhere.stream(), forPerson.values().stream().flatMap(List::stream))
                    .map(Actor::reference)
                    .distinct()
                    .toList();
        }
    }

    Capacities of(Set<String> links, Instant now) {
        var anywhere = new ArrayList<Actor>();
        var forPerson = new HashMap<PersonId, List<Actor>>();
        links.stream()
                .filter(link -> link.startsWith(PRACTITIONER))
                .forEach(link -> addPractitioner(link, now, anywhere));
        links.stream().filter(link -> link.startsWith(RELATED)).forEach(link -> addRelative(link, now, forPerson));
        // No account has such a link: only an export looks in a cohort's place.
        links.stream()
                .filter(link -> link.startsWith(COHORT))
                .forEach(link -> anywhere.add(professional(link, Set.of(Purpose.HRESCH))));
        // Nor is an account a Device: that is whoever has a link.
        links.stream()
                .filter(link -> link.startsWith(DEVICE))
                .forEach(link -> anywhere.add(professional(link, Set.of(Purpose.TREAT))));
        addTeams(List.copyOf(anywhere), forPerson, now);
        return new Capacities(List.copyOf(anywhere), Map.copyOf(forPerson));
    }

    /**
     * Somebody who would look in this capacity alone: whoever works there, or that person in all theirs.
     *
     * @param without whoever of a team is not meant, {@code RelatedPerson/…}; empty for nobody
     */
    Capacities inPlaceOf(String actor, String without, Instant now) {
        var id = actor.substring(actor.indexOf('/') + 1);
        if (actor.startsWith("Organization/")) {
            var purpose =
                    store.read(ServerCaller.JUDGEMENT, Organization.class, id).map(Actors::purposeOf);
            return new Capacities(
                    purpose.stream()
                            .map(one -> professional(actor, Set.of(one)))
                            .toList(),
                    Map.of());
        }
        if (actor.startsWith("PractitionerRole/")) {
            var practitioner = store.read(ServerCaller.JUDGEMENT, PractitionerRole.class, id)
                    .map(role -> role.getPractitioner().getReference());
            return of(practitioner.stream().collect(Collectors.toSet()), now);
        }
        if (actor.startsWith("CareTeam/")) {
            var members = store.read(ServerCaller.JUDGEMENT, CareTeam.class, id)
                    .filter(team -> team.getStatus() == CareTeamStatus.ACTIVE)
                    .map(team -> membersOf(team, now))
                    .orElse(Set.of());
            return of(members.stream().filter(one -> !one.equals(without)).collect(Collectors.toSet()), now);
        }
        return of(Set.of(actor), now);
    }

    /**
     * The actor as whom one reference, {@code RelatedPerson/…} or {@code Practitioner/…}, stands towards a person now:
     * as that alone, and not by a team or a place of work. Of many at once, since the children whom an office sees have
     * as many parents.
     */
    Map<PersonId, List<Actor>> themselves(Collection<String> references, Collection<PersonId> people, Instant now) {
        var found = new HashMap<PersonId, List<Actor>>();
        var relatives = references.stream()
                .filter(one -> one.startsWith(RELATED))
                .map(one -> one.substring(RELATED.length()))
                .toList();
        Batches.read(store, ServerCaller.JUDGEMENT, RelatedPerson.class, relatives)
                .forEach(one -> addRelative(one, now, found));
        references.stream().filter(one -> one.startsWith(PRACTITIONER)).forEach(one -> {
            var all = new ArrayList<Actor>();
            addPractitioner(one, now, all);
            all.removeIf(actor -> !actor.reference().equals(one));
            people.forEach(person ->
                    found.computeIfAbsent(person, key -> new ArrayList<>()).addAll(all));
        });
        return found;
    }

    private void addPractitioner(String link, Instant now, List<Actor> actors) {
        var purposes = EnumSet.noneOf(Purpose.class);
        var roles = RecordQuery.of(PractitionerRole.class).is("practitioner", link);
        for (var role : store.search(ServerCaller.JUDGEMENT, roles)) {
            var organization = role.getOrganization().getReferenceElement();
            if (role.getActive() && isWithin(role.getPeriod(), now)) {
                var purpose = "Organization".equals(organization.getResourceType())
                        ? store.read(ServerCaller.JUDGEMENT, Organization.class, organization.getIdPart())
                                .filter(one -> !one.hasActive() || one.getActive())
                                .map(Actors::purposeOf)
                        : Optional.<Purpose>empty();
                purpose.ifPresent(one -> {
                    purposes.add(one);
                    actors.add(professional("Organization/" + organization.getIdPart(), Set.of(one)));
                    actors.add(professional(
                            "PractitionerRole/" + role.getIdElement().getIdPart(), Set.of(one)));
                });
            }
        }
        actors.add(professional(link, purposes.isEmpty() ? Set.of(Purpose.TREAT) : purposes));
        actors.add(professional(link, Set.of(Purpose.BTG)));
    }

    private static Purpose purposeOf(Organization organization) {
        var isOffice = organization.getType().stream()
                .flatMap(type -> type.getCoding().stream())
                .anyMatch(coding -> GOVERNMENT.equals(coding.getCode()));
        return isOffice ? Purpose.PUBHLTH : Purpose.TREAT;
    }

    private void addRelative(String link, Instant now, Map<PersonId, List<Actor>> actors) {
        store.read(ServerCaller.JUDGEMENT, RelatedPerson.class, link.substring(RELATED.length()))
                .ifPresent(relative -> addRelative(relative, now, actors));
    }

    private static void addRelative(RelatedPerson related, Instant now, Map<PersonId, List<Actor>> actors) {
        var link = RELATED + related.getIdElement().getIdPart();
        Optional.of(related)
                .filter(relative -> !relative.hasActive() || relative.getActive())
                .filter(relative -> isWithin(relative.getPeriod(), now))
                .flatMap(relative -> PersonId.read(String.valueOf(
                        relative.getPatient().getReferenceElement().getIdPart())))
                .ifPresent(person -> actors.computeIfAbsent(person, key -> new ArrayList<>())
                        .add(new Actor(link, Set.of(Purpose.FAMRQT), Audience.FAMILY)));
    }

    /** A team is of one person: what another agrees with it is nobody's. */
    private void addTeams(List<Actor> professionals, Map<PersonId, List<Actor>> forPerson, Instant now) {
        var members = new HashMap<String, Actor>();
        professionals.forEach(actor -> members.putIfAbsent(actor.reference(), actor));
        forPerson.values().forEach(relatives -> relatives.forEach(actor -> members.put(actor.reference(), actor)));
        if (members.isEmpty()) {
            return;
        }
        var teams = RecordQuery.of(CareTeam.class).is("status", "active").oneOf("participant", members.keySet());
        for (var team : store.search(ServerCaller.JUDGEMENT, teams)) {
            var person = PersonId.read(
                    String.valueOf(team.getSubject().getReferenceElement().getIdPart()));
            if (person.isPresent() && team.getStatus() == CareTeamStatus.ACTIVE) {
                membersOf(team, now).stream()
                        .filter(members::containsKey)
                        .map(members::get)
                        .forEach(member -> forPerson
                                .computeIfAbsent(person.get(), key -> new ArrayList<>())
                                .add(new Actor(
                                        "CareTeam/" + team.getIdElement().getIdPart(),
                                        member.purposes(),
                                        member.audience())));
            }
        }
    }

    private static Set<String> membersOf(CareTeam team, Instant now) {
        return team.getParticipant().stream()
                .filter(participant -> isWithin(participant.getPeriod(), now))
                .map(participant -> participant.getMember())
                .filter(Reference::hasReference)
                .map(Reference::getReference)
                .collect(Collectors.toSet());
    }

    private static Actor professional(String reference, Set<Purpose> purposes) {
        return new Actor(reference, purposes, Audience.PROFESSIONALS);
    }

    private static boolean isWithin(Period period, Instant now) {
        return Validity.of(period).holdsAt(now);
    }
}
