package jp.kenkotecho.spi;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.record.Problem;

/**
 * How a feature's face says no over HTTP: the problems, which {@code server} words as an OperationOutcome. Models and
 * mappings never throw it; they return {@link Problem} values. It is one of HAPI's exceptions so that HAPI keeps its
 * status where it answers by itself, as for the entries of a batch.
 */
public class Refusal extends BaseServerResponseException {

    private static final long serialVersionUID = 1L;

    /** The one answer for what is absent and for what may not be known of, so that the two cannot be told apart. */
    public static final Problem NOT_THERE = Problem.of(
            Problem.Kind.NOT_FOUND,
            "見つかりません。存在しないか、参照が許可されていません。",
            "Not found: it does not exist, or may not be seen with this token.");

    private static final Set<Problem.Kind> PASSING =
            EnumSet.of(Problem.Kind.BROKEN, Problem.Kind.BUSY, Problem.Kind.TIMED_OUT, Problem.Kind.UNAVAILABLE);

    private final transient List<Problem> problems;

    /** The first problem decides the HTTP status. */
    public Refusal(List<Problem> problems) {
        super(statusOf(problems.get(0).kind()), problems.get(0).message().en());
        this.problems = List.copyOf(problems);
    }

    public Refusal(Problem problem) {
        this(List.of(problem));
    }

    /** Whether the same may go well when it is tried again: a background job does, instead of taking it for an answer. */
    public boolean isPassing() {
        return PASSING.contains(problems.get(0).kind());
    }

    public List<Problem> problems() {
        return problems;
    }

    /** The one table of what a kind of problem is in HTTP. */
    private static int statusOf(Problem.Kind kind) {
        return switch (kind) {
            case MALFORMED, LEFT_OUT, TOO_COSTLY -> 400;
            case REFUSED -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case UNMET -> 412;
            case TOO_MUCH -> 413;
            case BUSY -> 429;
            case NONCONFORMING, INCOMPLETE, NOT_SUPPORTED -> 422;
            case BROKEN -> 500;
            case TIMED_OUT, UNAVAILABLE -> 503;
        };
    }
}
