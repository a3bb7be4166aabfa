package jp.kenkotecho.notification.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailTextTest {

    private static final String PAGE = "https://techo.example.jp/messages";

    @Test
    void says_where_to_read_what_is_new_in_the_language_of_whoever_asked() {
        assertThat(MailText.news("ja", PAGE).subject()).isEqualTo("健康手帳: 新しいお知らせがあります");
        assertThat(MailText.news("ja", PAGE).body()).contains(PAGE, "サインイン");
        assertThat(MailText.news("en", PAGE).subject()).isEqualTo("Kenko Techo: something new");
        assertThat(MailText.news("en", PAGE).body()).contains(PAGE, "sign in");
    }

    @Test
    void has_the_code_in_the_body_alone() {
        assertThat(MailText.code("ja", "012345").body()).contains("012345", "30 分以内");
        assertThat(MailText.code("en", "012345").body()).contains("012345", "30 minutes");
        assertThat(MailText.code("ja", "012345").subject()).doesNotContain("012345");
        assertThat(MailText.code("en", "012345").subject()).doesNotContain("012345");
    }

    @ParameterizedTest
    @EnumSource
    void names_nobody_and_says_where_to_go(MailText.Kind kind) {
        for (var language : List.of("ja", "en")) {
            assertThat(MailText.of(kind, language, "https://techo.example.jp").body())
                    .contains("https://techo.example.jp");
        }
        assertThat(MailText.of(kind, "ja", "x").subject()).startsWith("健康手帳: ");
        assertThat(MailText.of(kind, "en", "x").subject()).startsWith("Kenko Techo: ");
    }
}
