package jp.kenkotecho.spi;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jp.kenkotecho.record.Problem;

/** FHIR's asynchronous pattern (R4, Asynchronous Request Pattern): taken at once, answered at another address. */
public final class RespondAsync {

    private static final int ACCEPTED = 202;
    private static final String ASYNC = "respond-async";

    private static final Problem ASYNC_ONLY = Problem.of(
                    Problem.Kind.MALFORMED,
                    "Prefer: respond-async ヘッダーが必要です。",
                    "This needs the header Prefer: respond-async.")
            .at("Prefer");

    private static final Problem BUSY = Problem.of(
            Problem.Kind.BUSY,
            "実行中のものが多すぎます。終わってからもう一度お試しください。",
            "Too many of these are under way for you: try again when one is done.");

    private RespondAsync() {}

    /**
     * All that the client prefers.
     *
     * @throws Refusal when it does not say that it can wait
     */
    public static String demanded(ServletRequestDetails request) {
        var prefer = preferences(request);
        if (!prefer.contains(ASYNC)) {
            throw new Refusal(ASYNC_ONLY);
        }
        return prefer;
    }

    /** Whether the client says that it can wait. */
    public static boolean isPreferred(ServletRequestDetails request) {
        return preferences(request).contains(ASYNC);
    }

    private static String preferences(ServletRequestDetails request) {
        return String.join(", ", request.getHeaders("Prefer"));
    }

    /** Says where to ask how far it is: this operation of the server. Gives that address. */
    public static String accepted(ServletRequestDetails request, String operation, String id) {
        var status = request.getFhirServerBase() + "/" + operation + "?id=" + id;
        var response = request.getServletResponse();
        response.setStatus(ACCEPTED);
        response.setHeader("Content-Location", status);
        return status;
    }

    /** Not taken while others of the same asker are under way. */
    public static Refusal busy(ServletRequestDetails request) {
        request.getServletResponse().setHeader("Retry-After", "60");
        return new Refusal(BUSY);
    }

    /** Called off, or what came of it removed: the answer to DELETE. */
    public static void calledOff(ServletRequestDetails request) {
        request.getServletResponse().setStatus(ACCEPTED);
    }

    /** Not done yet. */
    public static void underWay(ServletRequestDetails request, String progress, int retryAfter) {
        var response = request.getServletResponse();
        response.setHeader("X-Progress", progress);
        response.setHeader("Retry-After", String.valueOf(retryAfter));
        response.setStatus(ACCEPTED);
    }
}
