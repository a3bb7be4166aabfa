package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
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
                "PK{{{{<a><b> | 0",
                "%PDF{{{{ | 0",
                "?{{1}} | 2",
            })
    void is_as_deep_as_the_deepest_level(String body, int deepest) {
        assertThat(depth(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(deepest);
    }

    /** A byte order mark, of whichever encoding, is no way around. */
    @Test
    void looks_behind_a_byte_order_mark() {
        var deep = "<a>".repeat(300);

        assertThat(depth(deep.getBytes(StandardCharsets.UTF_16))).isGreaterThan(100);
        assertThat(depth(("\uFEFF" + deep).getBytes(StandardCharsets.UTF_8))).isEqualTo(300);
    }

    private static int depth(byte[] body) {
        var nesting = new Nesting();
        var deep = 0;
        for (var next : body) {
            deep = Math.max(deep, nesting.after(next));
        }
        return deep;
    }
}
