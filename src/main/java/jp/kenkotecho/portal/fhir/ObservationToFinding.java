package jp.kenkotecho.portal.fhir;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.model.Catalogue;
import jp.kenkotecho.checkup.model.CheckupFinding;
import jp.kenkotecho.checkup.model.CheckupFinding.Answer;
import jp.kenkotecho.checkup.model.CheckupFinding.Beyond;
import jp.kenkotecho.checkup.model.CheckupFinding.Day;
import jp.kenkotecho.checkup.model.CheckupFinding.Measure;
import jp.kenkotecho.checkup.model.CheckupFinding.NotDone;
import jp.kenkotecho.checkup.model.CheckupFinding.NotMeasurable;
import jp.kenkotecho.checkup.model.CheckupFinding.Range;
import jp.kenkotecho.checkup.model.CheckupFinding.Value;
import jp.kenkotecho.checkup.model.CheckupFinding.Words;
import jp.kenkotecho.portal.model.CodeSystems;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** An Observation of JP eCheckup as what a check-up found. */
final class ObservationToFinding {

    private static final Set<String> JUDGEMENTS = Set.of("L", "N", "H");

    private final String section;
    private final String where;
    private final List<CheckupFinding> findings = new ArrayList<>();
    private final List<Problem> notes = new ArrayList<>();

    private ObservationToFinding(String section, String where) {
        this.section = section;
        this.where = where;
    }

    /**
     * The findings of one Observation: its own, and behind it those of its components.
     *
     * @param notes what could not be read, and why
     */
    record Found(List<CheckupFinding> findings, List<Problem> notes) {

        Found {
            findings = List.copyOf(findings);
            notes = List.copyOf(notes);
        }
    }

    static Found of(Observation observation, String section, String where) {
        var reading = new ObservationToFinding(section, where);
        if (!observation.hasComponent() || value(observation).isPresent()) {
            reading.take(observation);
        }
        observation.getComponent().forEach(component -> reading.take(alone(component)));
        return new Found(reading.findings, reading.notes);
    }

    private static Observation alone(ObservationComponentComponent component) {
        return new Observation()
                .setCode(component.getCode())
                .setValue(component.getValue())
                .setDataAbsentReason(component.getDataAbsentReason())
                .setInterpretation(component.getInterpretation())
                .setReferenceRange(component.getReferenceRange());
    }

    private void take(Observation observation) {
        var value = value(observation);
        var item = item(observation.getCode());
        if (value.isEmpty()) {
            leftOut(
                    "値のない項目、または読めない値の項目を取り込みませんでした。",
                    "An item without a value, or with one that cannot be read, was left out.");
        } else if (item.isEmpty()) {
            leftOut("知らないコード体系の項目を取り込みませんでした。", "An item of a code system that is not known was left out.");
        } else {
            findings.add(finding(item.get(), value.get(), observation));
        }
    }

    private void leftOut(String ja, String en) {
        notes.add(Problem.of(Problem.Kind.LEFT_OUT, ja, en).at(where));
    }

    private CheckupFinding finding(Coding item, Value value, Observation of) {
        return new CheckupFinding(
                CodeSystems.oid(item.getSystem()).orElseThrow(),
                item.getCode(),
                item.getDisplayElement().hasValue() ? item.getDisplay() : "",
                value,
                codeOf(of.getMethod()),
                judgement(of),
                range(of),
                examiner(of),
                section,
                where);
    }

    /** The coding that the catalogue knows, or else the first that names its system. */
    private static Optional<Coding> item(CodeableConcept code) {
        var items = code.getCoding().stream()
                .filter(coding -> coding.getCodeElement().hasValue()
                        && coding.getSystemElement().hasValue())
                .filter(coding -> CodeSystems.oid(coding.getSystem()).isPresent())
                .toList();
        return items.stream()
                .filter(coding -> CodeSystems.oid(coding.getSystem())
                        .flatMap(system -> Catalogue.item(system, coding.getCode()))
                        .isPresent())
                .findFirst()
                .or(() -> items.stream().findFirst());
    }

