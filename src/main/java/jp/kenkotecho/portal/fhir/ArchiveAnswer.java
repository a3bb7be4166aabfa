package jp.kenkotecho.portal.fhir;

import java.util.List;
import jp.kenkotecho.profile.Outcome;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;

/** How far the import of an archive is, and what was not taken of it. */
public final class ArchiveAnswer {

    private final Parameters answer = new Parameters();

    /** @param all how many reports the archive holds */
    public ArchiveAnswer(int all) {
        answer.addParameter().setName("total").setValue(new IntegerType(all));
    }

    public void count(String state, int count) {
        answer.addParameter().setName(state).setValue(new IntegerType(count));
    }

    /** Adds a report that was not taken, by the name of its file, which tells nothing of the person. */
    public void notTaken(String name, String state, Problem reason) {
        var report = answer.addParameter().setName("report");
        report.addPart().setName("name").setValue(new StringType(name));
        report.addPart().setName("state").setValue(new CodeType(state));
        report.addPart().setName("outcome").setResource(Outcome.of(List.of(reason), IssueSeverity.ERROR));
    }

    public Parameters answer() {
        return answer;
    }
}
