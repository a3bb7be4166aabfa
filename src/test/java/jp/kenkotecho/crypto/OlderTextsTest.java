package jp.kenkotecho.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What versions before 0.1.0 encrypted or signed under the secret of {@link TestKeys} is read and recognised still. */
class OlderTextsTest {

    @ParameterizedTest
    @CsvSource({
        "second-factors, BY/8plioNC3AvmWeQthuXIfOI6r1csCsXuqrA6X0u8DMI658aS7SrYZnDuOGeemgrSSxFNnb59Y=",
        "signing-keys, YiqorMmWAJQ4PyL4fkE9Fkeuhinnxvid7qQyoX87tVHNnx00naLSQBT8rxasj42QNQxK/qdq",
        "notice address, 0xfGqmUW/xq9EgvoBq3c5lOZpfytdgJXK39mOXYpLwVbNWe9J4elI0BjHrtfDeI4q5bV4hIUSDU=",
        "consent receipts, ZFcEAB3R0JlYi7wLiWIiP6h/NzHuxtIxNkvOhOZAO5gPd+j2Yn0e7+hIAejcmGUuP9P61pJiZcobJw==",
        "emergency reason, gsSYWLv3aCAty55JwfIFvTHdkg/nnXiMVHwvse8/APo+JZqTc2fi2BQyCCtsMMKg1bk2tU+e8wOaIQ==",
        "share link, mtF3NrZ0mYZCQw92Ihwrm1ian9C+HZsiry649DVQVSW4EljyuPYIrrFoVc+crvn9VPjDxg==",
        "share link ticket, ep8pZwanyBx0kO2NJwMdl0CfKQbZYu5hfzJILxx3SmzLHq83+YtOBLzkr6anwp0P4WBip1n1waNp/xw=",
        "subscription channel,"
                + " y8L2KSkOrwWFgTkQ3dbf+z6ubid4jtbtBiwK6WkAdzGbqQ9BhTwEhBWS/gGRyVbd5d2/Kbk1ExdGVFNFOwQ=",
    })
    void an_encrypted_text_is_decrypted(String purpose, String encrypted) {
        assertThat(new Encryption(TestKeys.SETTINGS, purpose).decrypt(encrypted))
                .isEqualTo("花子の " + purpose);
        assertThatThrownBy(() -> new Encryption(TestKeys.SETTINGS, purpose + "x").decrypt(encrypted))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_passcode_of_a_link_a_link_of_the_chain_and_a_printed_poster_are_recognised() {
        assertThat(TestKeys.mac("share link passcode").hex("h1 1234"))
                .isEqualTo("65a60c45c2538ffa2d45bd75af24ae7d8fc3b85551d7273fed4e0098339c122b");
        assertThat(TestKeys.mac("audit chain").hex("\n1\n薬"))
                .isEqualTo("f1027c4f27dd1d45423892e06b6188f4a283acb2019d5dbc6cd279120db220eb");
        assertThat(TestKeys.mac("check-in poster 1").isCode("UHq_CHNLLDwxvK5mjXpWhA", "1.clinic-1"))
                .isTrue();
    }

    @Test
    void a_person_of_a_study_keeps_the_pseudonym() {
        assertThat(TestKeys.mac("research c1").hex("Patient/p1")).startsWith("458e72307a55e58ee227274fc3d6a88f");
    }

    @Test
    void a_digest_in_the_database_is_that_of_the_same_token() {
        assertThat(Sha256.of("薬")).isEqualTo("bcff2c6f93b451c059a038b81dd5952eede2f2adcadebaf02041d3ad8e9e6a69");
    }

    @Test
    void a_key_of_an_import_is_recognised_and_no_purpose_has_the_same() {
        var former = KeyedMac.ofImportsBefore010(TestKeys.SETTINGS);

        assertThat(former.hex("p1\n薬")).isEqualTo("25ab68c9547433878b81a4b35b81b0973c32dc31c57e98313f60b966f1394cc6");
        assertThatThrownBy(() -> TestKeys.mac("p1\n薬")).isInstanceOf(IllegalArgumentException.class);
    }
}
