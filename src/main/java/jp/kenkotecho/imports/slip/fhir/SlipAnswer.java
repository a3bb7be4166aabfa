package jp.kenkotecho.imports.slip.fhir;

import java.util.List;
import jp.kenkotecho.imports.slip.model.Dispensing;
import jp.kenkotecho.imports.slip.model.Reading;
import jp.kenkotecho.profile.Outcome;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;

/** The Parameters that {@code $parse-drug-qr} answers: {@code bundle}, {@code outcome} and {@code slip}. */
public final class SlipAnswer {

    private final Reading.Complete reading;

    public SlipAnswer(Reading.Complete reading) {
        this.reading = reading;
    }

    public Parameters of(List<DomainResource> added, List<DomainResource> known, List<Problem> doubts, boolean stored) {
        var answer = new Parameters();
        answer.addParameter().setName("bundle").setResource(bundle(added, known));
        answer.addParameter().setName("outcome").setResource(outcome(added.size(), known.size(), doubts, stored));
        reading.slip().dispensings().forEach(dispensing -> summary(answer, dispensing));
        answer.addParameter().setName("stored").setValue(new BooleanType(stored));
        return answer;
    }

    private static Bundle bundle(List<DomainResource> added, List<DomainResource> known) {
        var bundle = new Bundle().setType(BundleType.COLLECTION);
        known.forEach(resource -> bundle.addEntry().setResource(resource));
        added.forEach(resource -> bundle.addEntry().setResource(resource));
        return bundle;
    }

    private OperationOutcome outcome(int added, int known, List<Problem> doubts, boolean stored) {
        var outcome = new OperationOutcome();
        say(
                outcome,
                IssueType.INFORMATIONAL,
                added + (stored ? " 件の薬を登録しました。" : " 件の薬が新しく登録されます (まだ保存していません)。"),
                added + (stored ? " medicines were added." : " medicines would be added; nothing is stored yet."));
        if (known > 0) {
            say(
                    outcome,
                    IssueType.DUPLICATE,
                    known + " 件はすでに登録されています。",
                    known + " medicines are in the record already.");
        }
        doubts.forEach(doubt -> Outcome.add(outcome, doubt, IssueSeverity.WARNING));
        reading.notes().forEach(note -> Outcome.add(outcome, note, IssueSeverity.WARNING));
        return outcome;
    }

    private static void say(OperationOutcome outcome, IssueType type, String ja, String en) {
        Outcome.add(outcome, Problem.of(Problem.Kind.CONFLICT, ja, en), IssueSeverity.INFORMATION);
        outcome.getIssue().get(outcome.getIssue().size() - 1).setCode(type);
    }

    private void summary(Parameters answer, Dispensing dispensing) {
        var slip = answer.addParameter().setName("slip");
        slip.addPart().setName("day").setValue(new DateType(dispensing.day().toString()));
        text(slip, "dispensedAt", dispensing.dispensedAt().name());
        text(slip, "prescribedAt", dispensing.prescribedAt().name());
        var drugs = dispensing.prescriptions().stream()
                .mapToInt(rp -> rp.drugs().size())
                .sum();
        slip.addPart().setName("drugs").setValue(new IntegerType(drugs));
        slip.addPart()
                .setName("formatVersion")
                .setValue(new IntegerType(reading.slip().version()));
    }

    private static void text(Parameters.ParametersParameterComponent slip, String name, String value) {
        if (!value.isEmpty()) {
            slip.addPart().setName(name).setValue(new StringType(value));
        }
    }
}
