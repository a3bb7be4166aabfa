package jp.kenkotecho.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A month as it hangs on a wall: weeks from Sunday.
 *
 * @param weeks each of seven days, some of them of the months beside
 */
record CalendarMonth(YearMonth month, List<List<Day>> weeks) {

    private static final int WEEK = 7;

    CalendarMonth {
        weeks = List.copyOf(weeks);
    }

    /**
     * One day.
     *
     * @param entries how many are on it; none are counted of the months beside
     */
    record Day(LocalDate day, boolean isInMonth, boolean isToday, int entries) {}

    static CalendarMonth of(YearMonth month, LocalDate today, List<CalendarEntry> entries) {
        var first = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        var last = month.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
        return new CalendarMonth(
                month,
                first.datesUntil(last.plusDays(1), Period.ofDays(WEEK))
                        .map(sunday -> IntStream.range(0, WEEK)
                                .mapToObj(sunday::plusDays)
                                .map(day -> day(day, month, today, entries))
                                .toList())
                        .toList());
    }

    private static Day day(LocalDate day, YearMonth month, LocalDate today, List<CalendarEntry> entries) {
        var isInMonth = YearMonth.from(day).equals(month);
        var count = entries.stream().filter(one -> one.day().equals(day)).count();
        return new Day(day, isInMonth, day.equals(today), isInMonth ? (int) count : 0);
    }
}
