package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NestingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":[{\"b\":1}]} | 3",
                "  [1,2] | 1",
                "{\"a\":\"[[[{{{\\\"[[[\"} | 1",
                "{\"a\":\"\\\\\\\\\",\"b\":[1]} | 2",
                "<a><b/><c>x</c></a> | 2",
                "<?xml version=\"1.0\"?><!-- c --><a><b x=\"1\"/></a> | 1",
                "a=b&c=d | 0",
            })
    void is_as_deep_as_the_deepest_level(String body, int deepest) {
        var nesting = new Nesting();
        var deep = 0;
        for (var next : body.getBytes(StandardCharsets.UTF_8)) {
            deep = Math.max(deep, nesting.after(next));
        }
        assertThat(deep).isEqualTo(deepest);
    }
}
