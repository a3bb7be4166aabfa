package jp.kenkotecho.portal.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.model.CheckupFinding;
import jp.kenkotecho.checkup.model.CheckupFinding.Answer;
import jp.kenkotecho.checkup.model.CheckupFinding.Beyond;
import jp.kenkotecho.checkup.model.CheckupFinding.Measure;
import jp.kenkotecho.checkup.model.CheckupFinding.NotDone;
import jp.kenkotecho.checkup.model.CheckupFinding.NotMeasurable;
import jp.kenkotecho.checkup.model.CheckupFinding.Range;
import jp.kenkotecho.checkup.model.CheckupFinding.Value;
import jp.kenkotecho.checkup.model.CheckupFinding.Words;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** An Observation of JP eCheckup as what a check-up found. */
final class ObservationToFinding {

    private static final String OID = "urn:oid:";
    private static final String MUNICIPAL = "1.2.392.100495.100.1051";

    /** The municipal guide writes the same list of items in two ways. */
    private static final String MUNICIPAL_URL = "http://jpfhir.jp/fhir/eCheckup/CodeSystem/jlac10";

    private static final Set<String> JUDGEMENTS = Set.of("L", "N", "H");

    private ObservationToFinding() {}

    /** The finding, and behind it the words that stand in its components; empty when it has no code or no value. */
    static List<CheckupFinding> of(Observation observation, String section, String where) {
        var findings = new ArrayList<CheckupFinding>();
        value(observation)
                .flatMap(value -> finding(observation.getCode(), value, observation, section, where))
                .ifPresent(findings::add);
        for (var component : observation.getComponent()) {
            if (component.getValue() instanceof StringType words && words.hasValue()) {
                finding(component.getCode(), new Words(words.getValue()), new Observation(), section, where)
                        .ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Optional<CheckupFinding> finding(
            CodeableConcept code, Value value, Observation of, String section, String where) {
        return code.getCoding().stream()
                .filter(coding -> coding.getCodeElement().hasValue()
                        && coding.getSystemElement().hasValue())
                .filter(coding ->
                        coding.getSystem().startsWith(OID) || coding.getSystem().equals(MUNICIPAL_URL))
                .findFirst()
                .map(coding -> new CheckupFinding(
                        oid(coding),
                        coding.getCode(),
                        coding.getDisplayElement().hasValue() ? coding.getDisplay() : "",
                        value,
                        codeOf(of.getMethod()),
                        judgement(of),
                        range(of),
                        examiner(of),
                        section,
                        where));
    }

    private static String oid(Coding coding) {
        return coding.getSystem().equals(MUNICIPAL_URL)
                ? MUNICIPAL
                : coding.getSystem().substring(OID.length());
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
                    .map(coding -> new Answer(
                            coding.getSystemElement().hasValue()
                                            && coding.getSystem().startsWith(OID)
                                    ? coding.getSystem().substring(OID.length())
                                    : "",
                            coding.getCode(),
                            coding.getDisplayElement().hasValue() ? coding.getDisplay() : ""));
        }
        if (value instanceof StringType words && words.hasValue()) {
            return Optional.of(new Words(words.getValue()));
        }
        if (value instanceof IntegerType number && number.hasValue()) {
            return Optional.of(new Measure(BigDecimal.valueOf(number.getValue()), ""));
        }
        return value instanceof BaseDateTimeType date
                ? CheckupBundle.date(date).map(day -> new Words(day.toString().replace("-", "")))
                : Optional.empty();
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
