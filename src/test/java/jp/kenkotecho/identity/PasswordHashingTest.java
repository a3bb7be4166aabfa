package jp.kenkotecho.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHashingTest {

    private static final PasswordHashing HASHING = new PasswordHashing();

    @Test
    void makes_every_guess_cost_16_mebibytes_and_two_passes() {
        assertThat(HASHING.hash("himitsu-4711")).startsWith("$argon2id$v=19$m=16384,t=2,p=1$");
    }

    @Test
    void knows_a_password_by_its_hash_and_salts_each() {
        var hash = HASHING.hash("himitsu-4711");

        assertThat(HASHING.matches("himitsu-4711", hash)).isTrue();
        assertThat(HASHING.matches("himitsu-4712", hash)).isFalse();
        assertThat(HASHING.hash("himitsu-4711")).isNotEqualTo(hash);
    }
}
