package jp.kenkotecho.research.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CellsTest {

    @Test
    void those_among_too_few_lose_what_tells_them_apart() {
        var cells = Cells.of(Map.of(1, "a", 2, "a", 3, "a", 4, "b", 5, "c", 6, "c", 7, "c"), 3);

        // One is alone, so one of the two cells of three goes with them.
        assertThat(cells.suppressed()).containsExactlyInAnyOrder(4, 1, 2, 3);
        assertThat(cells.smallest()).isEqualTo(3);
        assertThat(cells.cells()).isEqualTo(2);
        assertThat(cells.holds()).isTrue();
    }

    @Test
    void nobody_loses_anything_where_all_look_alike() {
        var cells = Cells.of(Map.of(1, "a", 2, "a"), 2);

        assertThat(cells.suppressed()).isEmpty();
        assertThat(cells.holds()).isTrue();
    }

    @Test
    void fewer_than_k_do_not_leave() {
        assertThat(Cells.of(Map.of(1, "a", 2, "a"), 3).holds()).isFalse();
        assertThat(Cells.of(Map.of(), 2).holds()).isFalse();
    }

    @Property
    boolean whoever_leaves_looks_like_k_others(
            @ForAll @Size(max = 60) java.util.List<@IntRange(max = 12) Integer> drawn,
            @ForAll @IntRange(min = 2, max = 9) int k) {
        var cellOf = new HashMap<Integer, String>();
        for (var i = 0; i < drawn.size(); i++) {
            cellOf.put(i, "cell " + drawn.get(i));
        }
        var cells = Cells.of(cellOf, k);
        var shown = cellOf.entrySet().stream()
                .collect(Collectors.groupingBy(
                        one -> cells.suppressed().contains(one.getKey()) ? "" : one.getValue(), Collectors.counting()));
        return cells.holds() == drawn.size() >= k
                && (!cells.holds() || shown.values().stream().allMatch(count -> count >= k));
    }
}
