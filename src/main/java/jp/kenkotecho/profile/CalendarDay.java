package jp.kenkotecho.profile;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** The day on which something is, where somebody lives. */
public final class CalendarDay {

    private static final int DAY = "2026-11-05".length();

    private CalendarDay() {}

    /** The first day of a moment or a period; the last of one whose beginning is not told. Empty for any other timing. */
    public static Optional<LocalDate> of(@Nullable Type timing, ZoneId zone) {
        if (timing instanceof Period period) {
            return of(period.getStartElement(), zone).or(() -> of(period.getEndElement(), zone));
        }
        return timing instanceof BaseDateTimeType when ? of(when, zone) : Optional.empty();
    }

    /** Empty for what is not there, and for a month or a year alone. */
    public static Optional<LocalDate> of(BaseDateTimeType when, ZoneId zone) {
        var text = when.getValueAsString();
        if (text == null || text.length() < DAY) {
            return Optional.empty();
        }
        return Optional.of(
                text.length() == DAY
                        ? LocalDate.parse(text)
                        : LocalDate.ofInstant(when.getValue().toInstant(), zone));
    }
}
