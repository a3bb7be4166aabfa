package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
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
