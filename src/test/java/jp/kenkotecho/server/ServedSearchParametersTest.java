package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.CodeType;
import org.junit.jupiter.api.Test;

class ServedSearchParametersTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Set<String> SERVED = ServedSearchParameters.ofR4(FHIR).stream()
            .flatMap(one -> one.getBase().stream().map(CodeType::getCode).map(type -> type + "." + one.getCode()))
            .collect(Collectors.toSet());

    @Test
    void every_listed_parameter_is_one_of_R4() {
        var listed = new TreeSet<String>();
        for (var row : TsvTable.of(ServedSearchParameters.class, "search-parameters.tsv")
                .rows()) {
            if (!row.get(0).equals("*")) {
                Stream.of(row.get(1).split(",")).forEach(code -> listed.add(row.get(0) + "." + code));
            }
        }
        assertThat(SERVED).containsAll(listed);
    }

    /** Without it a resource would be missing from its person's searches and from {@code $everything}. */
    @Test
    void every_type_of_the_patient_compartment_is_found_by_its_patient() {
        var byPatient = FHIR.getResourceTypes().stream()
                .filter(type -> FHIR.getResourceDefinition(type).getSearchParam("patient") != null)
                .map(type -> type + ".patient");
        assertThat(SERVED).containsAll(byPatient.toList());
    }

    @Test
    void every_type_is_searchable_by_its_labels() {
        assertThat(SERVED)
                .containsAll(FHIR.getResourceTypes().stream()
                        .map(type -> type + "._security")
                        .toList());
    }
}
