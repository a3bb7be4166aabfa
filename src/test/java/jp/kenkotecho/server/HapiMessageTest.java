package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kenkotecho.record.TsvTable;
import org.junit.jupiter.api.Test;

class HapiMessageTest {

    @Test
    void passes_on_what_is_known_to_be_safe_without_its_number() {
        var failure = "HAPI-0323: Unknown search parameter \"shoe\"";

        assertThat(words(failure)).endsWith("(Unknown search parameter \"shoe\")");
    }

    @Test
    void tells_of_a_parser_only_the_place() {
        var json = "HAPI-0450: Failed: HAPI-1861: token '佐藤' line: 3, column: 14]";
        var xml = "HAPI-0450: Failed: HAPI-1851: '佐藤' at [row,col {unknown}]: [2,7]";
        var none = "HAPI-0450: Failed: HAPI-1825: Unknown element '佐藤'";

        assertThat(words(json)).endsWith("(line 3, column 14)").doesNotContain("佐藤");
        assertThat(words(xml)).endsWith("(line 2, column 7)").doesNotContain("佐藤");
        assertThat(words(none)).doesNotContain("佐藤");
    }

    @Test
    void tells_of_a_write_that_was_tried_again_what_came_of_it() {
        var stale = "HAPI-0550: HAPI-0989: Trying to update Patient/x/_history/9 but this is not the current version";

        assertThat(HapiMessage.of(stale).orElseThrow().status()).isEqualTo(412);
        assertThat(HapiMessage.codeOf("HAPI-0550: tried in vain")).contains("0550");
    }

    @Test
    void knows_nothing_of_other_messages() {
        assertThat(HapiMessage.of("HAPI-9999: name is 佐藤")).isEmpty();
        assertThat(HapiMessage.of("name is 佐藤")).isEmpty();
        assertThat(HapiMessage.of("")).isEmpty();
    }

    @Test
    void every_row_has_a_number_a_status_of_refusal_and_words_in_two_languages() {
        var rows = TsvTable.of(HapiMessage.class, "hapi-messages.tsv").rows();

        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get(0)).matches("\\d{4}");
            assertThat(row.get(1)).matches("4\\d\\d");
            assertThat(row.get(2)).isIn("whole", "place", "-");
            assertThat(row.get(3)).matches(".*[ぁ-ん].*");
            assertThat(row.get(4)).matches("\\p{ASCII}+");
        });
        assertThat(rows.stream().map(row -> row.get(0))).doesNotHaveDuplicates();
    }

    private static String words(String failure) {
        return HapiMessage.of(failure).orElseThrow().wordsFor(failure).en();
    }
}
