package jp.kenkotecho.profile;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.record.ShownText;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/**
 * How a resource reads in one line of a summary ({@link ShownText}).
 *
 * @param name what it is, as it was said: the drug, the item, the vaccine
 * @param detail how much, how often, how certain; empty when nothing more is known
 * @param when the day; empty when it is not known
 */
public record RecordLine(String name, String detail, String when) {

    public RecordLine {
        name = ShownText.of(name);
        detail = ShownText.of(detail);
        when = ShownText.of(when);
    }

    private static final RecordLine NOTHING = new RecordLine("情報はありません No information", "", "");

    private static final Map<String, Function<Resource, RecordLine>> READERS = Map.ofEntries(
            Map.entry("MedicationStatement", resource -> drug((MedicationStatement) resource)),
            Map.entry("AllergyIntolerance", resource -> allergy((AllergyIntolerance) resource)),
            Map.entry("Condition", resource -> condition((Condition) resource)),
            Map.entry("Immunization", resource -> dose((Immunization) resource)),
            Map.entry("Observation", resource -> reading((Observation) resource)),
            Map.entry("Procedure", resource -> procedure((Procedure) resource)),
            Map.entry("CarePlan", resource -> plan((CarePlan) resource)),
            Map.entry("Goal", resource -> goal((Goal) resource)),
            Map.entry("DetectedIssue", resource -> issue((DetectedIssue) resource)),
            Map.entry("Communication", resource -> message((Communication) resource)),
            Map.entry("DiagnosticReport", resource -> report((DiagnosticReport) resource)),
            Map.entry("DocumentReference", resource -> document((DocumentReference) resource)),
            Map.entry("Encounter", resource -> visit((Encounter) resource)));

    public static RecordLine of(Resource resource) {
        return READERS.getOrDefault(resource.fhirType(), other -> NOTHING).apply(resource);
    }

    private static RecordLine drug(MedicationStatement drug) {
        return new RecordLine(words(drug.getMedication()), dosage(drug.getDosage()), day(drug.getEffective()));
    }

    private static RecordLine allergy(AllergyIntolerance allergy) {
        var reactions = allergy.getReaction().stream().flatMap(one -> one.getManifestation().stream());
        return new RecordLine(
                words(allergy.getCode()),
                joined(reactions.map(RecordLine::words)),
                day(allergy.getRecordedDateElement()));
    }

    private static RecordLine condition(Condition condition) {
        var onset = condition.hasOnset() ? condition.getOnset() : condition.getRecordedDateElement();
        return new RecordLine(words(condition.getCode()), notes(condition.getNote()), day(onset));
    }

    private static RecordLine dose(Immunization dose) {
        var numbers = dose.getProtocolApplied().stream()
                .filter(one -> one.hasDoseNumber())
                .map(one -> one.getDoseNumber().primitiveValue() + " 回目 (dose)");
        return new RecordLine(words(dose.getVaccineCode()), joined(numbers), day(dose.getOccurrence()));
    }

    private static RecordLine reading(Observation reading) {
        return new RecordLine(words(reading.getCode()), value(reading), day(reading.getEffective()));
    }

    private static RecordLine procedure(Procedure procedure) {
        return new RecordLine(words(procedure.getCode()), notes(procedure.getNote()), day(procedure.getPerformed()));
    }

    private static RecordLine plan(CarePlan plan) {
        var activities = plan.getActivity().stream().map(one -> one.getDetail().getDescription());
        return new RecordLine(text(plan.getTitle()), joined(activities.map(RecordLine::text)), day(plan.getPeriod()));
    }

    /** The line of a goal: what is to be reached, and by when. */
    private static RecordLine goal(Goal goal) {
        var target = goal.getTargetFirstRep();
        var due = target.hasDueDateType() ? text(target.getDueDateType().getValueAsString()) : "";
        return new RecordLine(words(goal.getDescription()), notes(goal.getNote()), due);
    }

    private static RecordLine issue(DetectedIssue issue) {
        var drugs = issue.getImplicated().stream().map(one -> text(one.getDisplay()));
        return new RecordLine(words(issue.getCode()), joined(drugs), day(issue.getIdentified()));
    }

    private static RecordLine message(Communication message) {
        var said = message.getPayload().stream()
                .filter(part -> part.hasContentStringType())
                .map(part -> text(part.getContentStringType().getValue()));
        return new RecordLine(joined(said), text(message.getSender().getDisplay()), day(message.getSentElement()));
    }

    private static RecordLine report(DiagnosticReport report) {
        return new RecordLine(words(report.getCode()), text(report.getConclusion()), day(report.getEffective()));
    }

    private static RecordLine document(DocumentReference document) {
        return new RecordLine(
                words(document.getType()), text(document.getDescription()), day(document.getDateElement()));
    }

    private static RecordLine visit(Encounter visit) {
        var name = visit.hasType() ? words(visit.getTypeFirstRep()) : "受診 Visit";
        return new RecordLine(name, text(visit.getServiceProvider().getDisplay()), day(visit.getPeriod()));
    }

    private static String value(Observation reading) {
        return reading.hasComponent()
                ? joined(reading.getComponent().stream()
                        .map(part -> words(part.getCode()) + " " + value(part.getValue())))
                : value(reading.getValue());
    }

    private static String value(Type value) {
        if (value instanceof Quantity quantity && quantity.getValueElement().hasValue()) {
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
        return concept.getTextElement().hasValue()
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
