package jp.kenkotecho.consent;

import java.util.Set;
import jp.kenkotecho.record.Contribution;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.Relationship;
import jp.kenkotecho.record.SharingClass;

/**
 * What somebody may do with one person's record, now.
 *
 * @param relationship how they stand to it; the person and who acts for them see and change everything
 * @param classes the records they see, all classes of them named; of no matter where they see everything
 * @param adds what they may add
 * @param sources by which Consents, {@code Consent/id/_history/version}, or which emergency access
 */
public record Permission(
        Relationship relationship, Set<SharingClass> classes, Set<Contribution> adds, Set<String> sources) {

    public static final Permission OWN = new Permission(Relationship.OWN, Set.of(), Set.of(), Set.of());

    static final Permission NOTHING = new Permission(Relationship.SHARED, Set.of(), Set.of(), Set.of());

    public Permission {
        classes = Set.copyOf(classes);
        adds = Set.copyOf(adds);
        sources = Set.copyOf(sources);
    }

    public boolean isNothing() {
        return classes.isEmpty() && !acts() && adds.isEmpty();
    }

    /** Sees and changes everything, like the person. */
    public boolean acts() {
        return relationship != Relationship.SHARED;
    }

    /** Whether a record of this class is seen by an app that may see these categories. */
    public boolean shows(SharingClass one, Set<InformationCategory> byApp) {
        return byApp.contains(one.category()) && (acts() || classes.contains(one));
    }
}
