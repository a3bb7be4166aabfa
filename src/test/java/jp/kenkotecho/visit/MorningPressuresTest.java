package jp.kenkotecho.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import jp.kenkotecho.profile.FakeRecordStore;
import jp.kenkotecho.profile.HomeReading;
import jp.kenkotecho.record.Measured;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.ServerCaller;
import jp.kenkotecho.record.Unit;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MorningPressuresTest {

    private static final PersonId PERSON = new PersonId("a");

    private final FakeRecordStore store = new FakeRecordStore();

    /** From 24 to 30 November 140/80, but on the first of them 154. */
    @ParameterizedTest
    @CsvSource({"2026-11-30T23:50:00+09:00, 142", "2026-12-01T00:36:00+09:00, 142", "2026-12-01T04:00:00+09:00, 140"})
    void goes_on_to_the_next_day_at_four(String now, long mean) {
        for (var day = 24; day <= 30; day++) {
            keep("2026-11-" + day + "T07:00:00+09:00", day == 24 ? 154 : 140);
        }

        assertThat(at(now).mean())
                .hasValueSatisfying(found -> assertThat(found.systolic()).isEqualTo(mean));
    }

    @Test
    void counts_a_reading_of_the_night_to_the_day_that_it_ends() {
        keep("2026-12-01T00:30:00+09:00", 131);

        assertThat(at("2026-12-01T00:36:00+09:00").today()).isPresent();
        assertThat(at("2026-12-01T07:00:00+09:00").today()).isEmpty();
    }

    private MorningPressures.Morning at(String now) {
        var clock = Clock.fixed(OffsetDateTime.parse(now).toInstant(), ZoneId.of("Asia/Tokyo"));
        return new MorningPressures(store, clock).of(ServerCaller.STARTUP, PERSON);
    }

    private void keep(String when, int systolic) {
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(HomeReading.bloodPressure(PERSON, OffsetDateTime.parse(when), mmHg(systolic), mmHg(80)))
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Observation");
        store.write(ServerCaller.STARTUP, bundle);
    }

    private static Measured mmHg(int value) {
        return new Measured(BigDecimal.valueOf(value), Unit.MMHG);
    }
}
