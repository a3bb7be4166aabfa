package jp.kenkotecho.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Restriction;
import jp.kenkotecho.record.SharingClass;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MolecularSequence;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharingLabelsTest {

    @ParameterizedTest
    @CsvSource({
        "J00, medical",
        "F32.1, medical.PSY",
        "f32, medical.PSY",
        "B20, medical.HIV",
        "B24.9, medical.HIV",
        "B25, medical",
        "Z21, medical.HIV",
        "A60.0, medical.SEX",
        "O04, medical.SEX",
        "O80, medical",
        "Q90.9, medical.GDIS",
        "F, medical",
    })
    void classes_a_diagnosis_by_its_code(String icd10, String code) {
        assertThat(classOf(condition("http://hl7.org/fhir/sid/icd-10", icd10))).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hl7.org/fhir/sid/icd-10",
                "http://hl7.org/fhir/sid/icd-10-cm",
                "urn:oid:2.16.840.1.113883.6.3",
                "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/ICD10-2013-full",
            })
    void knows_icd_10_by_all_its_names(String system) {
        assertThat(classOf(condition(system, "F20"))).isEqualTo("medical.PSY");
    }

    @Test
    void takes_no_other_code_for_a_diagnosis() {
        assertThat(classOf(condition("http://loinc.org", "F20"))).isEqualTo("medical");
    }

    @Test
    void finds_a_diagnosis_wherever_it_stands() {
        var visit = new Encounter();
        visit.addReasonCode(icd10("F20"));
        visit.addContained(new Condition().setCode(icd10("B20")));

        assertThat(classOf(visit)).isEqualTo("medical.HIV.PSY");
        assertThat(classOf(new MolecularSequence())).isEqualTo("medical.GDIS");
    }

    @Test
    void says_it_in_hl7s_words_too() {
        var condition = condition("http://hl7.org/fhir/sid/icd-10", "F20");
        SharingLabels.apply(condition, Set.of(Restriction.FROM_FAMILY));

        assertThat(labels(condition))
                .containsExactlyInAnyOrder(
                        Canonical.INFORMATION_CATEGORY + "|medical",
                        Canonical.SHARING_CLASS + "|medical.PSY.from-family",
                        Canonical.CONFIDENTIALITY + "|R",
                        Canonical.ACT_CODE + "|PSY");
        assertThat(SharingLabels.hidings(condition)).containsExactly(Restriction.FROM_FAMILY);
    }

    @Test
    void keeps_consents_and_notices_for_the_resident() {
        assertThat(classOf(new Consent())).isEqualTo("other.private");
        assertThat(classOf(Notice.of("1", "first-access", new PersonId("mother"), new Text("ja", "en"), Instant.EPOCH)))
                .isEqualTo("medical.private");
    }

    @Test
    void labels_nothing_that_is_about_nobody() {
        var organization = new Organization();
        SharingLabels.apply(organization, Set.of());

        assertThat(organization.getMeta().getSecurity()).isEmpty();
        assertThat(SharingLabels.of(organization)).isEmpty();
    }

    @Test
    void tells_labels_that_a_client_made_up_from_those_it_sends_back() {
        var stored = new Observation();
        SharingLabels.apply(stored, Set.of(Restriction.FROM_FAMILY));
        var unhidden = stored.copy();
        unhidden.getMeta().setSecurity(null);
        unhidden.getMeta().addSecurity(new Coding(Canonical.SHARING_CLASS, "medical", ""));
        var foreign = new Observation();
        foreign.getMeta().addSecurity(new Coding("http://elsewhere.example", "x", ""));

        assertThat(SharingLabels.differ(stored, Optional.of(stored))).isFalse();
        assertThat(SharingLabels.differ(new Observation(), Optional.of(stored))).isFalse();
        assertThat(SharingLabels.differ(unhidden, Optional.of(stored))).isTrue();
        assertThat(SharingLabels.differ(stored, Optional.empty())).isTrue();
        assertThat(SharingLabels.differ(foreign, Optional.empty())).isFalse();
    }

    @Test
    void every_row_of_the_table_is_a_range_and_a_sensitivity() {
        for (var row : TsvTable.of(SharingLabels.class, "sensitivity.tsv").rows()) {
            assertThat(row.get(1)).isLessThanOrEqualTo(row.get(2));
            assertThat(row.get(0).isEmpty()).isNotEqualTo(row.get(1).isEmpty());
            assertThat(Restriction.of(row.get(3)).filter(Restriction::isSensitivity))
                    .isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "medication.", "medication.PSY.HIV", "medication.x", "drugs", ".PSY"})
    void reads_no_class_that_was_not_written_by_it(String code) {
        assertThat(SharingClass.read(code)).isEmpty();
        assertThat(SharingClass.read("medical.HIV.PSY"))
                .contains(new SharingClass(
                        InformationCategory.MEDICAL, Set.of(Restriction.HIV, Restriction.PSYCHIATRIC)));
    }

    private static String classOf(Resource resource) {
        SharingLabels.apply(resource, Set.of());
        return SharingLabels.of(resource).orElseThrow().code();
    }

    private static Set<String> labels(Resource resource) {
        return resource.getMeta().getSecurity().stream()
                .map(label -> label.getSystem() + "|" + label.getCode())
                .collect(Collectors.toSet());
    }

    private static Condition condition(String system, String code) {
        return new Condition().setCode(new CodeableConcept(new Coding(system, code, "")));
    }

    private static CodeableConcept icd10(String code) {
        return new CodeableConcept(new Coding("http://hl7.org/fhir/sid/icd-10", code, ""));
    }
}
