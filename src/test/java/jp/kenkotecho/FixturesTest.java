package jp.kenkotecho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No real person: nothing in the repository may look like a My Number (個人番号). */
class FixturesTest {

    private static final Pattern TWELVE_DIGITS = Pattern.compile("(?<![0-9a-zA-Z])\\d{12}(?![0-9a-zA-Z])");

    static Stream<Path> files() throws IOException {
        return Stream.of("src", "fhir-profiles", "docs", "README.md")
                .map(Path::of)
                .filter(Files::exists)
                .flatMap(FixturesTest::walk);
    }

    @ParameterizedTest
    @MethodSource("files")
    void holds_no_my_number(Path file) throws IOException {
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);

        assertThat(TWELVE_DIGITS
                        .matcher(text)
                        .results()
                        .map(found -> found.group())
                        .filter(FixturesTest::isMyNumber))
                .isEmpty();
    }

    /** 行政手続における特定の個人を識別するための番号の利用等に関する法律 省令: the last digit checks the eleven before it. */
    @Test
    void knows_a_my_number_when_it_sees_one() {
        assertThat(isMyNumber("123456789" + "018")).isTrue();
        assertThat(isMyNumber("123456789" + "012")).isFalse();
    }

    static boolean isMyNumber(String digits) {
        var sum = IntStream.rangeClosed(1, 11)
                .map(n -> Character.digit(digits.charAt(11 - n), 10) * (n <= 6 ? n + 1 : n - 5))
                .sum();
        var rest = sum % 11;
        return Character.digit(digits.charAt(11), 10) == (rest <= 1 ? 0 : 11 - rest);
    }

    private static Stream<Path> walk(Path root) {
        try (var all = Files.walk(root)) {
            return all
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.toString().startsWith("src/test/browser"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
