package jp.kenkotecho.sharing.consent.model;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.Restriction;
import jp.kenkotecho.record.SharingClass;

/**
 * What somebody sees of one person's record: the classes of records, all of them named, so that a search can ask for
 * just these.
 *
 * @param everything the whole record, whatever is or will be in it: one's own
 */
public record Sight(boolean everything, Set<SharingClass> classes) {

    public static final Sight EVERYTHING = new Sight(true, Set.of());
    public static final Sight NOTHING = new Sight(false, Set.of());

    public Sight {
        classes = Set.copyOf(classes);
    }

    /** All records of these categories that carry none but these restrictions. */
    static Sight of(Set<InformationCategory> categories, Set<Restriction> opened) {
        var classes = new HashSet<SharingClass>();
        for (var restrictions : subsetsOf(opened)) {
            categories.forEach(category -> classes.add(new SharingClass(category, restrictions)));
        }
        return new Sight(false, classes);
    }

    public boolean shows(SharingClass one) {
        return everything || classes.contains(one);
    }

    public boolean isEmpty() {
        return !everything && classes.isEmpty();
    }

    /** What is left when an app may see but these categories. */
    public Sight within(Set<InformationCategory> categories) {
        return everything
                ? this
                : new Sight(
                        false,
                        classes.stream()
                                .filter(one -> categories.contains(one.category()))
                                .collect(Collectors.toSet()));
    }

    public Set<InformationCategory> categories() {
        var shown = EnumSet.noneOf(InformationCategory.class);
        if (everything) {
            shown.addAll(List.of(InformationCategory.values()));
        }
        classes.forEach(one -> shown.add(one.category()));
        return shown;
    }

    Sight and(Sight other) {
        var both = new HashSet<>(classes);
        both.addAll(other.classes);
        return new Sight(everything || other.everything, both);
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
