package jp.kenkotecho.everything.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import jp.kenkotecho.everything.model.Position.Shown;
import org.junit.jupiter.api.Test;

class PositionTest {

    private static final Instant MONDAY = Instant.parse("2026-11-02T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-03T00:00:00Z");

    @Test
    void counts_from_the_moment_of_the_last() {
        var at = Position.of("Goal", Instant.EPOCH)
                .behind(List.of(new Shown(MONDAY, "a"), new Shown(TUESDAY, "b"), new Shown(TUESDAY, "c")));

        assertThat(at).isEqualTo(new Position("Goal", TUESDAY, 2, "c"));
        assertThat(at.behind(List.of(new Shown(TUESDAY, "d")))).isEqualTo(new Position("Goal", TUESDAY, 3, "d"));
    }

    @Test
    void does_not_trust_a_moment_of_which_it_has_not_seen_the_beginning() {
        var at = new Position("Goal", MONDAY, 7, "").behind(List.of(new Shown(TUESDAY, "x"), new Shown(TUESDAY, "y")));

        assertThat(at).isEqualTo(new Position("Goal", MONDAY, 9, "y"));
    }

    @Test
    void stays_where_nothing_was_shown() {
        var at = new Position("Goal", MONDAY, 7, "g");

        assertThat(at.behind(List.of())).isEqualTo(at);
        assertThat(at.past(3)).isEqualTo(new Position("Goal", MONDAY, 10, ""));
        assertThat(at.again()).isEqualTo(new Position("Goal", MONDAY, 0, ""));
    }

    @Test
    void knows_whether_there_is_something_before_it_to_look_for() {
        assertThat(new Position("Goal", MONDAY, 7, "g").isAfterKnown()).isTrue();
        assertThat(new Position("Goal", MONDAY, 7, "").isAfterKnown()).isFalse();
        assertThat(Position.of("Goal", MONDAY).isAfterKnown()).isFalse();
        assertThat(new Position("Goal", MONDAY, 0, "g").isAfterKnown()).isFalse();
        assertThat(Position.START.isStart()).isTrue();
        assertThat(Position.of("Goal", MONDAY).isStart()).isFalse();
    }
}
