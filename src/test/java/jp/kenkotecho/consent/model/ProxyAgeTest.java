package jp.kenkotecho.consent.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import jp.kenkotecho.consent.model.ProxyAge.Power;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.Restriction;
import jp.kenkotecho.record.SharingClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyAgeTest {

    private static final ProxyAge JAPAN = new ProxyAge(15, 18);
    private static final LocalDate BIRTH = LocalDate.of(2010, 4, 2);
    private static final Instant GIVEN = Instant.parse("2012-01-01T00:00:00Z");

    /** A clock that runs: the birthday begins at midnight in Japan. */
    @ParameterizedTest
    @CsvSource({
        "2020-01-01T00:00:00Z, ACTS",
        "2025-04-01T14:59:59Z, ACTS",
        "2025-04-01T15:00:00Z, SEES",
        "2028-04-01T14:59:59Z, SEES",
        "2028-04-01T15:00:00Z, NONE",
        "2060-01-01T00:00:00Z, NONE",
    })
    void steps_down_with_the_birthdays(Instant now, Power power) {
        assertThat(JAPAN.at(BIRTH, GIVEN, now)).isEqualTo(power);
    }

    @Test
    void keeps_authority_that_was_given_over_an_adult() {
        var given = Instant.parse("2028-04-02T00:00:00Z");

        assertThat(JAPAN.at(BIRTH, given, Instant.parse("2070-01-01T00:00:00Z")))
                .isEqualTo(Power.ACTS);
    }

    @Test
    void leaves_a_parent_what_is_neither_sensitive_nor_hidden_from_family() {
        var sight = ProxyAge.sightAfterStepDown();

        assertThat(sight.shows(new SharingClass(InformationCategory.IMMUNIZATION, Set.of())))
                .isTrue();
        assertThat(sight.shows(new SharingClass(InformationCategory.MEDICAL, Set.of(Restriction.PSYCHIATRIC))))
                .isFalse();
        assertThat(sight.shows(new SharingClass(InformationCategory.MEDICAL, Set.of(Restriction.FROM_FAMILY))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1, 18", "19, 18", "15, 31"})
    void refuses_ages_that_make_no_sense(int stepDown, int majority) {
        assertThatThrownBy(() -> new ProxyAge(stepDown, majority)).isInstanceOf(IllegalArgumentException.class);
    }
}
