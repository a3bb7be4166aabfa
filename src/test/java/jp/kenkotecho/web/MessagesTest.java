package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"web", "identity", "smart", "link"})
    void says_everything_in_both_languages(String room) throws IOException {
        var japanese = read(room, "messages_ja.properties");
        var english = read(room, "messages_en.properties");

        assertThat(japanese.keySet()).isNotEmpty().isEqualTo(english.keySet());
        assertThat(japanese.values())
                .allSatisfy(text -> assertThat((String) text).containsPattern("[ぁ-んァ-ヶ一-龠、。（]"));
    }

    /** What most pages of residents say, in full; elsewhere a word may stay Japanese. */
    @Test
    void says_the_pages_of_residents_in_easy_japanese() throws IOException {
        var japanese = read("web", "messages_ja.properties");
        var easy = read("web", "messages_ja__easy.properties");

        assertThat(japanese.stringPropertyNames())
                .filteredOn(key ->
                        key.matches("(nav|frame|today|medicines|times|checkups|files|vaccines|expenses|calendar|letters"
                                + "|papers|answers|sharing|log|family|settings)[.].*|measure[.](?!origin|strike|struck"
                                + "|restore|correct|back|value[.]|others[.]).*"))
                .filteredOn(key -> !key.matches(
                        "nav[.](desk|worklist|accounts|clients|directory|approvals|trail|jobs|cohorts|exports)"))
                .allSatisfy(key -> assertThat(easy.stringPropertyNames()).contains(key));
        assertThat(easy.stringPropertyNames())
                .allSatisfy(key ->
                        assertThat(places(easy.getProperty(key))).as(key).isEqualTo(places(japanese.getProperty(key))));
    }

    private static List<String> places(String text) {
        return Pattern.compile("\\{[0-9]}")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .sorted()
                .toList();
    }

    @Test
    void says_who_each_resident_is() throws IOException {
        var japanese = read("web", "messages_ja.properties");

        assertThat(DemoAccounts.RESIDENTS)
                .allSatisfy(resident -> assertThat(japanese).containsKey("resident." + resident.key()));
    }

    private static Properties read(String room, String name) throws IOException {
        var messages = new Properties();
        try (var stream = MessagesTest.class.getResourceAsStream("/jp/kenkotecho/" + room + "/" + name)) {
            messages.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return messages;
    }
}
