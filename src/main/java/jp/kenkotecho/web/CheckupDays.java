package jp.kenkotecho.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/** What the days of check-ups are called: by their year alone, as long as no other is of the same year. */
final class CheckupDays {

    private final Set<LocalDate> all;
    private final ShownDates dates;
    private final LocalDate today;

    CheckupDays(Collection<LocalDate> all, ShownDates dates, LocalDate today) {
        this.all = new TreeSet<>(all);
        this.dates = dates;
        this.today = today;
    }

    /** 令和8年, or 令和8年6月10日 where another is of that year. */
    String name(LocalDate day) {
        return isAlone(day) ? year(day) : dates.dayOfYear(day).text();
    }

    /** The day as it stands below a picture: the era with the oldest alone, the month where another is of that year. */
    String tick(LocalDate day) {
        var isOldest =
                all.stream().min(Comparator.naturalOrder()).filter(day::equals).isPresent();
        var year = isOldest ? year(day) : year(day).replaceFirst("^\\p{IsHan}{2}(?=\\d)", "");
        return isAlone(day) ? year : dates.monthOf(day, year);
    }

    /** Whether it is the newest of all, and of the last twelve months: it tells of now. */
    boolean isNow(LocalDate day) {
        return all.stream().noneMatch(one -> one.isAfter(day)) && day.isAfter(today.minusYears(1));
    }

    /** The whole of it. */
    String full(LocalDate day) {
        return dates.day(day).text();
    }

    private boolean isAlone(LocalDate day) {
        return all.stream().filter(one -> one.getYear() == day.getYear()).count() <= 1;
    }

    private String year(LocalDate day) {
        var year = dates.day(day).year();
        return year.isEmpty() ? String.valueOf(day.getYear()) : year;
    }
}
