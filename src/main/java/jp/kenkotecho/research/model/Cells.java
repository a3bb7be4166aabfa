package jp.kenkotecho.research.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How well people are hidden among each other: k-anonymity over the quasi-identifiers that leave with them (Sweeney,
 * Int. J. Uncertainty Fuzziness Knowl.-Based Syst. 2002;10(5):557-570). Whoever shares theirs with fewer than k others
 * loses them, and so do the next smallest cells until those who have none are k as well.
 *
 * @param k how many have to look alike
 * @param persons how many there are
 * @param cells how many different cells leave, counting those who lost theirs as one
 * @param smallest how many are in the smallest of them
 * @param suppressed who loses their quasi-identifiers
 */
public record Cells(int k, int persons, int cells, int smallest, Set<Integer> suppressed) {

    public Cells {
        suppressed = Set.copyOf(suppressed);
    }

    /**
     * Judges.
     *
     * @param cellOf each person's number with their quasi-identifiers
     */
    public static Cells of(Map<Integer, String> cellOf, int k) {
        var byCell = cellOf.keySet().stream().collect(Collectors.groupingBy(cellOf::get));
        var ascending = new ArrayList<>(byCell.values());
        ascending.sort(
                Comparator.<List<Integer>>comparingInt(List::size).thenComparing(cell -> cellOf.get(cell.get(0))));
        var suppressed = new HashSet<Integer>();
        while (!ascending.isEmpty() && (ascending.get(0).size() < k || isTooFew(suppressed, k))) {
            suppressed.addAll(ascending.remove(0));
        }
        var smallest =
                ascending.isEmpty() ? suppressed.size() : ascending.get(0).size();
        return new Cells(
                k,
                cellOf.size(),
                ascending.size() + (suppressed.isEmpty() ? 0 : 1),
                suppressed.isEmpty() ? smallest : Math.min(smallest, suppressed.size()),
                suppressed);
    }

    private static boolean isTooFew(Set<Integer> suppressed, int k) {
        return !suppressed.isEmpty() && suppressed.size() < k;
    }

    /** Whether it may leave. */
    public boolean holds() {
        return persons >= k && smallest >= k;
    }
}
