package jp.kenkotecho.summary.fhir;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/**
 * How a resource reads in a summary.
 *
 * @param name what it is, as it was said: the drug, the item, the vaccine
 * @param detail how much, how often, how certain; empty when nothing more is known
 * @param when the day; empty when it is not known
 */
public record SummaryLine(String name, String detail, String when) {

    private static final SummaryLine NOTHING = new SummaryLine("情報はありません No information", "", "");

    private static final Map<String, Function<Resource, SummaryLine>> READERS = Map.of(
            "MedicationStatement", resource -> drug((MedicationStatement) resource),
            "AllergyIntolerance", resource -> allergy((AllergyIntolerance) resource),
            "Condition", resource -> condition((Condition) resource),
            "Immunization", resource -> dose((Immunization) resource),
            "Observation", resource -> reading((Observation) resource),
            "Procedure", resource -> procedure((Procedure) resource),
            "CarePlan", resource -> plan((CarePlan) resource));

    public static SummaryLine of(Resource resource) {
        return READERS.getOrDefault(resource.fhirType(), other -> NOTHING).apply(resource);
    }

    private static SummaryLine drug(MedicationStatement drug) {
        return new SummaryLine(words(drug.getMedication()), dosage(drug.getDosage()), day(drug.getEffective()));
    }

    private static SummaryLine allergy(AllergyIntolerance allergy) {
        var reactions = allergy.getReaction().stream().flatMap(one -> one.getManifestation().stream());
        return new SummaryLine(
                words(allergy.getCode()),
                joined(reactions.map(SummaryLine::words)),
                day(allergy.getRecordedDateElement()));
    }

    private static SummaryLine condition(Condition condition) {
        var onset = condition.hasOnset() ? condition.getOnset() : condition.getRecordedDateElement();
        return new SummaryLine(words(condition.getCode()), notes(condition.getNote()), day(onset));
    }

    private static SummaryLine dose(Immunization dose) {
        var numbers = dose.getProtocolApplied().stream()
                .filter(one -> one.hasDoseNumber())
                .map(one -> one.getDoseNumber().primitiveValue() + " 回目 (dose)");
        return new SummaryLine(words(dose.getVaccineCode()), joined(numbers), day(dose.getOccurrence()));
    }

    private static SummaryLine reading(Observation reading) {
        return new SummaryLine(words(reading.getCode()), value(reading), day(reading.getEffective()));
    }

    private static SummaryLine procedure(Procedure procedure) {
        return new SummaryLine(words(procedure.getCode()), notes(procedure.getNote()), day(procedure.getPerformed()));
    }

    private static SummaryLine plan(CarePlan plan) {
        var activities = plan.getActivity().stream().map(one -> one.getDetail().getDescription());
        return new SummaryLine(text(plan.getTitle()), joined(activities.map(SummaryLine::text)), day(plan.getPeriod()));
    }

    private static String value(Observation reading) {
        return reading.hasComponent()
                ? joined(reading.getComponent().stream()
                        .map(part -> words(part.getCode()) + " " + value(part.getValue())))
                : value(reading.getValue());
    }

    private static String value(Type value) {
        if (value instanceof Quantity quantity && quantity.hasValue()) {
            return quantity.getValue().toPlainString() + " " + text(quantity.getUnit());
        }
        if (value instanceof CodeableConcept concept) {
            return words(concept);
        }
        return value != null && value.isPrimitive() ? text(value.primitiveValue()) : "";
    }

    private static String words(Type type) {
        return type instanceof CodeableConcept concept ? words(concept) : "";
    }

    private static String words(CodeableConcept concept) {
        return concept.hasText()
                ? concept.getText()
                : concept.getCoding().stream()
                        .filter(Coding::hasDisplay)
                        .map(Coding::getDisplay)
                        .findFirst()
                        .orElse(text(concept.getCodingFirstRep().getCode()));
    }

    private static String dosage(List<Dosage> dosages) {
        return joined(dosages.stream().map(one -> text(one.getText())));
    }

    private static String notes(List<Annotation> notes) {
        return joined(notes.stream().map(note -> text(note.getText())));
    }

    private static String day(Type when) {
        if (when instanceof Period period) {
            return day(period.getStartElement());
        }
        if (when instanceof BaseDateTimeType moment && moment.getValueAsString() != null) {
            var written = moment.getValueAsString();
            return written.substring(0, Math.min(written.length(), 10));
        }
        return when != null && when.isPrimitive() ? text(when.primitiveValue()) : "";
    }

    private static String joined(Stream<String> parts) {
        return parts.filter(part -> !part.isBlank()).collect(Collectors.joining("、"));
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }
}
