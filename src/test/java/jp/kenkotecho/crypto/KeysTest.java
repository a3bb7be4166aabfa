package jp.kenkotecho.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

    private static final KeySettings OTHERS = new KeySettings("MTEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");

    @Test
    void a_mac_differs_by_text_by_purpose_and_by_secret() {
        var mac = TestKeys.mac("one").hex("薬");

        assertThat(mac).matches("[0-9a-f]{64}").isEqualTo(TestKeys.mac("one").hex("薬"));
        assertThat(TestKeys.mac("one").hex("药")).isNotEqualTo(mac);
        assertThat(TestKeys.mac("two").hex("薬")).isNotEqualTo(mac);
        assertThat(new KeyedMac(OTHERS, "one").hex("薬")).isNotEqualTo(mac);
    }

    @Test
    void a_code_is_half_of_it_and_fits_no_other_text() {
        var mac = TestKeys.mac("one");

        assertThat(mac.code("薬")).matches("[A-Za-z0-9_-]{22}");
        assertThat(mac.isCode(mac.code("薬"), "薬")).isTrue();
        assertThat(mac.isCode(mac.code("薬"), "药")).isFalse();
        assertThat(mac.isCode("", "薬")).isFalse();
    }

    @Test
    void the_same_text_is_encrypted_differently_each_time() {
        var encryption = new Encryption(TestKeys.SETTINGS, "one");

        assertThat(encryption.encrypt("薬")).isNotEqualTo(encryption.encrypt("薬"));
        assertThat(encryption.decrypt(encryption.encrypt("薬"))).isEqualTo("薬");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "AAAA",
                "薬",
                "BY/8plioNC3AvmWeQthuXIfOI6r1csCsXuqrA6X0u8DMI658aS7SrYZnDuOGeemgrSSxFNnb59Q="
            })
    void what_was_never_encrypted_or_altered_is_not_decrypted(String text) {
        var encryption = new Encryption(TestKeys.SETTINGS, "second-factors");

        assertThatThrownBy(() -> encryption.decrypt(text)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_short_secret_is_not_taken_and_none_is_shown() {
        assertThatThrownBy(() -> new KeySettings("c2hvcnQ=")).isInstanceOf(IllegalArgumentException.class);
        assertThat(TestKeys.SETTINGS.toString()).doesNotContain(TestKeys.SETTINGS.secret());
        assertThat(TestKeys.mac("one").toString()).doesNotContain("[B").contains("withheld");
    }
}
