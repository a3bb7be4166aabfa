package jp.kenkotecho.prediction.fhir;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.profile.CalendarDay;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.profile.RecordState;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;

/**
 * Whether a woman was pregnant on a day, as far as her record tells: by the weeks of 妊婦健診, by the day on which the child
 * is expected or of the last period, by what she or an app says, or by a condition. What is told counts until the pregnancy would be 42 weeks old, unless something newer says no.
 */
public final class Pregnancy {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String PREGNANT = "77386006";

    private static final String STATUS = "82810-3";
    private static final String AGE = "18185-9";
    private static final String LAST_PERIOD = "8665-2";

    /** When the child is expected: estimated, by the last period, by ultrasound. */
    private static final List<String> EXPECTED = List.of("11778-8", "11779-6", "11780-4");

    private static final List<String> TELLING = Stream.concat(Stream.of(STATUS, AGE, LAST_PERIOD), EXPECTED.stream())
            .toList();

    /** The answers of {@link #STATUS} that mean yes, of SNOMED CT and of LOINC. */
    private static final List<String> YES = List.of(PREGNANT, "LA15173-0");

    private static final int DAYS_OF_A_WEEK = 7;
    private static final int MOST_DAYS = 42 * DAYS_OF_A_WEEK;
    private static final int DAYS_UNTIL_EXPECTED = 40 * DAYS_OF_A_WEEK;

    private Pregnancy() {}

    /** The codes of observations that tell of it. */
    public static List<Token> codes() {
        return TELLING.stream().map(code -> new Token(Canonical.LOINC, code)).toList();
    }

    /** The codes of conditions that do. */
    public static List<Token> conditions() {
        return List.of(new Token(SNOMED, PREGNANT));
    }

    /** Whether she was pregnant on a day: the newest that tells of it counts. */
    public static boolean told(List<Observation> observations, LocalDate on, ZoneId zone) {
        return observations.stream()
                .filter(one -> TELLING.stream().anyMatch(code -> has(one, code)) && RecordState.isMeasured(one))
                .filter(one -> day(one, zone).filter(day -> !day.isAfter(on)).isPresent())
                .max(Comparator.comparing(one -> day(one, zone).orElse(LocalDate.MIN)))
                .filter(newest -> lasts(newest, on, zone))
                .isPresent();
    }

    /** Whether one of these conditions is active, and no older than a pregnancy. */
    public static boolean active(List<Condition> conditions, LocalDate on, ZoneId zone) {
        return conditions.stream()
                .filter(one -> one.getCode().getCoding().stream()
                        .anyMatch(coding -> SNOMED.equals(coding.getSystem()) && PREGNANT.equals(coding.getCode())))
                .filter(one -> one.getClinicalStatus().getCoding().stream()
                        .anyMatch(coding -> "active".equals(coding.getCode())))
                .anyMatch(one -> CalendarDay.of(one.getOnset(), zone)
                        .filter(day -> day.plusDays(MOST_DAYS).isBefore(on))
                        .isEmpty());
    }

    private static boolean lasts(Observation newest, LocalDate on, ZoneId zone) {
        if (has(newest, LAST_PERIOD) || EXPECTED.stream().anyMatch(code -> has(newest, code))) {
            return began(newest, zone)
                    .filter(day -> !day.isAfter(on) && !day.plusDays(MOST_DAYS).isBefore(on))
                    .isPresent();
        }
        var day = day(newest, zone).orElse(LocalDate.MIN);
        var isTold = has(newest, AGE) || isYes(newest);
        return isTold && !day.plusDays(MOST_DAYS - ageInDays(newest)).isBefore(on);
    }

    /** The first day of the last period: as told, or forty weeks before the child is expected. */
    private static Optional<LocalDate> began(Observation dated, ZoneId zone) {
        return dated.getValue() instanceof DateTimeType when
                ? CalendarDay.of(when, zone)
                        .map(day -> has(dated, LAST_PERIOD) ? day : day.minusDays(DAYS_UNTIL_EXPECTED))
                : Optional.empty();
    }

    private static boolean isYes(Observation status) {
        return status.getValue() instanceof CodeableConcept answer
                && answer.getCoding().stream().anyMatch(coding -> YES.contains(coding.getCode()));
    }

    private static long ageInDays(Observation observation) {
        if (!has(observation, AGE)
                || !observation.hasValueQuantity()
                || !observation.getValueQuantity().getValueElement().hasValue()) {
            return 0;
        }
        var age = observation.getValueQuantity().getValue().longValue();
        var days = "wk".equals(observation.getValueQuantity().getCode()) ? age * DAYS_OF_A_WEEK : age;
        return Math.max(0, Math.min(MOST_DAYS, days));
    }

    private static boolean has(Observation observation, String loinc) {
        return observation.getCode().getCoding().stream()
                .anyMatch(coding -> Canonical.LOINC.equals(coding.getSystem()) && loinc.equals(coding.getCode()));
    }

    private static Optional<LocalDate> day(Observation observation, ZoneId zone) {
        return CalendarDay.of(observation.getEffective(), zone);
    }
}
