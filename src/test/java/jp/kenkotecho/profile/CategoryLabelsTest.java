package jp.kenkotecho.profile;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.Arrays;
import java.util.stream.Collectors;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

class CategoryLabelsTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final TsvTable TABLE = TsvTable.of(CategoryLabels.class, "information-category.tsv");

    @Test
    void every_type_of_the_patient_compartment_has_a_category() {
        var compartment = FHIR.getResourceTypes().stream()
                .filter(type -> !FHIR.getResourceDefinition(type)
                        .getSearchParamsForCompartmentName("Patient")
                        .isEmpty())
                .map(type -> (Resource) FHIR.getResourceDefinition(type).newInstance())
                .filter(resource -> CategoryLabels.categoryOf(resource).isEmpty())
                .map(Resource::fhirType);
        assertThat(compartment).isEmpty();
    }

    @Test
    void every_row_names_a_type_a_category_and_comes_before_its_default() {
        var types = FHIR.getResourceTypes();
        var closed = new java.util.HashSet<String>();
        for (var row : TABLE.rows()) {
            assertThat(types).contains(row.get(0));
            InformationCategory.of(row.get(3));
            assertThat(closed).as("nothing after the default of " + row.get(0)).doesNotContain(row.get(0));
            if (row.get(1).isEmpty()) {
                closed.add(row.get(0));
            }
        }
        assertThat(closed)
                .isEqualTo(TABLE.rows().stream().map(row -> row.get(0)).collect(Collectors.toSet()));
    }

    @Test
    void every_category_is_used() {
        assertThat(TABLE.rows().stream()
                        .map(row -> InformationCategory.of(row.get(3)))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(InformationCategory.values()));
    }

    @Test
    void blood_pressure_at_home_is_daily_health_and_at_a_checkup_checkup() {
        var vitalSign = new CodeableConcept(new Coding().setCode("vital-signs"));
        var atHome = new Observation().addCategory(vitalSign);
        var atCheckup = new Observation()
                .addCategory(vitalSign)
                .setCode(new CodeableConcept(new Coding(Canonical.JLAC10_CHECKUP, "9A751000000000001", "")));

        assertThat(CategoryLabels.categoryOf(atHome)).contains(InformationCategory.DAILY_HEALTH);
        assertThat(CategoryLabels.categoryOf(atCheckup)).contains(InformationCategory.CHECKUP);
        assertThat(CategoryLabels.categoryOf(new Observation())).contains(InformationCategory.MEDICAL);
    }

    @Test
    void provenance_takes_the_category_of_what_it_is_about() {
        var provenance = new Provenance();
        provenance.addTarget(new Reference("MedicationStatement/1").setType("MedicationStatement"));

        assertThat(CategoryLabels.categoryOf(provenance)).contains(InformationCategory.MEDICATION);
    }

    @Test
    void what_is_about_nobody_has_no_category() {
        assertThat(CategoryLabels.categoryOf(new Organization())).isEmpty();
    }

    @Test
    void replaces_labels_of_ours_and_leaves_others() {
        var statement = new MedicationStatement();
        statement.getMeta().addSecurity(new Coding(Canonical.INFORMATION_CATEGORY, "other", "faked"));
        statement
                .getMeta()
                .addSecurity(new Coding("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "R", ""));

        CategoryLabels.apply(statement);

        assertThat(statement.getMeta().getSecurity().stream().map(Coding::getCode))
                .containsExactly("R", "medication");
    }
}
