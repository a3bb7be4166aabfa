package jp.kenkotecho.prediction.fhir;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.profile.RecordState;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;

/**
 * Whether a woman was pregnant on a day, as far as her record tells: by the weeks of 妊婦健診, by what she or an app says,
 * or by a condition. What is told counts until the pregnancy would be 42 weeks old, unless something newer says no.
 */
public final class Pregnancy {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String PREGNANT = "77386006";

    private static final String STATUS = "82810-3";
    private static final String AGE = "18185-9";

    /** The answers of {@link #STATUS} that mean yes, of SNOMED CT and of LOINC. */
    private static final List<String> YES = List.of(PREGNANT, "LA15173-0");

    private static final int DAYS_OF_A_WEEK = 7;
    private static final int MOST_DAYS = 42 * DAYS_OF_A_WEEK;

    private static final int DAY = "2026-11-05".length();

    private Pregnancy() {}

    /** The codes of observations that tell of it. */
    public static List<Token> codes() {
        return List.of(new Token(Canonical.LOINC, STATUS), new Token(Canonical.LOINC, AGE));
    }

    /** The codes of conditions that do. */
    public static List<Token> conditions() {
        return List.of(new Token(SNOMED, PREGNANT));
    }

    /** Whether she was pregnant on a day: the newest that tells of it counts. */
    public static boolean told(List<Observation> observations, LocalDate on) {
        return observations.stream()
                .filter(one -> (has(one, STATUS) || has(one, AGE)) && RecordState.isMeasured(one))
                .filter(one -> day(one).filter(day -> !day.isAfter(on)).isPresent())
                .max(Comparator.comparing(one -> day(one).orElse(LocalDate.MIN)))
                .filter(newest -> lasts(newest, on))
                .isPresent();
    }

    /** Whether one of these conditions is active, and no older than a pregnancy. */
    public static boolean active(List<Condition> conditions, LocalDate on) {
        return conditions.stream()
                .filter(one -> one.getClinicalStatus().getCoding().stream()
                        .anyMatch(coding -> "active".equals(coding.getCode())))
                .anyMatch(one -> began(one)
                        .filter(day -> day.plusDays(MOST_DAYS).isBefore(on))
                        .isEmpty());
    }

    private static boolean lasts(Observation newest, LocalDate on) {
        var day = day(newest).orElse(LocalDate.MIN);
        var isTold = has(newest, AGE) || isYes(newest);
        return isTold && !day.plusDays(MOST_DAYS - ageInDays(newest)).isBefore(on);
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

    private static Optional<LocalDate> day(Observation observation) {
        return Stream.ofNullable(observation.getEffective())
                .filter(DateTimeType.class::isInstance)
                .flatMap(when -> whole((DateTimeType) when))
                .findFirst();
    }

    private static Optional<LocalDate> began(Condition condition) {
        return condition.hasOnsetDateTimeType()
                ? whole(condition.getOnsetDateTimeType()).findFirst()
                : Optional.empty();
    }

    private static Stream<LocalDate> whole(DateTimeType when) {
        return Stream.ofNullable(when.getValueAsString())
                .filter(text -> text.length() >= DAY)
                .map(text -> LocalDate.parse(text.substring(0, DAY)));
    }
}
