package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import jp.kenkotecho.web.Look.Years;
import jp.kenkotecho.web.ShownDates.Shown;
import org.junit.jupiter.api.Test;

class ShownDatesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    @Test
    void says_a_day_in_its_era_and_keeps_the_western_year_for_whoever_wants_it() {
        assertThat(japanese(Years.ERA).day(DAY)).isEqualTo(new Shown("2026-11-30", "令和8年", "（2026年）", "11月30日（月）"));
    }

    @Test
    void says_a_day_in_western_years_to_whoever_chose_them() {
        assertThat(japanese(Years.WESTERN).day(DAY)).isEqualTo(new Shown("2026-11-30", "2026年", "", "11月30日（月）"));
    }

    @Test
    void calls_the_first_year_of_an_era_gannen() {
        assertThat(japanese(Years.ERA).day(LocalDate.of(2019, 5, 1)).year()).isEqualTo("令和元年");
        assertThat(japanese(Years.ERA).day(LocalDate.of(2019, 4, 30)).year()).isEqualTo("平成31年");
        assertThat(japanese(Years.ERA).day(LocalDate.of(1948, 2, 3)).year()).isEqualTo("昭和23年");
    }

    @Test
    void says_what_is_older_than_the_calendar_in_western_years() {
        assertThat(japanese(Years.ERA).day(LocalDate.of(1850, 1, 1)).text()).isEqualTo("1850年1月1日（火）");
    }

    @Test
    void says_a_day_in_english_to_who_reads_english() {
        assertThat(english().day(DAY).text()).isEqualTo("Mon 30 November 2026");
    }

    @Test
    void says_a_moment_by_the_clock_of_the_place() {
        var at = Instant.parse("2026-11-29T22:05:00Z");

        assertThat(japanese(Years.ERA).moment(at).text()).isEqualTo("令和8年11月30日（月） 7:05");
        assertThat(japanese(Years.ERA).moment(at).machine()).isEqualTo("2026-11-30T07:05:00+09:00");
        assertThat(english().moment(at).text()).isEqualTo("Mon 30 November 2026, 7:05");
        assertThat(japanese(Years.ERA).clock(at).text()).isEqualTo("7:05");
    }

    @Test
    void says_as_much_of_a_written_day_as_it_has() {
        assertThat(japanese(Years.ERA).day("2026-11-30").text()).isEqualTo("令和8年11月30日（月）");
        assertThat(japanese(Years.ERA).day("2026-11").text()).isEqualTo("令和8年11月");
        assertThat(japanese(Years.ERA).day("2026").text()).isEqualTo("2026年");
        assertThat(english().day("2026-11").text()).isEqualTo("November 2026");
        assertThat(japanese(Years.ERA).day("2026-11-30T07:05:00+09:00").text()).isEqualTo("令和8年11月30日（月）");
    }

    @Test
    void shows_what_is_no_day_as_it_is() {
        assertThat(japanese(Years.ERA).day("").text()).isEmpty();
        assertThat(japanese(Years.ERA).day("春ごろから").text()).isEqualTo("春ごろから");
        assertThat(japanese(Years.ERA).day("2026-13").text()).isEqualTo("2026-13");
        assertThat(japanese(Years.ERA).day("無いときの").text()).isEqualTo("無いときの");
    }

    private static ShownDates japanese(Years years) {
        return new ShownDates(Locale.JAPANESE, years, ZoneId.of("Asia/Tokyo"));
    }

    private static ShownDates english() {
        return new ShownDates(Locale.ENGLISH, Years.ERA, ZoneId.of("Asia/Tokyo"));
    }
}
