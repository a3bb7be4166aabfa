package jp.kenkotecho.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class HomeReadingTest {

    /** Java leaves them out of its own text of a whole minute, and FHIR takes no such moment. */
    @Test
    void a_moment_has_its_seconds() {
        var whole = OffsetDateTime.parse("2026-11-05T10:34:00+09:00");

        assertThat(HomeReading.moment(whole).getValueAsString()).isEqualTo("2026-11-05T10:34:00+09:00");
        assertThat(HomeReading.moment(whole.plusSeconds(7)).getValueAsString()).isEqualTo("2026-11-05T10:34:07+09:00");
    }
}
