package jp.kenkotecho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A doc is read alone, in a tooltip or a list: it begins with the noun that it is about, a verb, or a claim. */
class CommentsTest {

    /**
     * Openings that leave the noun to the name of the member ("Of one statement.", "Within the caller's transaction."),
     * to its neighbours ("Its id.", "Those that wait."), or to nobody ("What came of it.").
     */
    private static final String WITHOUT_A_NOUN = String.join(
            "|",
            "About|Above|After|Against|Around|As|At|Before|Behind|Below|Between|Beyond|By|For|From|In|Of|On|Over|Since",
            "Through|To|Under|With|Within|Without",
            "It|Its|They|There|That|This one|Those|The one (?:as|it|of|that|who|whom|whose)",
            "Which|Whom|Whose|Only|Once|So|Unless",
            "What (?:came|became) of|What (?:is|was) [a-z]+(?=\\.)");

    private static final Pattern FRAGMENT =
            Pattern.compile("/\\*\\*[\\s*]+(?:" + WITHOUT_A_NOUN + ")(?=[\\s,.:;])[^\\n]*");

    @Test
    void no_doc_leaves_out_what_it_is_about() throws IOException {
        try (var sources = Files.walk(Path.of("src", "main", "java"))) {
            var files =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();

            var found = new ArrayList<String>();
            for (var file : files) {
                fragments(Files.readString(file)).forEach(fragment -> found.add(file + ": " + fragment));
            }
            assertThat(files).isNotEmpty();
            assertThat(found).isEmpty();
        }
    }

    @Test
    void knows_a_fragment_when_it_sees_one() {
        assertThat(Stream.of(
                        "/** Of one statement. */",
                        "/** Its id. */",
                        "/**\n     * What came of it.\n     *\n     * @param day in Japan\n     */",
                        "/** What is done. */",
                        "/** The one of the transaction that is under way. */"))
                .allSatisfy(doc -> assertThat(fragments(doc)).hasSize(1));
        assertThat(Stream.of(
                        "/** The id of a resident's Patient resource. */",
                        "/** Whether it is over. */",
                        "/** Office hours, by the day. */",
                        "/** What is asked of everybody in a group. */",
                        "/** The one place that decides access. */",
                        "// Of no interest to those who read docs"))
                .allSatisfy(doc -> assertThat(fragments(doc)).isEmpty());
    }

    private static List<String> fragments(String source) {
        return FRAGMENT.matcher(source).results().map(found -> found.group()).toList();
    }
}
