package jp.kenkotecho;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.InformationCategory;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationDefinition.OperationParameterUse;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the same fact is in code and in {@code fhir-profiles/}, the two agree. */
class ConformanceTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    @Test
    void the_nine_categories_are_those_of_the_code_system() throws IOException {
        var system = read("CodeSystem-information-category.json", CodeSystem.class);

        assertThat(system.getUrl()).isEqualTo(Canonical.INFORMATION_CATEGORY);
        assertThat(system.getConcept().stream()
                        .map(concept -> concept.getCode() + " " + concept.getDisplay() + " "
                                + concept.getDesignationFirstRep().getValue()))
                .isEqualTo(Arrays.stream(InformationCategory.values())
                        .map(category ->
                                category.code() + " " + category.display().ja() + " "
                                        + category.display().en())
                        .collect(Collectors.toList()));
    }

    @ParameterizedTest
    @CsvSource({
        "parse-drug-qr, imports/slip/PharmacySlips.java",
        "launch, sharing/smart/LaunchOperation.java",
    })
    void an_operation_takes_what_its_definition_says(String name, String file) throws IOException {
        var operation = read("OperationDefinition-" + name + ".json", OperationDefinition.class);
        var source = Files.readString(Path.of("src/main/java/jp/kenkotecho", file));

        assertThat(operation.getUrl()).isEqualTo(Canonical.operation(operation.getCode()));
        assertThat(source).contains("\"$" + operation.getCode() + "\"");
        assertThat(operation.getParameter().stream()
                        .filter(parameter -> parameter.getUse() == OperationParameterUse.IN)
                        .map(parameter -> "\"" + parameter.getName() + "\""))
                .allSatisfy(parameter -> assertThat(source).contains(parameter));
    }

    private static <T extends Resource> T read(String file, Class<T> type) throws IOException {
        return FHIR.newJsonParser().parseResource(type, Files.readString(Path.of("fhir-profiles", file)));
    }
}
