package jp.kenkotecho.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MessagesTest {

    @Test
    void says_everything_in_both_languages() throws IOException {
        var japanese = read("messages_ja.properties");
        var english = read("messages_en.properties");

        assertThat(japanese.keySet()).isEqualTo(english.keySet());
        assertThat(japanese.values())
                .allSatisfy(text -> assertThat((String) text).containsPattern("[ぁ-んァ-ヶ一-龠]"));
        assertThat(DemoAccounts.RESIDENTS)
                .allSatisfy(resident -> assertThat(japanese).containsKey("resident." + resident.key()));
    }

    private static Properties read(String name) throws IOException {
        var messages = new Properties();
        try (var stream = MessagesTest.class.getResourceAsStream(name)) {
            messages.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return messages;
    }
}
