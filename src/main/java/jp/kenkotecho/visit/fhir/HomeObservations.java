package jp.kenkotecho.visit.fhir;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.profile.RecordState;
import jp.kenkotecho.visit.model.MorningPressure;
import jp.kenkotecho.visit.model.WeightTrend;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;

/**
 * Readings of a cuff and a scale out of Observations, as any client may have written them: in mmHg and kg, with a time
 * for a cuff. What is entered in error, cancelled or in another unit is no reading.
 */
public final class HomeObservations {

    public static final Token PRESSURE = new Token(Canonical.LOINC, "85354-9");
    public static final Token WEIGHT = new Token(Canonical.LOINC, "29463-7");

    private static final int DAY = "2026-11-05".length();

    private final ZoneId zone;

    /** @param zone where the person lives */
    public HomeObservations(ZoneId zone) {
        this.zone = zone;
    }

    public List<MorningPressure.Reading> pressures(List<Observation> observations) {
        return observations.stream().flatMap(one -> pressure(one).stream()).toList();
    }

    public List<WeightTrend.Reading> weights(List<Observation> observations) {
        return observations.stream().flatMap(one -> weight(one).stream()).toList();
    }

    /** Blood pressure of a check-up has a day alone, and is none of these. */
    private Optional<MorningPressure.Reading> pressure(Observation observation) {
        var systolic = component(observation, "8480-6");
        var diastolic = component(observation, "8462-4");
        var at = at(observation).filter(when -> hasTime(observation.getEffective()));
        return at.isEmpty() || systolic.isEmpty() || diastolic.isEmpty()
                ? Optional.empty()
                : Optional.of(new MorningPressure.Reading(
                        at.get(), systolic.get().doubleValue(), diastolic.get().doubleValue(), id(observation)));
    }

    private Optional<WeightTrend.Reading> weight(Observation observation) {
        var kilograms = value(observation.getValue(), "kg");
        return at(observation)
                .flatMap(when -> kilograms.map(kg -> new WeightTrend.Reading(when.toLocalDate(), kg, id(observation))));
    }

    private Optional<LocalDateTime> at(Observation observation) {
        if (!RecordState.isMeasured(observation)
                || !(observation.getEffective() instanceof DateTimeType when)
                || !when.hasValue()
                || when.getValueAsString().length() < DAY) {
            return Optional.empty();
        }
        return Optional.of(
                hasTime(when)
                        ? LocalDateTime.ofInstant(when.getValue().toInstant(), zone)
                        : LocalDateTime.parse(when.getValueAsString() + "T00:00:00"));
    }

    private static boolean hasTime(Type when) {
        return when instanceof DateTimeType moment && moment.getValueAsString().length() > DAY;
    }

    private static Optional<BigDecimal> component(Observation panel, String loinc) {
        return panel.getComponent().stream()
                .filter(part -> is(part.getCode(), loinc))
                .flatMap(part -> value(part.getValue(), "mm[Hg]").stream())
                .findFirst();
    }

    private static boolean is(CodeableConcept concept, String loinc) {
        return concept.getCoding().stream()
                .anyMatch(coding -> Canonical.LOINC.equals(coding.getSystem()) && loinc.equals(coding.getCode()));
    }

    private static Optional<BigDecimal> value(Type value, String ucum) {
        return Stream.ofNullable(value)
                .filter(Quantity.class::isInstance)
                .map(Quantity.class::cast)
                .filter(quantity -> quantity.getValueElement().hasValue() && ucum.equals(quantity.getCode()))
                .map(Quantity::getValue)
                .findFirst();
    }

    private static String id(Observation observation) {
        return observation.getIdElement().getIdPart();
    }
}
