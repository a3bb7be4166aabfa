package jp.kenkotecho.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileValidatorTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLES = Path.of("fhir-profiles/examples");

    static List<Path> examples() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_example_conforms(Path example) {
        assertThat(Conformity.errors(read(example))).isEmpty();
    }

    @Test
    void every_profile_has_a_snapshot_and_two_examples() throws IOException {
        var claimed = examples().stream()
                .map(ProfileValidatorTest::read)
                .flatMap(example -> example.getMeta().getProfile().stream())
                .map(CanonicalType::getValue)
                .toList();

        assertThat(profiles()).isNotEmpty().allSatisfy(profile -> {
            assertThat(profile.getSnapshot().getElement()).isNotEmpty();
            assertThat(claimed.stream().filter(profile.getUrl()::equals).count())
                    .as(profile.getUrl())
                    .isGreaterThanOrEqualTo(2);
        });
    }

    /** HL7's validator keeps whatever it has seen: a server that kept one for good would run out of memory. */
    @Test
    void lets_a_validator_go_before_it_remembers_too_much() {
        var validator = new ProfileValidator(Conformity.FHIR, Conformity.PUBLISHED, Conformity.SETTINGS);
        var reading = read(EXAMPLES.resolve("Observation-hanako-blood-pressure.json"));
        var most = 0;
        for (var i = 0; i < 500; i++) {
            validator.findings(reading, List.of());
            most = Math.max(most, validator.remembered());
        }

        assertThat(most).isBetween(ProfileValidator.MOST_JUDGED / 2, ProfileValidator.MOST_JUDGED);
    }

    static List<StructureDefinition> profiles() {
        return Conformity.PUBLISHED
                .of(StructureDefinition.class)
                .filter(one -> !one.getType().equals("Extension"))
                .toList();
    }

    static List<List<String>> broken() {
        return TsvTable.of(ProfileValidatorTest.class, "broken.tsv").rows();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_profile_refuses_what_R4_alone_lets_pass(List<String> row) throws IOException {
        var json = JSON.readTree(Files.readString(EXAMPLES.resolve(row.get(1) + ".json")));
        change(json, JsonPointer.compile(row.get(2)), row.get(3));
        var changed = (DomainResource) Conformity.FHIR.newJsonParser().parseResource(json.toString());

        assertThat(Conformity.errors(changed)).anyMatch(error -> error.contains(row.get(4)));
        changed.getMeta().setProfile(List.of());
        assertThat(Conformity.errors(changed)).isEmpty();
    }

    @Test
    void no_profile_is_missing_from_the_table() {
        assertThat(broken().stream().map(row -> row.get(0)).distinct())
                .containsExactlyInAnyOrderElementsOf(profiles().stream()
                        .map(StructureDefinition::getId)
                        .map(id -> id.replaceFirst(".*/", ""))
                        .toList());
    }

    private static void change(JsonNode json, JsonPointer where, String to) throws IOException {
        var name = where.last().getMatchingProperty();
        var parent = json.at(where.head());
        if (parent instanceof ArrayNode array) {
            array.remove(where.last().getMatchingIndex());
            if (!to.equals("-")) {
                array.add(JSON.readTree(to));
            }
        } else if (to.equals("-")) {
            ((ObjectNode) parent).remove(name);
        } else {
            ((ObjectNode) parent).set(name, JSON.readTree(to));
        }
    }

    static DomainResource read(Path file) {
        try {
            return (DomainResource) Conformity.FHIR.newJsonParser().parseResource(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
