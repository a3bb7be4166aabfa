package jp.kenkotecho.checkup.fhir;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import jp.kenkotecho.checkup.model.Catalogue;
import jp.kenkotecho.checkup.model.CheckupFinding;
import jp.kenkotecho.checkup.model.CheckupFinding.Beyond;
import jp.kenkotecho.checkup.model.CheckupFinding.Measure;
import jp.kenkotecho.checkup.model.CheckupFinding.Words;
import jp.kenkotecho.checkup.model.CheckupItem;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.StringType;

/** What a finding's value is in FHIR: quantities in UCUM, what is beyond a form's range, what is missing and why. */
final class FindingValue {

    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    private FindingValue() {}

    static boolean unitAgrees(CheckupFinding finding, CheckupItem item) {
        var written = finding.value() instanceof Measure measure
                ? measure.unit()
                : finding.value() instanceof Beyond beyond
                        ? beyond.measured().map(Measure::unit).orElse("")
                        : "";
        return written.isEmpty()
                || item.units().isEmpty()
                || Catalogue.ucum(written).equals(item.units().map(unit -> unit.ucum()));
    }

    static Optional<String> day(Words words, Optional<CheckupItem> item) {
        return item.filter(CheckupItem::isDate)
                .flatMap(known -> day(words.text().strip()));
    }

    /** A day that is one, a month or a year, as the digits tell. */
    private static Optional<String> day(String digits) {
        if (!digits.matches("(19|20)\\d{2}(\\d{2}(\\d{2})?)?")) {
            return Optional.empty();
        }
        try {
            var whole = digits + "0101".substring(digits.length() - 4);
            var day = LocalDate.parse(whole, DateTimeFormatter.BASIC_ISO_DATE).toString();
            return Optional.of(day.substring(0, digits.length() + digits.length() / 2 - 2));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    static void beyond(Observation observation, Beyond beyond, Optional<CheckupItem> item) {
        var above = beyond.above();
        var limit = item.map(CheckupItem::limits).flatMap(limits -> above ? limits.highest() : limits.lowest());
        if (beyond.measured().isPresent()) {
            observation.setValue(quantity(beyond.measured().get(), item));
        } else if (limit.isPresent()) {
            var quantity = quantity(new Measure(limit.get(), ""), item);
            quantity.setComparator(above ? QuantityComparator.GREATER_OR_EQUAL : QuantityComparator.LESS_OR_EQUAL);
            observation.setValue(quantity);
        } else {
            observation.setValue(new StringType(above ? "入力上限以上" : "入力下限以下"));
        }
        observation.addInterpretation(new CodeableConcept(
                above
                        ? new Coding(FindingToObservation.INTERPRETATION, "HX", "above high threshold")
                        : new Coding(FindingToObservation.INTERPRETATION, "LX", "below low threshold")));
    }

    static void absent(Observation observation, String code, String text) {
        observation.setStatus(ObservationStatus.CANCELLED);
        observation.setDataAbsentReason(
                new CodeableConcept(new Coding().setSystem(ABSENT).setCode(code)).setText(text));
    }

    /**
     * A quantity with the unit as written, or as the item is shown where the code of its unit is written; its UCUM code
     * where it has one, else an annotation of UCUM that says nothing to machines.
     */
    static Quantity quantity(Measure measure, Optional<CheckupItem> item) {
        var known = item.flatMap(CheckupItem::units);
        var isCode = known.filter(unit -> unit.ucum().equals(measure.unit())).isPresent();
        var shown = measure.unit().isEmpty() || isCode
                ? known.map(unit -> unit.shown()).orElse("")
                : measure.unit();
        var ucum = measure.unit().isEmpty()
                ? known.map(unit -> unit.ucum()).orElse("1")
                : Catalogue.ucum(measure.unit()).orElse("{unit}");
        return new Quantity()
                .setValue(measure.value())
                .setUnit(shown.isEmpty() ? "1" : shown)
                .setSystem(Canonical.UCUM)
                .setCode(ucum);
    }
}
