package jp.kenkotecho.everything.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import jp.kenkotecho.crypto.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookmarksTest {

    private static final Bookmarks OURS = new Bookmarks(TestKeys.mac("pages"));
    private static final Position PLACE = new Position(
            "MedicationStatement",
            Instant.parse("2026-11-30T02:41:14.962Z"),
            1234,
            "76be6b0b-3e05-47fc-8602-21627ae56489");

    @Test
    void reads_what_it_wrote_for_the_same_question() {
        var text = OURS.write(PLACE, "Patient/hanako");

        assertThat(OURS.read(text, "Patient/hanako")).contains(PLACE);
        assertThat(text).matches("[A-Za-z0-9._~-]+").hasSizeLessThan(120);
        assertThat(OURS.write(PLACE, "Patient/hanako")).isEqualTo(text);
    }

    @Test
    void reads_nothing_for_another_question_or_by_another_key() {
        var text = OURS.write(PLACE, "Patient/hanako");

        assertThat(OURS.read(text, "Patient/taro")).isEmpty();
        assertThat(new Bookmarks(TestKeys.mac("another")).read(text, "Patient/hanako"))
                .isEmpty();
        assertThat(OURS.read(text.replace("~1234~", "~1235~"), "Patient/hanako"))
                .isEmpty();
        assertThat(OURS.read(text.replace("MedicationStatement", "Observation"), "Patient/hanako"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "~",
                "~~~~",
                "Goal~0~0~~AAAAAAAAAAAAAAAAAAAAAA",
                "Goal~zzzzzzzzzzzzzzzz~0~~AAAAAAAAAAAAAAAAAAAAAA",
                "Goal~0~99999999999~~AAAAAAAAAAAAAAAAAAAAAA",
                "Goal~0~0~x~AAAA\n",
            })
    void reads_nothing_of_what_it_did_not_write(String text) {
        assertThat(OURS.read(text, "Patient/hanako")).isEmpty();
    }
}
