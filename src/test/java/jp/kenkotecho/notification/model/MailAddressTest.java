package jp.kenkotecho.notification.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"kenji@example.org", "k.tanaka+techo@mail.example.co.jp", "k_t-9@xn--r8jz45g.example", "a@b.co"})
    void reads_what_people_have(String text) {
        assertThat(MailAddress.read(text)).map(MailAddress::text).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kenji",
                "kenji@",
                "@example.org",
                "kenji@localhost",
                "kenji@example..org",
                ".kenji@example.org",
                "ken..ji@example.org",
                "kenji@[127.0.0.1]",
                "\"kenji tanaka\"@example.org",
                "健司@example.org",
                "kenji@example.org\r\nBcc: all@example.org",
                "kenji@example.org,misaki@example.org",
                "Kenji <kenji@example.org>",
                "kenji@-example.org",
                "kenji@127.0.0.1",
            })
    void refuses_everything_else(String text) {
        assertThat(MailAddress.read(text)).isEmpty();
    }

    @Test
    void has_an_end() {
        assertThat(MailAddress.read("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(MailAddress.read("a@" + "a.".repeat(130) + "org")).isEmpty();
    }

    @Test
    void is_shown_so_that_its_owner_alone_knows_it() {
        assertThat(new MailAddress("kenji@example.org").masked()).isEqualTo("k…@example.org");
    }
}
