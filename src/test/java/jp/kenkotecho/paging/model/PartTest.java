package jp.kenkotecho.paging.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartTest {

    private static final Part PART = new Part(10, List.of(7L, 5L, 9L), false);

    @Test
    void a_page_ends_with_its_part() {
        assertThat(PART.from(11, 2)).containsExactly(5L, 9L);
        assertThat(PART.from(12, 2)).containsExactly(9L);
        assertThat(PART.from(13, 2)).isEmpty();
    }

    @Test
    void a_walk_goes_on_until_the_end_of_its_last_part() {
        var last = new Part(10, List.of(7L, 5L, 9L), true);

        assertThat(PART.goesOnAt(13)).isTrue();
        assertThat(last.goesOnAt(12)).isTrue();
        assertThat(last.goesOnAt(13)).isFalse();
    }
}
