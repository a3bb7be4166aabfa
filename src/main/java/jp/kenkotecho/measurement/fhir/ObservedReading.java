package jp.kenkotecho.measurement.fhir;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.measurement.model.MeasuredKind;
import jp.kenkotecho.measurement.model.MeasuredKind.Field;
import jp.kenkotecho.measurement.model.MeasuredValue;
import jp.kenkotecho.measurement.model.MeasurementEntry;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.HomeReading;
import jp.kenkotecho.profile.RecordState;
import jp.kenkotecho.record.Measured;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * A reading as an Observation, in the shape of home readings ({@link HomeReading}), and back, whoever wrote it. What has
 * no time of the clock, as a check-up's, or another unit, is no reading at home.
 */
public final class ObservedReading {

    private static final int DAY = "2026-11-05".length();

    private final ZoneId zone;

    /** @param zone where the person lives */
    public ObservedReading(ZoneId zone) {
        this.zone = zone;
    }

    /** A new one. */
    public Observation of(PersonId person, MeasuredKind kind, MeasurementEntry.Taken entry) {
        var observation = empty(person, kind, entry);
        observation.setStatus(ObservationStatus.FINAL);
        return observation;
    }

    /** The same record with other values, or another time. */
    public void correct(Observation kept, PersonId person, MeasuredKind kind, MeasurementEntry.Taken entry) {
        var fresh = of(person, kind, entry);
        kept.setStatus(ObservationStatus.CORRECTED);
        kept.setEffective(fresh.getEffective());
        kept.setComponent(fresh.getComponent());
        kept.setValue(fresh.getValue());
    }

    private Observation empty(PersonId person, MeasuredKind kind, MeasurementEntry.Taken entry) {
        var when = entry.at().atZone(zone).toOffsetDateTime();
        if (kind.isPressure()) {
            return HomeReading.bloodPressure(person, when, measured(kind, entry, 0), measured(kind, entry, 1));
        }
        return kind.equals(MeasuredKind.WEIGHT)
                ? HomeReading.weight(person, when, measured(kind, entry, 0))
                : other(person, kind, when, entry);
    }

    private static Observation other(
            PersonId person, MeasuredKind kind, OffsetDateTime when, MeasurementEntry.Taken entry) {
        var field = kind.fields().get(0);
        var observation = new Observation();
        if (!kind.profile().isEmpty()) {
            observation.getMeta().addProfile(Canonical.profile(kind.profile()));
        }
        observation.addCategory(HomeReading.category(Canonical.OBSERVATION_CATEGORY, kind.category()));
        observation.addCategory(HomeReading.category(Canonical.JP_OBSERVATION_CATEGORY, kind.jpCategory()));
        observation.setCode(code(field));
        observation.setSubject(new Reference("Patient/" + person.value()));
        observation.setEffective(HomeReading.moment(when));
        return observation.setValue(
                field.isNumber() ? HomeReading.quantity(measured(kind, entry, 0)) : new StringType(entry.words()));
    }

    private static CodeableConcept code(Field field) {
        var code = new CodeableConcept(new Coding().setSystem(field.system()).setCode(field.code()));
        if (!field.beside().isEmpty()) {
            code.addCoding().setSystem(field.system()).setCode(field.beside());
        }
        return code.setText(field.text());
    }

    private static Measured measured(MeasuredKind kind, MeasurementEntry.Taken entry, int field) {
        return new Measured(entry.numbers().get(field), kind.fields().get(field).unit());
    }

    /** Empty for what is no reading of this kind. */
    public Optional<MeasuredValue> read(MeasuredKind kind, Observation observation) {
        return RecordState.isMeasured(observation) ? readStruck(kind, observation) : Optional.empty();
    }

    /** The same for what was struck out, too. */
    public Optional<MeasuredValue> readStruck(MeasuredKind kind, Observation observation) {
        var id = observation.getIdElement().getIdPart();
        return at(observation).flatMap(when -> {
            if (!kind.isNumber()) {
                return words(observation.getValue()).map(words -> new MeasuredValue(id, when, List.of(), words));
            }
            var numbers = kind.fields().stream()
                    .flatMap(field -> number(kind, field, observation).stream())
                    .toList();
            return numbers.size() == kind.fields().size()
                    ? Optional.of(new MeasuredValue(id, when, numbers, ""))
                    : Optional.empty();
        });
    }

    /** What kind it is of; empty for none of them. */
    public static Optional<MeasuredKind> kindOf(Observation observation) {
        return MeasuredKind.all().stream()
                .filter(kind ->
                        codes(kind).anyMatch(code -> is(observation.getCode(), code.getSystem(), code.getCode())))
                .findFirst();
    }

    /** The codes by which an Observation of a kind is found. */
    public static Stream<Coding> codes(MeasuredKind kind) {
        var field = kind.fields().get(0);
        return kind.panel().isEmpty()
                ? code(field).getCoding().stream()
                : Stream.of(new Coding().setSystem(Canonical.LOINC).setCode(kind.panel()));
    }

    private Optional<LocalDateTime> at(Observation observation) {
        return Stream.ofNullable(observation.getEffective())
                .filter(DateTimeType.class::isInstance)
                .map(DateTimeType.class::cast)
                .filter(when -> when.hasValue() && when.getValueAsString().length() > DAY)
                .map(when -> LocalDateTime.ofInstant(when.getValue().toInstant(), zone))
                .findFirst();
    }

    private static Optional<BigDecimal> number(MeasuredKind kind, Field field, Observation observation) {
        if (kind.panel().isEmpty()) {
            return quantity(field, observation.getValue());
        }
        return observation.getComponent().stream()
                .filter(part -> is(part.getCode(), field.system(), field.code()))
                .flatMap(part -> quantity(field, part.getValue()).stream())
                .findFirst();
    }

    private static Optional<BigDecimal> quantity(Field field, Type value) {
        return Stream.ofNullable(value)
                .filter(Quantity.class::isInstance)
                .map(Quantity.class::cast)
                .filter(one ->
                        one.getValueElement().hasValue() && field.unit().ucum().equals(one.getCode()))
                .map(Quantity::getValue)
                .findFirst();
    }

    private static Optional<String> words(Type value) {
        return Stream.ofNullable(value)
                .filter(StringType.class::isInstance)
                .map(Type::primitiveValue)
                .findFirst();
    }

    private static boolean is(CodeableConcept concept, String system, String code) {
        return concept.getCoding().stream()
                .anyMatch(coding -> system.equals(coding.getSystem()) && code.equals(coding.getCode()));
    }
}
