package jp.kenkotecho.consent.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.Restriction;
import jp.kenkotecho.record.SharingClass;

/**
 * What somebody sees of another's record: the classes of records, all of them named, so that a search can ask for just
 * these.
 */
public record VisibleRecords(Set<SharingClass> classes) {

    public static final VisibleRecords NOTHING = new VisibleRecords(Set.of());

    public VisibleRecords {
        classes = Set.copyOf(classes);
    }

    /** All records of these categories that carry none but these restrictions. */
    static VisibleRecords of(Set<InformationCategory> categories, Set<Restriction> opened) {
        var classes = new HashSet<SharingClass>();
        for (var restrictions : subsetsOf(opened)) {
            categories.forEach(category -> classes.add(new SharingClass(category, restrictions)));
        }
        return new VisibleRecords(classes);
    }

    public boolean shows(SharingClass one) {
        return classes.contains(one);
    }

    public boolean isEmpty() {
        return classes.isEmpty();
    }

    VisibleRecords and(VisibleRecords other) {
        var both = new HashSet<>(classes);
        both.addAll(other.classes);
        return new VisibleRecords(both);
    }

    VisibleRecords within(VisibleRecords limit) {
        var both = new HashSet<>(classes);
        both.retainAll(limit.classes);
        return new VisibleRecords(both);
    }

    private static Set<Set<Restriction>> subsetsOf(Set<Restriction> opened) {
        var subsets = new HashSet<Set<Restriction>>();
        subsets.add(Set.of());
        for (var one : opened) {
            for (var smaller : List.copyOf(subsets)) {
                var larger = new HashSet<>(smaller);
                larger.add(one);
                subsets.add(Set.copyOf(larger));
            }
        }
        return subsets;
    }
}
