package jp.kenkotecho.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Outcome;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.record.TsvTable;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;

/**
 * Every failure at the FHIR endpoint becomes a status and an OperationOutcome here, and nowhere else. Our own refusals
 * say what they say; HAPI's are put in our words ({@link HapiMessage}), since its own quote input.
 */
@Component
@Interceptor
class ErrorAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);
    private static final String VALIDATE = "$validate";
    private static final int ANSWERED = 200;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int MALFORMED = 400;
    private static final int BROKEN = 500;
    private static final int UNAVAILABLE = 503;

    /** What a status means when HAPI, not one of us, refused. */
    private record Answer(int status, Problem.Kind kind, Text text) {}

    private static final Map<Integer, Answer> ANSWERS =
            TsvTable.of(ErrorAnswers.class, "error-answers.tsv").rows().stream()
                    .map(row -> new Answer(
                            Integer.parseInt(row.get(0)),
                            Problem.Kind.valueOf(row.get(1)),
                            new Text(row.get(2), row.get(3))))
                    .collect(Collectors.toMap(Answer::status, Function.identity()));

    private final JsonPatches patches;

    ErrorAnswers(JsonPatches patches) {
        this.patches = patches;
    }

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    BaseServerResponseException answer(RequestDetails request, Throwable failure) {
        var cause = OutOfTime.isWhy(failure) ? OutOfTime.refusal() : telling(failure);
        // What the validator finds is the answer that was asked for (FHIR R4, $validate: 200), though HAPI throws it.
        if (VALIDATE.equals(request.getOperation())
                && cause instanceof PreconditionFailedException found
                && found.getOperationOutcome() instanceof OperationOutcome findings) {
            return answer(ANSWERED, findings);
        }
        if (cause instanceof Refusal refusal) {
            return answer(refusal.getStatusCode(), Outcome.of(refusal.problems(), IssueSeverity.ERROR));
        }
        if (Outage.isBehind(failure)) {
            Outages.log(failure);
            return answer(UNAVAILABLE, Outcome.of(List.of(Outage.PROBLEM), IssueSeverity.ERROR));
        }
        var named = ConditionalReferences.problem(request, message(cause))
                .or(() -> patches.problem(request, message(cause)));
        if (named.isPresent()) {
            var refusal = new Refusal(named.get());
            return answer(refusal.getStatusCode(), Outcome.of(refusal.problems(), IssueSeverity.ERROR));
        }
        var status = oneFace(request, ofBody(request, cause));
        log(status, cause);
        return answer(status, outcome(status, message(cause)));
    }

    /** What is said of a failure that HAPI answers by itself: that of an entry of a batch. */
    static OperationOutcome outcomeOf(BaseServerResponseException failure) {
        return telling(failure) instanceof Refusal refusal
                ? Outcome.of(refusal.problems(), IssueSeverity.ERROR)
                : outcome(statusOf(failure), message(failure));
    }

    /** The status of such an entry. */
    static int statusOf(BaseServerResponseException failure) {
        return telling(failure) instanceof Refusal refusal
                ? refusal.getStatusCode()
                : HapiMessage.of(message(failure)).map(HapiMessage::status).orElse(failure.getStatusCode());
    }

    private static OperationOutcome outcome(int status, String message) {
        var answer = answerFor(status);
        var text = HapiMessage.of(message)
                .map(known -> known.wordsFor(message))
                .filter(words -> status < 500)
                .orElse(answer.text());
        return Outcome.of(List.of(new Problem(answer.kind(), text, "")), IssueSeverity.ERROR);
    }

    private static String message(Throwable cause) {
        return cause.getMessage() == null ? "" : cause.getMessage();
    }

    private static Answer answerFor(int status) {
        return Stream.of(status, status < 500 ? 400 : 500)
                .flatMap(one -> Stream.ofNullable(ANSWERS.get(one)))
                .findFirst()
                .orElseThrow();
    }

    private static BaseServerResponseException answer(int status, OperationOutcome outcome) {
        var answer = new UnclassifiedServerFailureException(
                status, outcome.getIssueFirstRep().getDiagnostics(), outcome);
        if (status == UNAVAILABLE) {
            answer.addResponseHeader("Retry-After", Outage.RETRY_AFTER);
        }
        return answer;
    }

    /** The status that may be told: people's tokens do not learn that what they cannot see was deleted. */
    private static int oneFace(RequestDetails request, int status) {
        var isPerson = CallerOf.request(request)
                .filter(caller -> caller.behalf().isSomebody())
                .isPresent();
        return status == GONE && isPerson ? NOT_FOUND : status;
    }

    /** Whatever a parser stumbles over, it is the body that lies in its way. */
    private static int ofBody(RequestDetails request, Throwable cause) {
        var status = statusOf(request, cause);
        return status >= BROKEN && BodyHooks.isAtFault(request, cause) ? MALFORMED : status;
    }

    private static int statusOf(RequestDetails request, Throwable cause) {
        var own = HapiMessage.of(message(cause)).map(HapiMessage::status);
        if (own.isPresent()) {
            return own.get();
        }
        // Spring Security judges names and values of parameters when they are asked for.
        if (cause instanceof DataFormatException || cause instanceof RequestRejectedException) {
            return 400;
        }
        var status = cause instanceof BaseServerResponseException known ? known.getStatusCode() : 500;
        // HAPI has no one exception for what it cannot read; but until it has read the request nothing else was done.
        return status == 500 && !QueryHooks.isRead(request) && !isOfDatabase(cause) ? 400 : status;
    }

    private static boolean isOfDatabase(Throwable failure) {
        return Causes.of(failure)
                .anyMatch(cause -> cause instanceof SQLException
                        || cause instanceof NestedRuntimeException
                        || cause instanceof PersistenceException);
    }

    /** Our own refusal wherever it is wrapped; a parser's complaint that nobody wrapped; else the failure itself. */
    private static Throwable telling(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal) {
                return cause;
            }
        }
        return failure;
    }

    /** Logs a failure by its places in code, and no message. */
    private static void log(int status, Throwable cause) {
        if (status >= 500) {
            LOG.error("Failed with {}.", status, cause);
        } else {
            var code = HapiMessage.codeOf(message(cause)).map(number -> "HAPI-" + number);
            LOG.info("Refused with {}: {}", status, code.orElse(cause.getClass().getSimpleName()));
        }
    }
}
