package jp.kenkotecho.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.kenkotecho.spi.KeySettings;
import org.junit.jupiter.api.Test;

class ImportKeysTest {

    private static final String SECRET = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @Test
    void seals_the_same_to_the_same_and_with_another_secret_to_another() {
        var keys = new ImportKeys(new KeySettings(SECRET));
        var others = new ImportKeys(new KeySettings(SECRET.replace("MDEy", "MTEy")));

        assertThat(keys.seal("薬")).matches("[0-9a-f]{64}").isEqualTo(keys.seal("薬"));
        assertThat(keys.seal("薬")).isNotEqualTo(others.seal("薬")).isNotEqualTo(keys.seal("药"));
    }

    @Test
    void takes_no_short_secret_and_shows_none() {
        assertThatThrownBy(() -> new KeySettings("c2hvcnQ=")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new KeySettings(SECRET).toString()).doesNotContain(SECRET);
    }
}
