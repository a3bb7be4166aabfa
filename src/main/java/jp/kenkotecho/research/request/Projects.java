package jp.kenkotecho.research.request;

import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.access.Cohorts;
import jp.kenkotecho.crypto.KeySettings;
import jp.kenkotecho.crypto.KeyedMac;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.research.model.Pseudonyms;
import org.springframework.stereotype.Component;

/** The project of a cohort: its pseudonyms, under a key of its own, and who in it has which. */
@Component
public class Projects {

    private final KeySettings keys;
    private final Cohorts cohorts;

    Projects(KeySettings keys, Cohorts cohorts) {
        this.keys = keys;
        this.cohorts = cohorts;
    }

    /** The pseudonyms of a cohort, for one thread. */
    public Pseudonyms pseudonymsOf(String cohort) {
        return new Pseudonyms(new KeyedMac(keys, "research " + cohort));
    }

    /** Everybody who is in it now. */
    public Set<String> members(String cohort) {
        return cohorts.members(cohort).keySet().stream().map(PersonId::value).collect(Collectors.toSet());
    }

    /** The members who have these pseudonyms; everybody when none is named. */
    public Set<String> members(String cohort, Set<String> pseudonymous) {
        if (pseudonymous.isEmpty()) {
            return members(cohort);
        }
        var pseudonyms = pseudonymsOf(cohort);
        return members(cohort).stream()
                .filter(person -> pseudonymous.contains(pseudonyms.idOf("Patient", person)))
                .collect(Collectors.toSet());
    }
}
