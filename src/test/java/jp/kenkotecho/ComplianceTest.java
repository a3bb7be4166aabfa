package jp.kenkotecho;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.kenkotecho.record.TsvTable;
import org.junit.jupiter.api.Test;

/** {@code docs/compliance.md} says what the tests show, and no more: it is made from them. */
class ComplianceTest {

    private static final Path PAGE = Path.of("docs/compliance.md");
    private static final Map<String, Set<String>> EVIDENCE = find();
    private static final List<List<String>> LINES =
            TsvTable.of(ComplianceTest.class, "checklist.tsv").rows();

    @Test
    void the_page_is_what_the_tests_say() throws IOException {
        var page = page(EVIDENCE);
        if ("write".equals(System.getProperty("goldens"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("mvn test -Dgoldens=write makes it anew")
                .isEqualTo(page);
    }

    @Test
    void every_id_that_a_test_names_is_on_the_list() {
        assertThat(LINES.stream().map(line -> line.get(0)))
                .doesNotHaveDuplicates()
                .containsAll(EVIDENCE.keySet());
    }

    @Test
    void a_line_without_a_test_says_what_is_missing() {
        assertThat(LINES.stream().filter(line -> !EVIDENCE.containsKey(line.get(0))))
                .noneMatch(line -> line.get(2).isEmpty());
    }

    private static String page(Map<String, Set<String>> evidence) {
        var shown =
                LINES.stream().filter(line -> evidence.containsKey(line.get(0))).toList();
        var missing = LINES.stream()
                .filter(line -> !evidence.containsKey(line.get(0)))
                .toList();
        var text = new StringBuilder(
                "# Check sheet of the PHR guidelines\n\nMade from the tests that carry the lines' ids"
                        + " (`mvn test -Dgoldens=write`): each line below passes in every build. An operator's own inspection is not"
                        + " replaced by it.\n\n## Shown by tests\n\n| id | feature | tests | not shown |\n| --- | --- | --- | --- |\n");
        shown.forEach(line -> text.append("| ")
                .append(line.get(0))
                .append(" | ")
                .append(line.get(1))
                .append(" | ")
                .append(String.join("<br>", evidence.getOrDefault(line.get(0), Set.of())))
                .append(" | ")
                .append(line.get(2))
                .append(" |\n"));
        text.append("\n## Not covered\n\n| id | feature | why |\n| --- | --- | --- |\n");
        missing.forEach(line -> text.append("| ")
                .append(line.get(0))
                .append(" | ")
                .append(line.get(1))
                .append(" | ")
                .append(line.get(2))
                .append(" |\n"));
        return text.toString();
    }

    /** Which tests are evidence for which line. */
    private static Map<String, Set<String>> find() {
        var evidence = new TreeMap<String, Set<String>>();
        TestClasses.ALL.forEach(test -> add(test, evidence));
        return evidence;
    }

    private static void add(JavaClass test, Map<String, Set<String>> evidence) {
        if (test.isAnnotatedWith(Checklist.class)) {
            add(test.getAnnotationOfType(Checklist.class), test.getSimpleName(), evidence);
        }
        test.getMethods().stream()
                .filter(method -> method.isAnnotatedWith(Checklist.class))
                .forEach(method -> add(
                        method.getAnnotationOfType(Checklist.class),
                        test.getSimpleName() + ": " + method.getName().replace('_', ' '),
                        evidence));
    }

    private static void add(Checklist ids, String test, Map<String, Set<String>> evidence) {
        Arrays.stream(ids.value()).collect(Collectors.toSet()).forEach(id -> evidence.computeIfAbsent(
                        id, key -> new TreeSet<>())
                .add(test));
    }
}
