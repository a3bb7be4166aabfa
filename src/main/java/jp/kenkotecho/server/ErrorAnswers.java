package jp.kenkotecho.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.plug.Refusal;
import jp.kenkotecho.profile.Outcome;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Table;
import jp.kenkotecho.record.Text;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Every failure at the FHIR endpoint becomes a status and an OperationOutcome here, and nowhere else. HAPI's own
 * messages quote input, so only those that {@link SafeDetail} knows to be free of personal values are passed on.
 */
@Component
@Interceptor
class ErrorAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    /** {@code error-answers.tsv}: what a status means when HAPI, not one of us, refused. */
    private record Answer(int status, Problem.Kind kind, Text text) {}

    private static final Map<Integer, Answer> ANSWERS =
            Table.of(ErrorAnswers.class, "error-answers.tsv").rows().stream()
                    .map(row -> new Answer(
                            Integer.parseInt(row.get(0)),
                            Problem.Kind.valueOf(row.get(1)),
                            new Text(row.get(2), row.get(3))))
                    .collect(Collectors.toMap(Answer::status, Function.identity()));

    static int statusOf(Problem.Kind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case REFUSED -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case TOO_MUCH -> 413;
            case NOT_SUPPORTED -> 422;
            case BROKEN -> 500;
        };
    }

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    BaseServerResponseException answer(Throwable failure) {
        var cause = telling(failure);
        if (cause instanceof Refusal refusal) {
            return answer(
                    statusOf(refusal.problems().get(0).kind()), Outcome.of(refusal.problems(), IssueSeverity.ERROR));
        }
        var status = statusOf(cause);
        if (status >= 500) {
            LOG.error("Request failed with {}: {}", status, Traces.withoutMessages(cause));
        } else {
            LOG.info("Refused with {}: {}", status, SafeDetail.codeOf(cause));
        }
        if (cause instanceof BaseServerResponseException known
                && known.getOperationOutcome() instanceof OperationOutcome outcome
                && status == 422) {
            return answer(status, outcome);
        }
        return answer(status, Outcome.of(List.of(problem(status, cause)), IssueSeverity.ERROR));
    }

    private static Problem problem(int status, Throwable cause) {
        var answer = answerFor(status);
        var detail = status < 500 ? SafeDetail.of(cause) : "";
        var text = detail.isEmpty()
                ? answer.text()
                : new Text(
                        answer.text().ja() + " (" + detail + ")", answer.text().en() + " (" + detail + ")");
        return new Problem(answer.kind(), text, "");
    }

    private static Answer answerFor(int status) {
        return Stream.of(status, status < 500 ? 400 : 500)
                .flatMap(one -> Stream.ofNullable(ANSWERS.get(one)))
                .findFirst()
                .orElseThrow();
    }

    private static BaseServerResponseException answer(int status, OperationOutcome outcome) {
        return new UnclassifiedServerFailureException(
                status, outcome.getIssueFirstRep().getDiagnostics(), outcome);
    }

    private static int statusOf(Throwable cause) {
        if (cause instanceof DataFormatException) {
            return 400;
        }
        return cause instanceof BaseServerResponseException known ? known.getStatusCode() : 500;
    }

    /** The cause that says most: our own refusal wherever it is wrapped, else a parser's complaint, else the failure. */
    private static Throwable telling(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal || cause instanceof DataFormatException) {
                return cause;
            }
        }
        return failure;
    }
}
