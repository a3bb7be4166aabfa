package jp.kenkotecho.sharing.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Production's rule, which the tests over HTTP cannot show: there the outside is on loopback. */
class OutsideKeysTest {

    private final OutsideKeys keys = new OutsideKeys(
            new SmartSettings(
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofDays(90),
                    Duration.ofDays(90),
                    false,
                    false,
                    List.of(),
                    List.of()),
            Clock.systemUTC());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/jwks",
                "https://127.9.9.9/jwks",
                "https://[::1]/jwks",
                "https://0.0.0.0/jwks",
                "https://0.1.2.3/jwks",
                "https://10.1.2.3/jwks",
                "https://172.16.0.1/jwks",
                "https://192.168.1.1/jwks",
                "https://100.64.0.1/jwks",
                "https://169.254.169.254/latest/meta-data",
                "https://[fe80::1]/jwks",
                "https://[fd00::1]/jwks",
                "https://[::ffff:127.0.0.1]/jwks",
                "https://224.0.0.1/jwks",
                "https://user@93.184.216.34/jwks",
                "http://93.184.216.34/jwks",
                "ftp://93.184.216.34/jwks",
                "https:///jwks",
                "nonsense",
                "",
            })
    void calls_nothing_inside_and_nothing_in_clear(String address) {
        assertThat(keys.mayBeCalled(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://93.184.216.34/jwks", "https://100.128.0.1/jwks", "https://[2001:db8::1]/jwks"})
    void calls_what_is_outside(String address) {
        assertThat(keys.mayBeCalled(address)).isTrue();
    }
}
