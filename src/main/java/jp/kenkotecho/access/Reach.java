package jp.kenkotecho.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.consent.Consents;
import jp.kenkotecho.consent.Permission;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Relationship;
import jp.kenkotecho.smart.launch.Openable;
import jp.kenkotecho.spi.Acting;
import org.springframework.stereotype.Component;

/** The records that somebody reaches: their own, those of people they act for, and those that were shared with them. */
@Component
class Reach implements Openable, Acting {

    private static final String PATIENT = "Patient/";

    private final Consents consents;

    Reach(Consents consents) {
        this.consents = consents;
    }

    @Override
    public Set<PersonId> by(Set<String> links) {
        return Set.copyOf(of(links).everybody().keySet());
    }

    @Override
    public Optional<Relationship> open(Set<String> links, PersonId person) {
        return of(links).permission(person).map(Permission::relationship);
    }

    @Override
    public Map<PersonId, Relationship> reaches(Set<String> links) {
        return of(links).everybody().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().relationship()));
    }

    @Override
    public Optional<Relationship> reaches(Set<String> links, PersonId person) {
        return open(links, person);
    }

    /** Counts what changed on this node since it started. */
    long epoch() {
        return consents.epoch();
    }

    ReachablePatients of(Set<String> links) {
        return new ReachablePatients() {
            @Override
            public Optional<Permission> permission(PersonId person) {
                if (links.contains(PATIENT + person.value())) {
                    return Optional.of(Permission.OWN);
                }
                return Optional.of(consents.with(links, person)).filter(permission -> !permission.isNothing());
            }

            @Override
            public Map<PersonId, Permission> everybody() {
                var all = new HashMap<>(consents.all(links));
                links.stream()
                        .filter(link -> link.startsWith(PATIENT))
                        .forEach(link -> all.put(new PersonId(link.substring(PATIENT.length())), Permission.OWN));
                return all;
            }
        };
    }
}
