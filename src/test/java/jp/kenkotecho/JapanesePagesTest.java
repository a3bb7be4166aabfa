package jp.kenkotecho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of docs tell the same in Japanese and in English: whatever is no prose (settings, operations, columns, links,
 * the order of headings and tables) is equal in both, so that a change of one is a change of the other.
 */
class JapanesePagesTest {

    private static final Path ENGLISH = Path.of("docs");
    private static final Path JAPANESE = ENGLISH.resolve("ja");

    /** Two are made from tests, in the words of sources and of test names; one is for whoever gives out a version. */
    private static final Set<String> ENGLISH_ONLY = Set.of("compliance.md", "models.md", "releasing.md");

    /** Figures and how they were taken: many, changed with every measuring, and the same in every language. */
    private static final Pattern KEPT_IN_ENGLISH = Pattern.compile("(?s)(\n## Measured\n).*?(?=\n## )");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(\\w+)\\n.*?^ *```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^(#+) (.+)$");
    private static final Pattern ROW = Pattern.compile("(?m)^(\\|.*)$");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*\n]+)\\*\\*");
    private static final Pattern IN_JAPANESE = Pattern.compile("([\\p{IsHan}\\p{IsKatakana}ー]+)");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]*)(?:#([^)]*))?\\)");

    static Set<String> pages() throws IOException {
        return names(JAPANESE);
    }

    @Test
    void every_page_is_there_in_both_languages() throws IOException {
        assertThat(names(JAPANESE)).doesNotContainAnyElementsOf(ENGLISH_ONLY);
        assertThat(names(ENGLISH))
                .containsAll(ENGLISH_ONLY)
                .filteredOn(name -> !ENGLISH_ONLY.contains(name))
                .hasSameElementsAs(names(JAPANESE));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void each_begins_with_the_way_to_the_other(String page) throws IOException {
        assertThat(lines(JAPANESE, page)).element(2).isEqualTo("[English](../" + page + ")");
        assertThat(lines(ENGLISH, page)).element(2).isEqualTo("[日本語](ja/" + page + ")");
    }

    /** Commands stand on the English page alone, where they are run ({@link DocumentedCommandsIT}). */
    @ParameterizedTest
    @MethodSource("pages")
    void no_command_is_copied(String page) throws IOException {
        assertThat(found(BLOCK, Files.readString(JAPANESE.resolve(page)))).isSubsetOf("tsv");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void settings_operations_and_other_code_words_are_the_same(String page) throws IOException {
        assertThat(found(CODE, prose(JAPANESE, page))).hasSameElementsAs(found(CODE, prose(ENGLISH, page)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void tables_have_the_same_rows_columns_and_official_names(String page) throws IOException {
        var japanese = found(ROW, prose(JAPANESE, page));
        var english = found(ROW, prose(ENGLISH, page));

        assertThat(japanese).zipSatisfy(english, (ours, theirs) -> {
            assertThat(ours.split("\\|", -1)).hasSameSizeAs(theirs.split("\\|", -1));
            assertThat(found(BOLD, ours)).isEqualTo(found(BOLD, theirs));
            assertThat(found(IN_JAPANESE, theirs))
                    .allSatisfy(word -> assertThat(ours).contains(word));
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void headings_are_as_many_and_as_deep(String page) throws IOException {
        assertThat(found(HEADING, prose(JAPANESE, page))).isEqualTo(found(HEADING, prose(ENGLISH, page)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void no_link_of_the_english_page_is_missing(String page) throws IOException {
        assertThat(places(JAPANESE, page)).containsAll(places(ENGLISH, page));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_link_leads_to_a_file_and_a_heading(String page) throws IOException {
        for (var folder : List.of(JAPANESE, ENGLISH)) {
            assertThat(links(Files.readString(folder.resolve(page))))
                    .filteredOn(link -> !link.group(1).contains(":"))
                    .allSatisfy(link -> assertLeads(folder, link.group(1).isEmpty() ? page : link.group(1), link));
        }
    }

    private static void assertLeads(Path folder, String target, MatchResult link) throws IOException {
        assertThat(folder.resolve(target)).exists();
        if (link.group(2) != null) {
            assertThat(anchors(Files.readString(folder.resolve(target)))).contains(link.group(2));
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .collect(Collectors.toSet());
        }
    }

    private static List<String> lines(Path folder, String page) throws IOException {
        return Files.readAllLines(folder.resolve(page));
    }

    private static String prose(Path folder, String page) throws IOException {
        var text = withoutBlocks(Files.readString(folder.resolve(page)));
        return folder.equals(ENGLISH) ? KEPT_IN_ENGLISH.matcher(text).replaceAll("$1") : text;
    }

    private static String withoutBlocks(String text) {
        return BLOCK.matcher(text).replaceAll("");
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static List<MatchResult> links(String text) {
        return LINK.matcher(text).results().toList();
    }

    /** Where links lead, a page in Japanese counted as the English one, and without the way to that one itself. */
    private static Set<String> places(Path folder, String page) throws IOException {
        return found(LINK, prose(folder, page)).stream()
                .filter(link -> !link.isEmpty())
                .map(link -> link.contains(":")
                        ? link
                        : folder.resolve(link).normalize().toString())
                .map(place -> place.replaceFirst("^docs/ja/", "docs/"))
                .filter(place -> !place.equals("docs/" + page))
                .collect(Collectors.toSet());
    }

    /** What GitHub makes of headings: lower case, hyphens for spaces, no punctuation. */
    private static List<String> anchors(String text) {
        return HEADING.matcher(withoutBlocks(text))
                .results()
                .map(heading -> heading.group(2).toLowerCase(Locale.ROOT))
                .map(heading ->
                        heading.replaceAll("[^\\p{L}\\p{M}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }
}
