package jp.kenkotecho.consent;

import java.util.Set;
import jp.kenkotecho.record.Contribution;
import jp.kenkotecho.record.SharingClass;

/**
 * What somebody may do with another's record, now.
 *
 * @param classes the records they see, all classes of them named
 * @param adds what they may add
 * @param acts whether they act for the person, who sees and changes everything
 * @param sources by which Consents, {@code Consent/id/_history/version}, or which emergency access
 */
public record Permission(Set<SharingClass> classes, Set<Contribution> adds, boolean acts, Set<String> sources) {

    static final Permission NOTHING = new Permission(Set.of(), Set.of(), false, Set.of());

    public Permission {
        classes = Set.copyOf(classes);
        adds = Set.copyOf(adds);
        sources = Set.copyOf(sources);
    }

    public boolean isNothing() {
        return classes.isEmpty() && !acts && adds.isEmpty();
    }
}
