package jp.kenkotecho.record;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that decides with whom a record is shared, in one word: its category and whatever restricts it. Records of one
 * class are seen by the same people, so a search for the classes that somebody may see finds just what they may see.
 *
 * @param restrictions none for nearly every record
 */
public record SharingClass(InformationCategory category, Set<Restriction> restrictions) {

    private static final String BETWEEN = ".";

    public SharingClass {
        restrictions = Set.copyOf(restrictions);
    }

    /** {@code medication}, {@code medical.HIV.from-family}: restrictions in the order of their codes. */
    public String code() {
        return restrictions.stream()
                .map(Restriction::code)
                .sorted()
                .collect(Collectors.joining(BETWEEN, category.code() + (restrictions.isEmpty() ? "" : BETWEEN), ""));
    }

    /** Empty when a part is not known here: then it is nobody's to see. */
    public static Optional<SharingClass> read(String code) {
        var parts = Arrays.asList(code.split("\\."));
        var restrictions = Restriction.all(Set.copyOf(parts.subList(1, parts.size())));
        return Arrays.stream(InformationCategory.values())
                .filter(category -> category.code().equals(parts.get(0)))
                .map(category -> new SharingClass(category, restrictions))
                .filter(one -> one.code().equals(code))
                .findFirst();
    }
}
