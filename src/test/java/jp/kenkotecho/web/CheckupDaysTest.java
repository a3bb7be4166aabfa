package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import jp.kenkotecho.web.Look.Years;
import org.junit.jupiter.api.Test;

class CheckupDaysTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final LocalDate OLDEST = LocalDate.of(2022, 6, 10);
    private static final LocalDate SPRING = LocalDate.of(2026, 4, 3);
    private static final LocalDate NEWEST = LocalDate.of(2026, 6, 10);

    @Test
    void calls_a_day_by_its_year_unless_another_is_of_that_year() {
        assertThat(days(Locale.JAPANESE).name(OLDEST)).isEqualTo("令和4年");
        assertThat(days(Locale.JAPANESE).name(NEWEST)).isEqualTo("令和8年6月10日");
        assertThat(days(Locale.ENGLISH).name(OLDEST)).isEqualTo("2022");
        assertThat(days(Locale.ENGLISH).name(NEWEST)).isEqualTo("10 June 2026");
    }

    @Test
    void writes_the_month_below_a_picture_where_the_year_is_not_enough() {
        assertThat(List.of(OLDEST, SPRING, NEWEST).stream().map(days(Locale.JAPANESE)::tick))
                .containsExactly("令和4年", "8年4月", "8年6月");
        assertThat(days(Locale.ENGLISH).tick(SPRING)).isEqualTo("Apr 2026");
    }

    @Test
    void takes_the_newest_for_now_as_long_as_it_is_of_the_last_year() {
        assertThat(days(Locale.JAPANESE).isNow(NEWEST)).isTrue();
        assertThat(days(Locale.JAPANESE).isNow(SPRING)).isFalse();
        assertThat(new CheckupDays(List.of(OLDEST), dates(Locale.JAPANESE), TODAY).isNow(OLDEST))
                .isFalse();
    }

    private static CheckupDays days(Locale language) {
        return new CheckupDays(List.of(NEWEST, SPRING, OLDEST), dates(language), TODAY);
    }

    private static ShownDates dates(Locale language) {
        return new ShownDates(language, Years.ERA, ZoneId.of("Asia/Tokyo"));
    }
}
