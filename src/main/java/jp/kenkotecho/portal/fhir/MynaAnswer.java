package jp.kenkotecho.portal.fhir;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Outcome;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;

/** The answer of {@code $myna-import}: counts by type, what was odd, and references. */
public final class MynaAnswer {

    private final boolean dryRun;
    private final Map<String, int[]> counts = new TreeMap<>();
    private final Parameters references = new Parameters();

    public MynaAnswer(boolean dryRun) {
        this.dryRun = dryRun;
    }

    /** The answer while it is not done yet. */
    public static Parameters waiting(int records) {
        var outcome = new OperationOutcome();
        inform(
                outcome,
                records + " 件を受け付けました。すべてが一度に記録に入ります。それまでは一件も入っていません。",
                records + " records were received. All of them are stored at one moment, and none before.");
        var answer = new Parameters();
        answer.addParameter().setName("outcome").setResource(outcome);
        return answer;
    }

    private static void inform(OperationOutcome outcome, String ja, String en) {
        Outcome.add(outcome, Problem.of(Problem.Kind.MALFORMED, ja, en), IssueSeverity.INFORMATION);
        outcome.getIssueFirstRep().setCode(IssueType.INFORMATIONAL);
    }

    /** Adds the outcome of one file. */
    public void add(List<DomainResource> created, List<DomainResource> updated, List<DomainResource> unchanged) {
        count(created, 0);
        count(updated, 1);
        count(unchanged, 2);
        Stream.of(created, updated, unchanged)
                .flatMap(List::stream)
                .filter(DomainResource::hasId)
                .forEach(resource -> references
                        .addParameter()
                        .setName("resource")
                        .setValue(new Reference(resource.getIdElement()
                                .toUnqualifiedVersionless()
                                .getValue())));
    }

    /** How many rows or items were left out, by the type that they would have become. */
    public void skip(Map<String, Integer> skipped) {
        skipped.forEach((type, number) -> of(type)[3] += number);
    }

    private int[] of(String type) {
        return counts.computeIfAbsent(type, one -> new int[4]);
    }

    private void count(List<DomainResource> resources, int column) {
        resources.forEach(resource -> of(resource.fhirType())[column]++);
    }

    public Parameters of(List<Problem> notes) {
        var answer = new Parameters();
        counts.forEach((type, count) -> {
            var summary = answer.addParameter().setName("summary");
            summary.addPart().setName("type").setValue(new CodeType(type));
            summary.addPart().setName("created").setValue(new IntegerType(count[0]));
            summary.addPart().setName("updated").setValue(new IntegerType(count[1]));
            summary.addPart().setName("unchanged").setValue(new IntegerType(count[2]));
            summary.addPart().setName("skipped").setValue(new IntegerType(count[3]));
        });
        answer.addParameter().setName("outcome").setResource(outcome(notes));
        references.getParameter().forEach(answer::addParameter);
        return answer;
    }

    private OperationOutcome outcome(List<Problem> notes) {
        var outcome = new OperationOutcome();
        inform(
                outcome,
                total(0) + " 件を追加、" + total(1) + " 件を訂正、" + total(2) + " 件は登録済み" + (dryRun ? " (まだ保存していません)。" : "。"),
                total(0) + " added, " + total(1) + " corrected, " + total(2) + " there already"
                        + (dryRun ? "; nothing is stored yet." : "."));
        notes.forEach(note -> Outcome.add(outcome, note, IssueSeverity.WARNING));
        return outcome;
    }

    private int total(int column) {
        return counts.values().stream().mapToInt(count -> count[column]).sum();
    }
}
