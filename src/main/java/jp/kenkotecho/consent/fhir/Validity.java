package jp.kenkotecho.consent.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;

/**
 * The time in which something holds. Days without a time are days in Japan, and the last one counts in whole.
 *
 * @param from inclusive
 * @param until exclusive
 */
public record Validity(Instant from, Instant until) {

    static final Validity ALWAYS = new Validity(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    public static Validity of(Period period) {
        return new Validity(
                period.getStartElement().hasValue() ? startOf(period.getStartElement()) : ALWAYS.from,
                period.getEndElement().hasValue() ? endOf(period.getEndElement()) : ALWAYS.until);
    }

    public boolean holdsAt(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }

    boolean isEmpty() {
        return !from.isBefore(until);
    }

    /** An exception holds no longer than what it is an exception to. */
    Validity and(Validity other) {
        return new Validity(
                from.isAfter(other.from) ? from : other.from, until.isBefore(other.until) ? until : other.until);
    }

    static Instant startOf(DateTimeType start) {
        return hasTime(start)
                ? start.getValue().toInstant()
                : firstDayOf(start).atStartOfDay(JAPAN).toInstant();
    }

    private static Instant endOf(DateTimeType end) {
        return hasTime(end)
                ? end.getValue().toInstant()
                : firstDayOf(end).plusDays(1).atStartOfDay(JAPAN).toInstant();
    }

    private static boolean hasTime(DateTimeType time) {
        return time.getValueAsString().contains("T");
    }

    /** A month or a year without a day ends with its first day: less, not more, than was meant. */
    private static LocalDate firstDayOf(DateTimeType time) {
        var text = time.getValueAsString();
        var padded = text.length() == 4 ? text + "-01-01" : text.length() == 7 ? text + "-01" : text;
        return LocalDate.parse(padded);
    }
}
