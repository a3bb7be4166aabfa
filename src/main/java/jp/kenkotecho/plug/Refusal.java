package jp.kenkotecho.plug;

import java.util.List;
import jp.kenkotecho.record.Problem;

/**
 * How a feature's face says no over HTTP: the problems, which {@code server} turns into a status and an
 * OperationOutcome. Models and mappings never throw it; they return {@link Problem} values.
 */
public class Refusal extends RuntimeException {

    private final transient List<Problem> problems;

    /** The first problem decides the HTTP status. */
    public Refusal(List<Problem> problems) {
        super(problems.get(0).message().en());
        this.problems = List.copyOf(problems);
    }

    public Refusal(Problem problem) {
        this(List.of(problem));
    }

    public List<Problem> problems() {
        return problems;
    }
}
