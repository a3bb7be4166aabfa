package jp.kenkotecho.medication.model;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.kenkotecho.medication.model.Regimen.Per;

/** The eight characters of a JAMI supplementary usage code: on which days, or how much at which time of the day. */
sealed interface UsageSupplement {

    /** I, W, D: the days. */
    record Days(Rhythm rhythm) implements UsageSupplement {}

    /** C: so many times in a week, month or year, on days that it does not say. */
    record Rate(Per per) implements UsageSupplement {}

    /**
     * V: an uneven dose.
     *
     * @param ofDay for which time of the day, from 1
     */
    record Uneven(int ofDay, BigDecimal dose) implements UsageSupplement {}

    Pattern CYCLE = Pattern.compile("I([1-9A-Z])([1-9A-Z])0{5}");
    Pattern WEEK = Pattern.compile("W([01]{7})");
    Pattern MONTH = Pattern.compile("D([0-9A-C])([1-9A-V]{1,6})0*");
    Pattern RATE = Pattern.compile("C([WMY])([1-9A-Z])0{5}");
    Pattern DOSE = Pattern.compile("V([1-9])([0-9][0-9.]{0,5})N*");

    /** What a code means; empty for what is none, or is damaged. */
    static Optional<UsageSupplement> read(String code) {
        if (code.length() != 8) {
            return Optional.empty();
        }
        return switch (code.charAt(0)) {
            case 'I' -> cycle(code);
            case 'W' -> week(code);
            case 'D' -> month(code);
            case 'C' -> rate(code);
            case 'V' -> dose(code);
            default -> Optional.empty();
        };
    }

    private static Optional<UsageSupplement> cycle(String code) {
        var found = CYCLE.matcher(code);
        return found.matches()
                ? Optional.of(new Days(new Rhythm.Cycle(digit(found.group(1)), digit(found.group(2)))))
                : Optional.empty();
    }

    private static Optional<UsageSupplement> week(String code) {
        var found = WEEK.matcher(code);
        var days = EnumSet.noneOf(DayOfWeek.class);
        if (found.matches()) {
            for (var i = 0; i < 7; i++) {
                if (found.group(1).charAt(i) == '1') {
                    days.add(DayOfWeek.SUNDAY.plus(i));
                }
            }
        }
        return days.isEmpty() ? Optional.empty() : Optional.of(new Days(new Rhythm.Weekdays(days)));
    }

    private static Optional<UsageSupplement> month(String code) {
        var found = MONTH.matcher(code);
        if (!found.matches()) {
            return Optional.empty();
        }
        Set<Integer> days = new HashSet<>();
        found.group(2).chars().forEach(day -> days.add(digit(Character.toString(day))));
        return Optional.of(new Days(new Rhythm.MonthDays(digit(found.group(1)), days)));
    }

    private static Optional<UsageSupplement> rate(String code) {
        var found = RATE.matcher(code);
        if (!found.matches()) {
            return Optional.empty();
        }
        var period =
                switch (found.group(1)) {
                    case "W" -> Regimen.Period.WEEK;
                    case "M" -> Regimen.Period.MONTH;
                    default -> Regimen.Period.YEAR;
                };
        return Optional.of(new Rate(new Per(digit(found.group(2)), period)));
    }

    private static Optional<UsageSupplement> dose(String code) {
        var found = DOSE.matcher(code);
        if (!found.matches() || !found.group(2).matches("\\d+(\\.\\d+)?")) {
            return Optional.empty();
        }
        var dose = new BigDecimal(found.group(2));
        return dose.signum() > 0 ? Optional.of(new Uneven(digit(found.group(1)), dose)) : Optional.empty();
    }

    /** The value of a digit; above nine it goes on with A. */
    private static int digit(String digit) {
        return Character.digit(digit.charAt(0), 36);
    }
}
