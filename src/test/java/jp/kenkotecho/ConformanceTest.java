package jp.kenkotecho;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.Notice;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.Restriction;
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
        "sharing-right, comment proxy",
        "notice, first-access emergency-access",
        "sharing-class, ''",
    })
    void our_code_systems_have_the_codes_that_the_code_knows(String name, String codes) throws IOException {
        var system = read("CodeSystem-" + name + ".json", CodeSystem.class);
        var known = Map.of(
                "sharing-right",
                Canonical.SHARING_RIGHT,
                "notice",
                Notice.KIND,
                "sharing-class",
                Canonical.SHARING_CLASS);

        assertThat(system.getUrl()).isEqualTo(known.get(name));
        assertThat(system.getConcept().stream()
                        .map(concept -> concept.getCode())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(codes);
        if (name.equals("sharing-class")) {
            assertThat(Arrays.stream(Restriction.values()).map(Restriction::code))
                    .allSatisfy(code -> assertThat(system.getDescription()).contains(code));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "parse-drug-qr, imports/slip/PharmacySlips.java",
        "launch, sharing/smart/LaunchOperation.java",
        "access-log, audit/AccessLogOperation.java",
        "consent-preview, sharing/ConsentPreview.java",
        "hide, sharing/Hiding.java",
        "receipt, sharing/consent/ReceiptOperation.java",
        "break-glass, sharing/consent/BreakGlass.java",
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
