package jp.kenkotecho.profile;

import java.util.List;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * Problems as an OperationOutcome: {@code details.text} in Japanese with its English translation, and the English
 * once more in {@code diagnostics} for clients that read only that.
 */
public final class Outcome {

    private Outcome() {}

    public static OperationOutcome of(List<Problem> problems, IssueSeverity severity) {
        var outcome = new OperationOutcome();
        for (var problem : problems) {
            add(outcome, problem, severity);
        }
        return outcome;
    }

    public static void add(OperationOutcome outcome, Problem problem, IssueSeverity severity) {
        var issue = outcome.addIssue().setSeverity(severity).setCode(type(problem.kind()));
        issue.getDetails().setTextElement(Translated.string(problem.message()));
        issue.setDiagnostics(problem.message().en());
        if (!problem.where().isEmpty()) {
            issue.addExpression(problem.where());
        }
    }

    static IssueType type(Problem.Kind kind) {
        return switch (kind) {
            case MALFORMED, LEFT_OUT, NONCONFORMING -> IssueType.INVALID;
            case INCOMPLETE -> IssueType.REQUIRED;
            case NOT_SUPPORTED -> IssueType.NOTSUPPORTED;
            case NOT_FOUND -> IssueType.NOTFOUND;
            case REFUSED -> IssueType.FORBIDDEN;
            case CONFLICT, UNMET -> IssueType.CONFLICT;
            case TOO_MUCH, TOO_COSTLY -> IssueType.TOOCOSTLY;
            case TIMED_OUT -> IssueType.TIMEOUT;
            case BUSY -> IssueType.THROTTLED;
            case BROKEN -> IssueType.EXCEPTION;
            case UNAVAILABLE -> IssueType.TRANSIENT;
        };
    }
}
