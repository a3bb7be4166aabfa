package jp.kenkotecho.smart.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import jp.kenkotecho.spi.OutsideAddress;
import jp.kenkotecho.spi.OutsideCalls.Bounds;
import jp.kenkotecho.spi.OutsideHttp;
import jp.kenkotecho.spi.SlowServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
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
    @ValueSource(strings = {"https://93.184.216.34/jwks", "https://100.128.0.1/jwks", "https://[2606:4700::1]/jwks"})
    void calls_what_is_outside(String address) {
        assertThat(keys.mayBeCalled(address)).isTrue();
    }

    @Test
    void many_requests_for_the_same_keys_are_one_call_and_a_failure_is_remembered() throws Exception {
        try (var server = SlowServer.start()) {
            var seconds = new AtomicLong(1_000_000);
            var local = new OutsideKeys(
                    new OutsideHttp(
                            "test", OutsideAddress.given(true), 1_000, new Bounds(Duration.ofMillis(800), 16, 4)),
                    clock(seconds));
            var callers = Executors.newFixedThreadPool(20);
            Callable<Boolean> asking = () -> local.at(server.at("/drip-body")).isEmpty();
            for (var one : callers.invokeAll(Collections.nCopies(20, asking))) {
                assertThat(one.get()).isTrue();
            }
            assertThat(local.at(server.at("/drip-body"))).isEmpty();
            assertThat(server.calls("/drip-body")).isEqualTo(1);

            // Whoever waits may go on before the cache has written down when it was: then it counts from a later
            // moment.
            Awaitility.await().until(() -> {
                seconds.addAndGet(31);
                return local.at(server.at("/drip-body")).isEmpty() && server.calls("/drip-body") == 2;
            });
            callers.shutdownNow();
        }
    }

    @Test
    void keys_that_may_not_be_remembered_are_fetched_each_time() {
        try (var server = SlowServer.start()) {
            var local = new OutsideKeys(
                    new OutsideHttp(
                            "test", OutsideAddress.given(true), 1_000, new Bounds(Duration.ofSeconds(10), 16, 4)),
                    Clock.systemUTC());

            assertThat(local.at(server.at("/good"))).isPresent();
            assertThat(local.at(server.at("/good"))).isPresent();
            assertThat(server.calls("/good")).isEqualTo(2);
            assertThat(local.at(server.at("/broken"))).isEmpty();
            assertThat(local.at(server.at("/moved"))).isEmpty();
        }
    }

    private static Clock clock(AtomicLong seconds) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochSecond(seconds.get());
            }
        };
    }
}
