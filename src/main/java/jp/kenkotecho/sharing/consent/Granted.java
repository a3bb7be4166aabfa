package jp.kenkotecho.sharing.consent;

import java.util.Set;
import jp.kenkotecho.record.SharingClass;

/**
 * What somebody may do with another's record, now.
 *
 * @param classes the records they see, all classes of them named
 * @param comments whether they may add a comment
 * @param acts whether they act for the person, who sees and changes everything
 * @param sources by which Consents, {@code Consent/id/_history/version}, or which emergency access
 */
public record Granted(Set<SharingClass> classes, boolean comments, boolean acts, Set<String> sources) {

    static final Granted NOTHING = new Granted(Set.of(), false, false, Set.of());

    public Granted {
        classes = Set.copyOf(classes);
        sources = Set.copyOf(sources);
    }

    public boolean isNothing() {
        return classes.isEmpty() && !acts && !comments;
    }
}
