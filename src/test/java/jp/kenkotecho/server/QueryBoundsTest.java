package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.record.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueryBoundsTest {

    private static final SearchLimits LIMITS = new SearchLimits(6, 3, 4, 20, 2, 2, 1, 1, 3, 1, 2, 100);

    private final QueryBounds bounds = new QueryBounds(LIMITS);

    static Stream<Arguments> within() {
        return Stream.of(
                Arguments.of("code=a&code=b&code=c"),
                Arguments.of("code=a,b,c,d"),
                Arguments.of("code=a\\,b\\,c\\,d\\,e"),
                Arguments.of("code=12345678901234567890"),
                Arguments.of("_sort=-date,code"),
                Arguments.of("_include=*&_revinclude=*"),
                Arguments.of("patient.name=x"),
                Arguments.of("_has:Observation:patient:code=x"),
                Arguments.of("_elements=a,b,c"));
    }

    @ParameterizedTest
    @MethodSource("within")
    void takes_as_much_as_the_limits_say(String query) {
        assertThat(bounds.judge(QueryParameter.ofText(query))).isEmpty();
    }

    static Stream<Arguments> beyond() {
        return Stream.of(
                Arguments.of("a=1&b=1&c=1&d=1&e=1&f=1&g=1", "6"),
                Arguments.of("code=a&code=b&code=c&code=d", "code 3"),
                Arguments.of("code=a,b,c,d,e", "code 4"),
                Arguments.of("code=123456789012345678901", "code 20"),
                Arguments.of("_sort=a,b,c", "_sort 2"),
                Arguments.of("_sort=a&_sort=b&_sort=c", "_sort 2"),
                Arguments.of("_sort=code,-code", "_sort 1"),
                Arguments.of("_include=*&_revinclude:iterate=*&_include:iterate=*", "_include 2"),
                Arguments.of("patient.organization.name=x", "patient.organization.name 1"),
                Arguments.of("_has:A:b:_has:C:d:e=x", "_has:A:b:_has:C:d:e 1"),
                Arguments.of("_elements=a,b,c,d", "_elements 3"));
    }

    @ParameterizedTest
    @MethodSource("beyond")
    void refuses_more_and_names_the_parameter_and_the_limit(String query, String named) {
        var problem = bounds.judge(QueryParameter.ofText(query)).orElseThrow();

        assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_COSTLY);
        assertThat(problem.message().ja()).contains(named.split(" ", -1));
        assertThat(problem.message().en()).contains(named.split(" ", -1));
    }

    @Test
    void refuses_control_characters_which_PostgreSQL_does_not_store() {
        var problem = bounds.judge(List.of(new QueryParameter("name", List.of("a\u0000b"))));

        assertThat(problem).hasValueSatisfying(one -> assertThat(one.where()).isEqualTo("name"));
    }

    @Test
    void does_not_quote_a_name_that_is_none() {
        var problem = bounds.judge(List.of(new QueryParameter("架空 春", List.of("a", "a", "a", "a"))));

        assertThat(problem.orElseThrow().message().ja()).doesNotContain("架空");
    }

    @Test
    void limits_are_above_zero() {
        assertThatThrownBy(() -> new SearchLimits(0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
