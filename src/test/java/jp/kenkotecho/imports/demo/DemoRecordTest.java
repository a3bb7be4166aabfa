package jp.kenkotecho.imports.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.conformance.Conformity;
import jp.kenkotecho.record.Table;
import org.hl7.fhir.r4.model.CodeSystem;
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
        assertThat(new DemoGuidance(TODAY).resources()).isNotEmpty().allSatisfy(Conformity::assertConforms);
    }

    @Test
    void the_items_have_the_names_of_the_item_list() {
        var names = Conformity.published(CodeSystem.class, "urn:oid:1.2.392.200119.6.1005").getConcept().stream()
                .collect(Collectors.toMap(concept -> concept.getCode(), concept -> concept.getDisplay()));

        assertThat(Table.of(DemoCheckup.class, "checkup-items.tsv").rows())
                .allSatisfy(row -> assertThat(names).containsEntry(row.get(0), row.get(1)));
    }
}
