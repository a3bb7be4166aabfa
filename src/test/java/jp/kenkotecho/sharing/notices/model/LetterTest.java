package jp.kenkotecho.sharing.notices.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LetterTest {

    private static final String PAGE = "https://techo.example.jp/account/notices";

    @Test
    void says_where_to_read_what_is_new_in_the_language_of_whoever_asked() {
        assertThat(Letter.news("ja", PAGE).subject()).isEqualTo("健康手帳: 新しいお知らせがあります");
        assertThat(Letter.news("ja", PAGE).body()).contains(PAGE, "サインイン");
        assertThat(Letter.news("en", PAGE).subject()).isEqualTo("Kenko Techo: something new");
        assertThat(Letter.news("en", PAGE).body()).contains(PAGE, "sign in");
    }

    @Test
    void has_the_code_in_the_body_alone() {
        assertThat(Letter.code("ja", "012345").body()).contains("012345", "30 分以内");
        assertThat(Letter.code("en", "012345").body()).contains("012345", "30 minutes");
        assertThat(Letter.code("ja", "012345").subject()).doesNotContain("012345");
        assertThat(Letter.code("en", "012345").subject()).doesNotContain("012345");
    }
}
