package jp.kenkotecho.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.util.TransactionSemanticsHeader;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.stream.Stream;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.FhirInterceptor;
import jp.kenkotecho.spi.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * How often a client lets a transaction be tried again that failed ({@code X-Transaction-Semantics} of HAPI: {@code
 * retryCount}, and {@code minRetryDelay} and {@code maxRetryDelay} in milliseconds). HAPI takes any number, and holds a
 * thread and a connection for all of it.
 */
@FhirInterceptor
class TransactionRetries {

    static final int MOST = 5;
    static final int LONGEST = 1_000;

    static final Problem TOO_MANY = Problem.of(
            Problem.Kind.TOO_MUCH,
            "X-Transaction-Semantics の retryCount は " + MOST + " 回まで、minRetryDelay と maxRetryDelay は " + LONGEST
                    + " ミリ秒までです。",
            "X-Transaction-Semantics: retryCount is at most " + MOST + ", minRetryDelay and maxRetryDelay at most "
                    + LONGEST + " ms.");

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    void demandFew(RequestDetails request) {
        var sent = request.getHeader(TransactionSemanticsHeader.HEADER_NAME);
        if (sent == null) {
            return;
        }
        var asked = TransactionSemanticsHeader.parse(sent);
        if (isOver(MOST, asked.getRetryCount())
                || isOver(LONGEST, asked.getMinRetryDelay(), asked.getMaxRetryDelay())) {
            throw new Refusal(TOO_MANY);
        }
    }

    private static boolean isOver(int most, @Nullable Integer... asked) {
        return Stream.of(asked).anyMatch(number -> number != null && number > most);
    }
}
