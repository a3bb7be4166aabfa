package jp.kenkotecho.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import jp.kenkotecho.conformance.Conformity;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoRecordTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    static Stream<Resident> residents() {
        return Resident.all().stream();
    }

    @ParameterizedTest
    @MethodSource("residents")
    void every_resource_of_a_resident_conforms(Resident resident) {
        var record = new DemoRecord(resident, TODAY);

        Conformity.assertConforms(record.patient());
        assertThat(record.checkups()).allSatisfy(Conformity::assertConforms);
        assertThat(record.dailyReadings(2)).hasSize(4).allSatisfy(Conformity::assertConforms);
        assertThat(DemoImmunizations.of(resident, TODAY)).isNotEmpty().allSatisfy(Conformity::assertConforms);
    }

    @Test
    void the_clinic_its_people_and_the_consents_conform() {
        assertThat(new DemoVisit(TODAY).resources()).isNotEmpty().allSatisfy(Conformity::assertConforms);
        var guidance = new DemoGuidance(TODAY).resources();
        assertThat(guidance)
                .allSatisfy(one -> assertThat(Conformity.errors(one)).isEmpty());
        // Templates are R4's own: we have no profile of them.
        assertThat(guidance)
                .filteredOn(one -> !(one instanceof PlanDefinition))
                .isNotEmpty()
                .allSatisfy(Conformity::assertConforms);
    }

    @Test
    void a_check_up_is_that_of_the_item_list_and_answers_are_of_the_list_of_its_day() {
        var kenji = residents()
                .filter(one -> one.id().value().equals("demo-kenji"))
                .findFirst()
                .orElseThrow();

        var smokes = new DemoRecord(kenji, TODAY)
                .checkups().stream()
                        .map(Observation.class::cast)
                        .filter(found -> found.getCode().getText().equals("喫煙"))
                        .map(found -> found.getValueCodeableConcept().getCodingFirstRep())
                        .map(answer -> answer.getSystem() + "|" + answer.getCode() + "|" + answer.getDisplay());

        assertThat(smokes)
                .containsExactly(
                        "urn:oid:1.2.392.200119.6.2003|1|はい",
                        "urn:oid:1.2.392.200119.6.2003|1|はい",
                        "urn:oid:1.2.392.200119.6.24060|1|はい",
                        "urn:oid:1.2.392.200119.6.24060|1|はい",
                        "urn:oid:1.2.392.200119.6.24060|1|はい");
    }
}
