package jp.kenkotecho.sharing.consent;

import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.sharing.consent.fhir.Permit;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** Who has agreed to be seen by whom. Reads the record as the server itself: the gate has not decided yet. */
@Component
public class Consents {

    private final RecordStore store;
    private final Clock clock;

    Consents(RecordStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Whose record somebody may see now, and which categories of it.
     *
     * @param links who they are, {@code Practitioner/…}, {@code RelatedPerson/…}; a practitioner also acts for the
     *     organizations of their active roles
     */
    public Map<PersonId, Set<InformationCategory>> sharedWith(Set<String> links) {
        var actors = actorsOf(links);
        if (actors.isEmpty()) {
            return Map.of();
        }
        var now = clock.instant();
        var shared = new HashMap<PersonId, Set<InformationCategory>>();
        var query = "status=active&actor=" + String.join(",", actors);
        store.search(Caller.SERVER, Consent.class, query).stream()
                .flatMap(consent -> Permit.of(consent, now).stream())
                .filter(permit -> permit.actors().stream().anyMatch(actors::contains))
                .forEach(permit -> shared.computeIfAbsent(
                                permit.person(), person -> EnumSet.noneOf(InformationCategory.class))
                        .addAll(permit.categories()));
        shared.values().removeIf(Set::isEmpty);
        return shared;
    }

    private Set<String> actorsOf(Set<String> links) {
        var actors = new HashSet<String>();
        links.stream().filter(link -> !link.startsWith("Patient/")).forEach(actors::add);
        var practitioners =
                links.stream().filter(link -> link.startsWith("Practitioner/")).collect(Collectors.joining(","));
        if (!practitioners.isEmpty()) {
            store.search(Caller.SERVER, PractitionerRole.class, "practitioner=" + practitioners).stream()
                    .filter(PractitionerRole::getActive)
                    .flatMap(role -> Stream.of(
                            role.getOrganization(),
                            new Reference(
                                    "PractitionerRole/" + role.getIdElement().getIdPart())))
                    .map(Reference::getReference)
                    .filter(reference -> reference != null)
                    .forEach(actors::add);
        }
        return actors;
    }
}
