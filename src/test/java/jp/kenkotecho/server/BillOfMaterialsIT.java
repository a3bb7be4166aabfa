package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the jar says it is made of is what is in it, and each part is under a licence that may be given on. */
class BillOfMaterialsIT {

    private static final String LIBRARIES = "BOOT-INF/lib/";
    /** Spring Boot's own, by which a jar is taken apart. */
    private static final String PUT_IN_WHILE_PACKING = "spring-boot-jarmode-tools";

    private static final Path LICENCES = Path.of("src/test/resources/jp/kenkotecho/server/licences.tsv");

    private static Set<String> packed;
    private static List<JsonNode> listed;

    @BeforeAll
    static void read() throws IOException {
        try (var jar = new JarFile(System.getProperty("phr.test.jar", "no jar is named"))) {
            packed = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                    .map(name -> name.substring(LIBRARIES.length()))
                    .filter(name -> !name.startsWith(PUT_IN_WHILE_PACKING))
                    .collect(Collectors.toCollection(TreeSet::new));
            var bill = jar.getInputStream(jar.getEntry("META-INF/sbom/application.cdx.json"));
            listed = elements(new ObjectMapper().readTree(bill).get("components"));
        }
    }

    @Test
    void every_library_in_the_jar_is_listed() {
        var names = listed.stream().map(BillOfMaterialsIT::file).collect(Collectors.toSet());

        assertThat(packed)
                .hasSizeGreaterThan(100)
                .allSatisfy(name -> assertThat(names).as(name).anyMatch(known -> name.startsWith(known)));
    }

    /** Of several licences one may be chosen; a part that names none, or in its own words, has a line of its own. */
    @Test
    void every_part_is_under_a_licence_that_may_be_given_on() throws IOException {
        var allowed = Files.readAllLines(LICENCES).stream()
                .skip(1)
                .map(line -> line.replaceFirst("\t.*", ""))
                .collect(Collectors.toSet());

        assertThat(listed.stream().filter(part -> names(part).noneMatch(allowed::contains)))
                .map(part -> part.get("purl").asText() + " " + part.path("licenses"))
                .isEmpty();
    }

    /** By what the table may know a part: its licences, and itself. */
    private static Stream<String> names(JsonNode part) {
        var licences = elements(part.path("licenses")).stream()
                .flatMap(each -> Stream.of(each.path("expression"), each.at("/license/id"), each.at("/license/name")))
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty());
        return Stream.concat(
                licences,
                Stream.of(part.path("group").asText() + ":" + part.get("name").asText()));
    }

    private static String file(JsonNode part) {
        return part.get("name").asText() + "-" + part.get("version").asText();
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
