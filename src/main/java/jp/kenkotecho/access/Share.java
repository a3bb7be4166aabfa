package jp.kenkotecho.access;

import java.util.Set;
import jp.kenkotecho.record.Contribution;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.SharingClass;

/**
 * What somebody may do with one person's record.
 *
 * @param standing as what
 * @param classes what they see of it; of no matter where they see everything
 * @param adds what they may add to it
 * @param sources by which consents, for the trail
 */
record Share(Standing standing, Set<SharingClass> classes, Set<Contribution> adds, Set<String> sources) {

    enum Standing {
        /** It is their own. */
        OWN,
        /** They act for the person. */
        PROXY,
        /** It was shared with them. */
        GUEST
    }

    static final Share OWN = new Share(Standing.OWN, Set.of(), Set.of(), Set.of());

    Share {
        classes = Set.copyOf(classes);
        adds = Set.copyOf(adds);
        sources = Set.copyOf(sources);
    }

    /** Sees and changes everything, like the person. */
    boolean acts() {
        return standing != Standing.GUEST;
    }

    /** Whether a record of this class is seen by an app that may see these categories. */
    boolean shows(SharingClass one, Set<InformationCategory> byApp) {
        return byApp.contains(one.category()) && (acts() || classes.contains(one));
    }
}
