package jp.kenkotecho.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import jp.kenkotecho.record.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPatchShapeTest {

    private static final String COPY = "{\"op\":\"copy\",\"from\":\"\",\"path\":\"/extension/-\"}";
    private static final String TEST = "{\"op\":\"test\",\"path\":\"/active\",\"value\":true}";

    @ParameterizedTest(name = "{0} operations, {1} copies")
    @CsvSource({"1000, 0, false", "1001, 0, true", "0, 5, false", "0, 6, true", "995, 5, false"})
    void has_a_bound_of_operations_and_of_those_that_double(int tests, int copies, boolean isTooMuch) {
        var operations = Collections.nCopies(tests, TEST);
        var body = "[" + String.join(",", operations) + (tests > 0 && copies > 0 ? "," : "")
                + String.join(",", Collections.nCopies(copies, COPY)) + "]";

        var problem = JsonPatchShape.problem(body.getBytes(UTF_8));

        assertThat(problem.map(Problem::kind)
                        .filter(Problem.Kind.TOO_MUCH::equals)
                        .isPresent())
                .isEqualTo(isTooMuch);
        assertThat(problem.isPresent()).isEqualTo(isTooMuch);
    }
}
