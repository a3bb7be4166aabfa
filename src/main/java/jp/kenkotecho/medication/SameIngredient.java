package jp.kenkotecho.medication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.kenkotecho.medication.fhir.Courses;
import jp.kenkotecho.medication.fhir.DrugCodes;
import jp.kenkotecho.medication.fhir.Prescribers;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.Placeholder;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.TextNormalization;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueSeverity;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * The same active ingredient taken now from two sources. The ingredient is what YJ, price-list and general-name codes
 * share: their first seven digits (薬効分類 and 成分). A source is who prescribed it, or where nobody is named, who
 * handed it over: a refill from the same doctor is no finding.
 */
public final class SameIngredient {

    private static final int INGREDIENT = 7;

    private final PersonId person;
    private final Prescribers prescribers;

    /**
     * Judges what {@link #twice} found.
     *
     * @param requests on which the statements are based
     */
    public SameIngredient(PersonId person, List<MedicationRequest> requests) {
        this.person = person;
        this.prescribers = new Prescribers(requests);
    }

    /**
     * The statements of one ingredient that are taken today, where there are two.
     *
     * @return in the order of the ingredients' codes
     */
    public static List<List<MedicationStatement>> twice(List<MedicationStatement> statements, LocalDate today) {
        var byIngredient = new TreeMap<String, List<MedicationStatement>>();
        for (var statement : statements) {
            if (isTaken(statement, today)) {
                ingredientsOf(statement).forEach(ingredient -> byIngredient
                        .computeIfAbsent(ingredient, key -> new ArrayList<>())
                        .add(statement));
            }
        }
        return byIngredient.values().stream().filter(same -> same.size() > 1).toList();
    }

    /** An issue for each ingredient that comes from two sources; a statement without an id is called by its placeholder. */
    public List<DetectedIssue> issues(List<List<MedicationStatement>> twice) {
        return twice.stream()
                .filter(same -> same.stream().map(this::sourceOf).distinct().count() > 1)
                .map(this::issue)
                .toList();
    }

    private static boolean isTaken(MedicationStatement statement, LocalDate today) {
        if (statement.getStatus() != MedicationStatementStatus.ACTIVE || !statement.hasEffectivePeriod()) {
            return false;
        }
        var end = statement.getEffectivePeriod().getEndElement().getValueAsString();
        return end == null
                || end.length() < 10
                || !LocalDate.parse(end.substring(0, 10)).isBefore(today);
    }

    private static Set<String> ingredientsOf(MedicationStatement statement) {
        return DrugCodes.of(statement)
                .filter(code -> code.length() > INGREDIENT)
                .map(code -> code.substring(0, INGREDIENT))
                .collect(Collectors.toSet());
    }

    private String sourceOf(MedicationStatement statement) {
        var source = statement.getInformationSource().getDisplay();
        return TextNormalization.plain(prescribers.of(statement).orElse(source == null ? "" : source));
    }

    private DetectedIssue issue(List<MedicationStatement> same) {
        var issue = new DetectedIssue().setStatus(DetectedIssueStatus.PRELIMINARY);
        issue.setCode(new CodeableConcept(new Coding(Canonical.ACT_CODE, "DUPTHPY", "Duplicate Therapy Alert"))
                .setText("同じ成分の薬"));
        issue.setSeverity(DetectedIssueSeverity.MODERATE);
        issue.setPatient(new Reference("Patient/" + person.value()));
        same.forEach(statement -> issue.addImplicated(new Reference(
                        statement.hasId()
                                ? "MedicationStatement/"
                                        + statement.getIdElement().getIdPart()
                                : Placeholder.of(statement))
                .setDisplay(Courses.nameOf(statement))));
        issue.setDetail("同じ成分の薬が、別々の所から同時に出ています。薬剤師か医師に相談してください。"
                + " The same active ingredient comes from two sources at once: ask a pharmacist or doctor.");
        return issue;
    }
}
