package jp.kenkotecho.everything.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import jp.kenkotecho.everything.model.Position.Shown;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However many records share their moments, and whatever stands between them unseen: nothing is skipped or repeated. */
class PositionProperties {

    @Property
    void every_row_is_shown_once(
            @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 4) Integer> moments,
            @ForAll @Size(max = 40) List<Boolean> hidden,
            @ForAll @IntRange(min = 1, max = 7) int page) {
        var sorted = moments.stream().sorted().toList();
        var rows = IntStream.range(0, sorted.size())
                .mapToObj(i -> new Shown(Instant.EPOCH.plusSeconds(1 + sorted.get(i)), "row-" + i))
                .toList();
        var taken = IntStream.range(0, rows.size())
                .filter(i -> i < hidden.size() && hidden.get(i))
                .mapToObj(i -> rows.get(i).id())
                .toList();
        var found = new ArrayList<String>();
        var at = Position.of("Condition", Instant.EPOCH);
        for (var more = true; more; ) {
            var from = at;
            var behind = rows.stream()
                    .filter(row -> !row.changed().isBefore(from.from()))
                    .skip(from.skip())
                    .toList();
            var window = behind.subList(0, Math.min(page, behind.size()));
            var shown = window.stream().filter(row -> !taken.contains(row.id())).toList();
            shown.forEach(row -> found.add(row.id()));
            more = behind.size() > page;
            at = shown.size() == window.size() ? at.behind(shown) : at.past(page);
        }

        assertThat(found)
                .containsExactlyElementsOf(rows.stream()
                        .map(Shown::id)
                        .filter(id -> !taken.contains(id))
                        .toList());
    }
}
