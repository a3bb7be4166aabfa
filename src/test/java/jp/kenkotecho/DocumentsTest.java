package jp.kenkotecho;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read first is short, leads somewhere, and names every operation. */
class DocumentsTest {

    private static final int BYTES_OF_A_LANGUAGE = 6_000;
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");
    private static final Pattern PUBLISHED = Pattern.compile("OperationDefinition-(.+)\\.json");

    @Test
    void the_readme_is_no_longer_than_a_first_screen_or_two() throws IOException {
        var languages = Files.readString(Path.of("README.md")).split("\n## English\n", -1);

        assertThat(languages).hasSize(2);
        assertThat(languages)
                .allSatisfy(text -> assertThat(text.getBytes(UTF_8).length).isLessThanOrEqualTo(BYTES_OF_A_LANGUAGE));
        assertThat(languages)
                .allSatisfy(text -> assertThat(text).contains("\nmvn spring-boot:run\n", "\nmvn verify\n"));
        assertThat(languages[0]).contains("docs/ja/operations.md", "docs/ja/settings.md");
        assertThat(languages[1]).contains("docs/operations.md", "docs/settings.md");
    }

    static Stream<Path> pages() throws IOException {
        try (var docs = Files.walk(Path.of("docs"));
                var top = Files.list(Path.of(""))) {
            return Stream.concat(docs, top).filter(file -> file.toString().endsWith(".md")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void no_link_to_a_file_is_dead(Path page) throws IOException {

        assertThat(LINK.matcher(Files.readString(page)).results().map(link -> link.group(1)))
                .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
    }

    @Test
    void every_operation_of_the_guide_is_on_its_page() throws IOException {
        var page = Files.readString(Path.of("docs", "operations.md"));
        try (var definitions = Files.list(Path.of("fhir-profiles"))) {
            assertThat(definitions
                            .map(file -> PUBLISHED.matcher(file.getFileName().toString()))
                            .filter(name -> name.matches())
                            .map(name -> "$" + name.group(1)))
                    .isNotEmpty()
                    .allSatisfy(operation -> assertThat(page).contains(operation));
        }
    }
}
