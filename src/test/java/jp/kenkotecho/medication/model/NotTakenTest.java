package jp.kenkotecho.medication.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class NotTakenTest {

    /** The same reasons in the guide, in the same words. */
    @Test
    void the_reasons_are_those_of_the_guide() throws IOException {
        var system = new ObjectMapper()
                .readTree(Path.of("fhir-profiles", "CodeSystem-dose-not-taken.json")
                        .toFile());

        var defined = StreamSupport.stream(system.get("concept").spliterator(), false)
                .map(concept -> concept.get("code").asText() + " "
                        + concept.get("display").asText() + " "
                        + concept.at("/designation/0/value").asText())
                .toList();

        assertThat(Arrays.stream(NotTaken.values())
                        .map(reason -> reason.code() + " " + reason.text().ja() + " "
                                + reason.text().en()))
                .containsExactlyElementsOf(defined);
    }
}
