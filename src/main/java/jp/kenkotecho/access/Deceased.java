package jp.kenkotecho.access;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** Who of some people has died: nobody calls them, and nothing is computed of them. */
@Component
public class Deceased {

    private static final Set<String> TYPES = Set.of("Patient");

    private final Cohorts cohorts;
    private final RecordStore store;

    Deceased(Cohorts cohorts, RecordStore store) {
        this.cohorts = cohorts;
        this.store = store;
    }

    /** Whether somebody has, as far as their record tells. */
    public static boolean is(Patient person) {
        return person.hasDeceasedDateTimeType()
                || (person.hasDeceasedBooleanType()
                        && person.getDeceasedBooleanType().booleanValue());
    }

    /** The people among them of whom the caller may know that they died. */
    public Set<PersonId> of(Collection<PersonId> people, Caller caller) {
        return cohorts.inParts(people, caller, TYPES).stream()
                .flatMap(some ->
                        store.search(caller, RecordQuery.of(Patient.class).ids(some)).stream())
                .filter(Deceased::is)
                .map(patient -> new PersonId(patient.getIdElement().getIdPart()))
                .collect(Collectors.toSet());
    }
}
