package jp.kenkotecho.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody reads page after page while others write: what was there all the time comes exactly once. */
@OnBothDatabases(Because.PAGING)
class PagesDuringWritesIT extends ServerTest {

    private static final String CODE = "pages-during-writes";

    private String person = "";
    private final List<String> there = new ArrayList<>();

    @BeforeEach
    void writes_thirty_five_readings_many_of_one_day() {
        person = SERVER.newPerson();
        IntStream.range(0, 35).forEach(number -> there.add(create(number % 6)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&_sort=date",
                "&_sort=-date",
                "&_sort=-_lastUpdated",
                "&_sort=_lastUpdated",
                "&_sort=code,date"
            })
    void meets_once_what_was_there_all_the_time(String sort) {
        var reader = Reader.of(SERVER, search() + sort + "&_count=10");
        var throughout = new TreeSet<>(there);
        do {
            var seen = reader.met();
            var unseen = there.stream().filter(one -> !seen.contains(one)).toList();
            delete(seen.get(seen.size() - 3), throughout);
            if (unseen.size() > 5) {
                delete(unseen.get(2), throughout);
                correct(unseen.get(3), 5);
                correct(unseen.get(4), 0);
            }
            correct(seen.get(seen.size() - 1), 5);
            correct(seen.get(seen.size() - 2), 0);
            there.add(create(0));
            there.add(create(5));
        } while (reader.turns());

        assertThat(reader.met()).doesNotHaveDuplicates().containsAll(throughout);
    }

    @Test
    void meets_once_what_was_there_all_the_time_whatever_happens_in_whichever_order() {
        var dice = new Random(27_15);
        var sorts = List.of("", "&_sort=date", "&_sort=-date", "&_sort=-_lastUpdated", "&_sort=code", "&_sort=_id");
        for (var walk = 0; walk < 12; walk++) {
            var sort = sorts.get(walk % sorts.size());
            var reader = Reader.of(SERVER, search() + sort + "&_count=" + (3 + dice.nextInt(7)));
            var throughout = new TreeSet<>(there);
            var gone = new TreeSet<>(Set.of("never there"));
            do {
                for (var write = dice.nextInt(4); write > 0; write--) {
                    happen(dice, throughout, gone, reader.met());
                }
            } while (reader.turns());

            assertThat(reader.met())
                    .as("walk %d, %s", walk, sort)
                    .doesNotHaveDuplicates()
                    .containsAll(throughout)
                    .doesNotContainAnyElementsOf(gone);
        }
    }

    private void happen(Random dice, Set<String> throughout, Set<String> gone, List<String> met) {
        var one = there.get(dice.nextInt(there.size()));
        switch (dice.nextInt(4)) {
            case 0, 1 -> correct(one, dice.nextInt(6));
            case 2 -> there.add(create(dice.nextInt(6)));
            default -> {
                delete(one, throughout);
                if (!met.contains(one)) {
                    gone.add(one);
                }
            }
        }
    }

    private String search() {
        return "Observation?patient=" + person;
    }

    private String create(int day) {
        return SERVER.post("Observation", reading(day)).id();
    }

    private void correct(String id, int day) {
        var corrected = reading(day).replace("\"status\"", "\"id\":\"" + id + "\",\"status\"");
        assertThat(SERVER.put("Observation/" + id, corrected).status()).isEqualTo(200);
    }

    private void delete(String id, Set<String> throughout) {
        assertThat(SERVER.delete("Observation/" + id).status()).isEqualTo(200);
        throughout.remove(id);
        there.remove(id);
    }

    private String reading(int day) {
        return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"coding\":[{\"system\":\"urn:test\",\"code\":\""
                + CODE + "\"}]},\"subject\":{\"reference\":\"Patient/" + person
                + "\"},\"effectiveDateTime\":\"2026-01-0" + (day + 1) + "\"}";
    }
}
