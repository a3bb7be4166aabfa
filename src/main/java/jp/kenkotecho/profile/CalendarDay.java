package jp.kenkotecho.profile;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;

/** The day on which something is, where somebody lives. */
public final class CalendarDay {

    private static final int DAY = "2026-11-05".length();

    private CalendarDay() {}

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
