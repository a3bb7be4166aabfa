package jp.kenkotecho.medication;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.springframework.stereotype.Component;

/** What a person has before them, for the calendar of a telephone: times of doses with an alarm, and whole days. */
@Component
public class PersonalCalendar {

    /** Days of doses ahead. */
    private static final int A_QUARTER = 90;

    private final DosePlans plans;
    private final Clock clock;

    PersonalCalendar(DosePlans plans, Clock clock) {
        this.plans = plans;
        this.clock = clock;
    }

    /**
     * A whole day.
     *
     * @param key by which it is known in every file, whatever its day: the address of the resource
     * @param kind what it is, in the reader's language
     * @param words what it is about; told only where names are wanted
     */
    public record Day(String key, LocalDate day, String kind, String words) {}

    /**
     * The file, {@code text/calendar} (RFC 5545); others see it on the telephone's first page, so that names are a choice.
     *
     * @param doses whether it has the times of doses for a quarter of a year
     * @param names whether it names medicines and what else the days are about
     */
    public byte[] file(Caller caller, PersonId person, List<Day> days, boolean doses, boolean names) {
        var calendar = new DoseCalendar(person, names, clock.instant(), clock.getZone()).with(days);
        return (doses ? calendar.with(plans.of(caller, person, null, null, A_QUARTER)) : calendar).file();
    }
}
