package jp.kenkotecho.medication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreatmentTest {

    @ParameterizedTest
    @CsvSource({
        "2149000F0000, PRESSURE",
        "2189000F0000, LIPIDS",
        "3961000F0000, GLUCOSE",
        "2492000G0000, GLUCOSE",
        "2171000F0000, ''", // dilates vessels, for the heart or for the pressure
        "1149000F0000, ''",
    })
    void the_class_of_its_code_tells_what_a_medicine_lowers(String code, String lowers) {
        var told = DrugEffect.by(taken(Canonical.YJ, code));

        assertThat(told)
                .map(DrugEffect::name)
                .containsExactlyElementsOf(lowers.isEmpty() ? List.of() : List.of(lowers));
        assertThat(DrugEffect.by(taken("http://example.com/other", code))).isEmpty();
    }

    @Test
    void it_lasts_as_long_as_the_statement_says() {
        var supply = taken(Canonical.YJ, "2149000F0000");
        assertThat(of(supply))
                .extracting(Treatment::from, Treatment::until)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        LocalDate.of(2025, 7, 10), Optional.of(LocalDate.of(2025, 8, 6))));

        supply.getEffectivePeriod().setEnd(null);
        assertThat(of(supply)).extracting(Treatment::until).containsExactly(Optional.empty());
        supply.setStatus(MedicationStatementStatus.COMPLETED);
        assertThat(of(supply)).extracting(Treatment::until).containsExactly(Optional.of(LocalDate.of(2025, 7, 10)));
        supply.setStatus(MedicationStatementStatus.INTENDED);
        assertThat(of(supply)).isEmpty();
        supply.setStatus(MedicationStatementStatus.ENTEREDINERROR);
        assertThat(of(supply)).isEmpty();
    }

    private static List<Treatment> of(MedicationStatement statement) {
        return Treatment.of(List.of(statement), ZoneId.of("Asia/Tokyo"));
    }

    private static MedicationStatement taken(String system, String code) {
        return new MedicationStatement()
                .setStatus(MedicationStatementStatus.ACTIVE)
                .setMedication(new CodeableConcept(new Coding(system, code, "")))
                .setEffective(new Period()
                        .setStartElement(new DateTimeType("2025-07-10"))
                        .setEndElement(new DateTimeType("2025-08-06")));
    }
}