    private static Optional<Value> value(Observation observation) {
        if (observation.hasDataAbsentReason()) {
            var reason = codeOf(observation.getDataAbsentReason());
            return Optional.of(reason.equals("not-performed") ? new NotDone() : new NotMeasurable());
        }
        if (observation.getStatus() == ObservationStatus.CANCELLED) {
            return Optional.of(new NotDone());
        }
        var beyond = interpretations(observation)
                .filter(code -> code.equals("LX") || code.equals("HX"))
                .findFirst();
        var comparator = observation.getValue() instanceof Quantity quantity ? quantity.getComparator() : null;
        if (beyond.isPresent() || comparator != null) {
            var above = beyond.map(code -> code.equals("HX"))
                    .orElse(comparator == QuantityComparator.GREATER_OR_EQUAL
                            || comparator == QuantityComparator.GREATER_THAN);
            var measured = comparator == null && observation.getValue() instanceof Quantity quantity
                    ? measure(quantity)
                    : Optional.<Measure>empty();
            return Optional.of(new Beyond(above, measured));
        }
        return value(observation.getValue());
    }

    private static Optional<Value> value(Type value) {
        if (value instanceof Quantity quantity) {
            return measure(quantity).map(Value.class::cast);
        }
        if (value instanceof CodeableConcept concept) {
            return concept.getCoding().stream()
                    .filter(Coding::hasCode)
                    .findFirst()
                    .map(ObservationToFinding::answer);
        }
        if (value instanceof StringType words && words.hasValue()) {
            return Optional.of(new Words(words.getValue()));
        }
        if (value instanceof IntegerType number && number.hasValue()) {
            return Optional.of(new Measure(BigDecimal.valueOf(number.getValue()), ""));
        }
        return value instanceof BaseDateTimeType date && date.hasValue() ? day(date) : Optional.empty();
    }

    private static Answer answer(Coding coding) {
        var list = coding.getSystemElement().hasValue() ? coding.getSystem() : "";
        return new Answer(
                CodeSystems.oid(list).orElse(list),
                coding.getCode(),
                coding.getDisplayElement().hasValue() ? coding.getDisplay() : "");
    }

    /** A check-up tells days: the time of one is left out, and a year stays a year. */
    private static Optional<Value> day(BaseDateTimeType date) {
        var text = date.getValueAsString();
        var day = text.substring(0, Math.min(10, text.length()));
        try {
            LocalDate.parse(day + "-01-01".substring(Math.min(6, day.length() - 4)));
            return Optional.of(new Day(day));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    /** The measure with the unit by its code: samples of the guide write another text beside it. */
    private static Optional<Measure> measure(Quantity quantity) {
        var unit = quantity.getCodeElement().hasValue()
                ? quantity.getCode()
                : quantity.getUnitElement().hasValue() ? quantity.getUnit() : "";
        return quantity.getValueElement().hasValue()
                ? Optional.of(new Measure(quantity.getValue(), unit))
                : Optional.empty();
    }

    private static String judgement(Observation observation) {
        return interpretations(observation)
                .filter(JUDGEMENTS::contains)
                .findFirst()
                .orElse("");
    }

    private static Stream<String> interpretations(Observation observation) {
        return observation.getInterpretation().stream()
                .flatMap(concept -> concept.getCoding().stream())
                .filter(Coding::hasCode)
                .map(Coding::getCode);
    }

    private static Range range(Observation observation) {
        if (!observation.hasReferenceRange()) {
            return Range.NONE;
        }
        var range = observation.getReferenceRangeFirstRep();
        return new Range(
                range.hasLow() ? measure(range.getLow()) : Optional.empty(),
                range.hasHigh() ? measure(range.getHigh()) : Optional.empty());
    }

    private static String examiner(Observation observation) {
        return observation.getPerformer().stream()
                .filter(performer -> "Practitioner".equals(performer.getType())
                        && performer.getDisplayElement().hasValue())
                .map(performer -> performer.getDisplay())
                .findFirst()
                .orElse("");
    }

    private static String codeOf(CodeableConcept concept) {
        return concept.getCoding().stream()
                .filter(Coding::hasCode)
                .map(Coding::getCode)
                .findFirst()
                .orElse("");
    }
}
