package jp.kenkotecho.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were opened in Excel and saved again, and results that do not count. */
class ExcelFilesTest {

    private static final Path SAMPLES = Path.of("docs/samples");

    @Test
    void the_portals_expenses_are_read_with_short_rows_padded() throws IOException {
        var text = Files.readString(SAMPLES.resolve("expenses.csv"));
        var padded = text.lines()
                .map(line -> line.contains(",") || line.isBlank() ? line : line + ",")
                .collect(Collectors.joining("\r\n"));

        assertThat(padded).contains("医療費情報明細\",");
        assertThat(resources(padded)).hasSameSizeAs(resources(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"entered-in-error", "preliminary", "registered"})
    void a_result_that_does_not_count_is_left_out_and_said(String status) throws IOException {
        var text = Files.readString(SAMPLES.resolve("echeckup.json"));
        var observation = text.indexOf("\"resourceType\": \"Observation\"");
        var at = text.indexOf("\"final\"", observation);
        var odd = text.substring(0, at) + '"' + status + '"' + text.substring(at + 7);

        var arrivals = MynaCasesTest.arrivals(odd.getBytes(StandardCharsets.UTF_8));

        assertThat(observations(odd)).isEqualTo(observations(text) - 1);
        assertThat(arrivals.notes()).extracting(Problem::kind).contains(Problem.Kind.LEFT_OUT);
        assertThat(arrivals.skipped()).containsEntry("Observation", 1);
    }

    private static long observations(String text) {
        return resources(text).stream().filter(Observation.class::isInstance).count();
    }

    private static List<DomainResource> resources(String text) {
        return MynaCasesTest.arrivals(text.getBytes(StandardCharsets.UTF_8)).all().stream()
                .flatMap(arrival -> arrival.resources().stream())
                .map(DomainResource.class::cast)
                .toList();
    }
}
