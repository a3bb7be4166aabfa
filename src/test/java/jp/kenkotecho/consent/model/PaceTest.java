package jp.kenkotecho.consent.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    private static final Instant LAST = Instant.parse("2026-03-10T03:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, PT0S, PT0S",
        "4, PT0S, PT0S",
        "5, PT0S, PT1M",
        "5, PT40S, PT20S",
        "5, PT1M, PT0S",
        "6, PT0S, PT2M",
        "8, PT0S, PT8M",
        "9, PT0S, PT15M",
        "900, PT0S, PT15M",
        "900, PT20M, PT0S",
    })
    void doubles_the_pause_with_each_and_never_stops(int opened, Duration since, Duration wait) {
        assertThat(new Pace(5).wait(opened, LAST, LAST.plus(since))).isEqualTo(wait);
    }
}
