package jp.kenkotecho.summary.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

class SummarySectionTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    @Test
    void keeps_the_newest_of_each_item() throws IOException {
        var pressure = (Observation) read("Observation-hanako-blood-pressure");
        var weight = (Observation) read("Observation-kenji-weight");

        assertThat(NewestOfEach.of(List.of(pressure, weight, pressure, pressure), 2))
                .containsExactly(pressure, weight, pressure);
        assertThat(NewestOfEach.of(List.of(pressure, pressure), 0)).hasSize(2);
    }

    @Test
    void leaves_out_what_is_over_and_what_was_entered_in_error() {
        var medicines = section("10160-0");
        var running = new MedicationStatement().setStatus(MedicationStatementStatus.ACTIVE);

        assertThat(medicines.holds(running)).isTrue();
        assertThat(Stream.of(
                                MedicationStatementStatus.COMPLETED,
                                MedicationStatementStatus.ENTEREDINERROR,
                                MedicationStatementStatus.STOPPED)
                        .map(status -> medicines.holds(running.copy().setStatus(status))))
                .containsOnly(false);
        assertThat(section("11450-4").holds(new Condition())).isTrue();
        assertThat(section("11348-0").holds(new Condition())).isFalse();
    }

    private static SummarySection section(String code) {
        return SummarySection.all().stream()
                .filter(section -> section.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static DomainResource read(String example) throws IOException {
        var file = Path.of("fhir-profiles/examples", example + ".json");
        return (DomainResource) (Resource) FHIR.newJsonParser().parseResource(Files.readString(file));
    }
}
