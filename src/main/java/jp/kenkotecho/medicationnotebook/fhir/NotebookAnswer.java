package jp.kenkotecho.medicationnotebook.fhir;

import java.util.List;
import jp.kenkotecho.medicationnotebook.model.Dispensing;
import jp.kenkotecho.medicationnotebook.model.Notebook;
import jp.kenkotecho.medicationnotebook.model.NotebookReading;
import jp.kenkotecho.profile.Outcome;
import jp.kenkotecho.profile.Placeholder;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;

/** The Parameters that {@code $parse-drug-qr} answers: {@code bundle}, {@code outcome} and {@code slip}. */
public final class NotebookAnswer {

    private final NotebookReading.Complete reading;

    public NotebookAnswer(NotebookReading.Complete reading) {
        this.reading = reading;
    }

    /**
     * The answer.
     *
     * @param warnings computed from what is taken now, shown and not stored
     * @param doubts what was said of the slip beside its reader's notes
     */
    public Parameters of(Outcomes found, List<DetectedIssue> warnings, List<Problem> doubts, boolean stored) {
        var answer = new Parameters();
        answer.addParameter().setName("bundle").setResource(bundle(found, warnings));
        answer.addParameter().setName("outcome").setResource(outcome(found, doubts, stored));
        reading.slips().forEach(slip -> slip.dispensings().forEach(dispensing -> summary(answer, slip, dispensing)));
        answer.addParameter().setName("stored").setValue(new BooleanType(stored));
        return answer;
    }

    /**
     * The outcomes of the slip's resources.
     *
     * @param added new in the record, or would be
     * @param known there already
     */
    public record Outcomes(List<DomainResource> added, List<DomainResource> known) {

        public Outcomes {
            added = List.copyOf(added);
            known = List.copyOf(known);
        }

        private long drugs(List<DomainResource> resources) {
            return resources.stream()
                    .filter(MedicationStatement.class::isInstance)
                    .count();
        }
    }

    private static Bundle bundle(Outcomes found, List<DetectedIssue> warnings) {
        var bundle = new Bundle().setType(BundleType.COLLECTION);
        found.known().forEach(resource -> bundle.addEntry().setResource(resource));
        found.added()
                .forEach(resource ->
                        bundle.addEntry().setFullUrl(Placeholder.of(resource)).setResource(resource));
        warnings.forEach(warning -> bundle.addEntry().setResource(warning));
        return bundle;
    }

    private OperationOutcome outcome(Outcomes found, List<Problem> doubts, boolean stored) {
        var outcome = new OperationOutcome();
        var drugs = found.drugs(found.added());
        var others = found.added().size() - drugs;
        say(
                outcome,
                IssueType.INFORMATIONAL,
                "薬 " + drugs + " 件、ほか " + others + (stored ? " 件を登録しました。" : " 件が新しく登録されます (まだ保存していません)。"),
                drugs + " medicines and " + others
                        + (stored
                                ? " other entries were added."
                                : " other entries would be added; nothing is stored yet."));
        if (!found.known().isEmpty()) {
            say(
                    outcome,
                    IssueType.DUPLICATE,
                    "薬 " + found.drugs(found.known()) + " 件はすでに登録されています。",
                    found.drugs(found.known()) + " medicines are in the record already.");
        }
        doubts.forEach(doubt -> Outcome.add(outcome, doubt, IssueSeverity.WARNING));
        reading.notes().forEach(note -> Outcome.add(outcome, note, IssueSeverity.WARNING));
        return outcome;
    }

    private static void say(OperationOutcome outcome, IssueType type, String ja, String en) {
        Outcome.add(outcome, Problem.of(Problem.Kind.CONFLICT, ja, en), IssueSeverity.INFORMATION);
        outcome.getIssue().get(outcome.getIssue().size() - 1).setCode(type);
    }

    private static void summary(Parameters answer, Notebook slipRead, Dispensing dispensing) {
        var slip = answer.addParameter().setName("slip");
        slip.addPart().setName("day").setValue(new DateType(dispensing.day().toString()));
        text(slip, "dispensedAt", dispensing.dispensedAt().name());
        text(slip, "prescribedAt", dispensing.prescribedAt().name());
        slip.addPart().setName("drugs").setValue(new IntegerType(dispensing.drugs()));
        slip.addPart().setName("formatVersion").setValue(new IntegerType(slipRead.version()));
    }

    private static void text(Parameters.ParametersParameterComponent slip, String name, String value) {
        if (!value.isEmpty()) {
            slip.addPart().setName(name).setValue(new StringType(value));
        }
    }
}
