package jp.kenkotecho.medication.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** The days on which a medicine is taken. */
public sealed interface Rhythm {

    Rhythm DAILY = new Cycle(1, 0);

    /**
     * Some days on, some off, from the first day of the course.
     *
     * @param on at least 1
     * @param off 0: every day
     */
    record Cycle(int on, int off) implements Rhythm {

        @Override
        public boolean isOn(LocalDate day, LocalDate first) {
            return ChronoUnit.DAYS.between(first, day) % (on + off) < on;
        }
    }

    /** Days of the week; at least one. */
    record Weekdays(Set<DayOfWeek> days) implements Rhythm {

        public Weekdays {
            days = Set.copyOf(days);
        }

        @Override
        public boolean isOn(LocalDate day, LocalDate first) {
            return days.contains(day.getDayOfWeek());
        }
    }

    /**
     * Days of a month.
     *
     * @param month 0 for every month, else 1 to 12
     */
    record MonthDays(int month, Set<Integer> days) implements Rhythm {

        public MonthDays {
            days = Set.copyOf(days);
        }

        @Override
        public boolean isOn(LocalDate day, LocalDate first) {
            return (month == 0 || month == day.getMonthValue()) && days.contains(day.getDayOfMonth());
        }
    }

    /** Single dates, and no other days. */
    record Dates(Set<LocalDate> dates) implements Rhythm {

        public Dates {
            dates = Set.copyOf(dates);
        }

        @Override
        public boolean isOn(LocalDate day, LocalDate first) {
            return dates.contains(day);
        }
    }

    /**
     * Whether it is taken on this day.
     *
     * @param first the first day of the course, on or before {@code day}
     */
    boolean isOn(LocalDate day, LocalDate first);
}
