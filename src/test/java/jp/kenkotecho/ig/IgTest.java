package jp.kenkotecho.ig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is committed is what {@code ig/compile} makes of the sources; {@code .ci/run} compiles it once more. */
class IgTest {

    private static final Path PAGES = Path.of("docs/ig");
    private static final List<String> ELSEWHERE =
            List.of("http://hl7.org/fhir/R4/", "https://hl7.org/fhir/", "https://jpfhir.jp/");

    /** {@code GuidePagesIT} follows these. */
    private static final Set<String> OF_THE_SERVER = Set.of("/", "/pages/handbook.css", "/fhir/metadata");

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

    @Test
    void the_compiled_files_are_those_of_these_sources() throws IOException {
        assertThat(Files.readString(Fingerprint.FILE))
                .as("fhir-profiles/ is stale or was edited by hand: run ig/compile")
                .isEqualTo(Fingerprint.now());
    }

    @Test
    void the_pages_are_those_of_the_compiled_files() throws IOException {
        var written = new TreeMap<String, String>();
        try (var files = Files.list(PAGES)) {
            for (var file : files.toList()) {
                written.put(file.getFileName().toString(), Files.readString(file));
            }
        }

        assertThat(written).isEqualTo(new IgPages().pages());
    }

    @Test
    void no_link_of_a_page_is_dead() throws IOException {
        var pages = new IgPages().pages();

        var dead = pages.entrySet().stream().flatMap(page -> LINK.matcher(page.getValue())
                .results()
                .map(link -> link.group(1))
                .filter(link -> !leadsSomewhere(link, pages))
                .map(link -> page.getKey() + " → " + link));
        assertThat(dead).isEmpty();
    }

    private static boolean leadsSomewhere(String link, Map<String, String> pages) {
        return pages.containsKey(link)
                || Files.exists(Compiled.PLACE.resolve(link))
                || ELSEWHERE.stream().anyMatch(link::startsWith)
                || OF_THE_SERVER.contains(link);
    }
}
