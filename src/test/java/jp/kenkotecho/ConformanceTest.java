package jp.kenkotecho;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.Notice;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.Restriction;
import jp.kenkotecho.record.TsvTable;
import jp.kenkotecho.spi.FhirProvider;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationDefinition.OperationDefinitionParameterComponent;
import org.hl7.fhir.r4.model.OperationDefinition.OperationParameterUse;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the same fact is in code and in {@code fhir-profiles/}, the two agree. */
class ConformanceTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    /** What FHIR lets every request say. */
    private static final Set<String> FOR_ALL = Set.of("_format", "_pretty");

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
        "sharing-right, comment guide proxy",
        "guidance, session referral next-contact to-do message",
        "notice, first-access emergency-access research-export",
        "sharing-class, ''",
    })
    void our_code_systems_have_the_codes_that_the_code_knows(String name, String codes) throws IOException {
        var system = read("CodeSystem-" + name + ".json", CodeSystem.class);
        var known = Map.of(
                "sharing-right",
                Canonical.SHARING_RIGHT,
                "guidance",
                Canonical.GUIDANCE,
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

    @Test
    void the_consents_that_our_pages_offer_are_those_of_the_guide() throws Exception {
        for (var row : templates().rows()) {
            var template = read("examples/Consent-consent-template-" + row.get(0) + ".json", Consent.class)
                    .getProvision();
            var days = ChronoUnit.DAYS.between(
                    LocalDate.parse(template.getPeriod().getStartElement().getValueAsString()),
                    LocalDate.parse(template.getPeriod().getEndElement().getValueAsString()));

            assertThat(template.getPurposeFirstRep().getCode()).isEqualTo(row.get(1));
            assertThat(days).isEqualTo(Long.parseLong(row.get(2)));
            if (!row.get(3).isEmpty()) {
                assertThat(template.getSecurityLabel().stream()
                                .map(label -> label.getCode())
                                .collect(Collectors.joining(",")))
                        .isEqualTo(row.get(3));
            }
        }
    }

    private static TsvTable templates() throws ClassNotFoundException {
        return TsvTable.of(Class.forName("jp.kenkotecho.access.Template"), "templates.tsv");
    }

    private static final List<Method> OPERATIONS = found();

    static List<Method> operations() {
        return OPERATIONS;
    }

    private static List<Method> found() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("jp.kenkotecho").stream()
                        .filter(type -> type.isAnnotatedWith(FhirProvider.class))
                        .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
                        .filter(method -> method.isAnnotationPresent(Operation.class))
                        // One that somebody else has published is defined there.
                        .filter(method -> method.getAnnotation(Operation.class)
                                .canonicalUrl()
                                .isEmpty())
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void an_operation_takes_what_its_definition_says_and_nothing_else(Method method) throws Exception {
        var operation = method.getAnnotation(Operation.class);
        var definition = read("OperationDefinition-" + nameOf(method) + ".json", OperationDefinition.class);

        assertThat(definition.getUrl()).isEqualTo(Canonical.operation(nameOf(method)));
        var isOfServer =
                Stream.of(method.getParameters()).noneMatch(parameter -> parameter.isAnnotationPresent(IdParam.class));
        assertThat(isOfServer ? definition.getSystem() : definition.getInstance())
                .isTrue();
        // One that is asked with GET changes nothing; one that takes a resource is asked with POST all the same.
        assertThat(operation.idempotent() && definition.getAffectsState()).isFalse();
        // One definition may be of a person and of the server.
        var taken = new TreeSet<String>();
        for (var same : operations()) {
            if (nameOf(same).equals(nameOf(method))) {
                taken.addAll(taken(same));
            }
        }
        assertThat(taken).isEqualTo(defined(definition.getParameter()));
    }

    @Test
    void no_operation_is_without_a_definition_and_no_definition_without_an_operation() throws IOException {
        try (var files = Files.list(Path.of("fhir-profiles"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(file -> file.startsWith("OperationDefinition-")))
                    .containsExactlyInAnyOrderElementsOf(operations().stream()
                            .map(method -> "OperationDefinition-" + nameOf(method) + ".json")
                            .collect(Collectors.toSet()));
        }
    }

    private static String nameOf(Method method) {
        return method.getAnnotation(Operation.class).name().replace("$", "");
    }

    /** By annotation, or by the sets that {@code Inputs} is given. */
    private static Set<String> taken(Method method) throws IllegalAccessException {
        var taken = new TreeSet<String>();
        for (var parameter : method.getParameters()) {
            Optional.ofNullable(parameter.getAnnotation(OperationParam.class)).ifPresent(one -> taken.add(one.name()));
        }
        for (var field : method.getDeclaringClass().getDeclaredFields()) {
            if (field.getName().equals("PARAMETERS") || field.getName().endsWith("PARTS")) {
                field.setAccessible(true);
                ((Set<?>) field.get(null)).forEach(name -> taken.add((String) name));
            }
        }
        taken.removeAll(FOR_ALL);
        return taken;
    }

    private static Set<String> defined(List<OperationDefinitionParameterComponent> parameters) {
        var names = new TreeSet<String>();
        parameters.stream()
                .filter(parameter -> parameter.getUse() == OperationParameterUse.IN)
                .forEach(parameter -> {
                    names.add(parameter.getName());
                    names.addAll(defined(parameter.getPart()));
                });
        return names;
    }

    private static <T extends Resource> T read(String file, Class<T> type) throws IOException {
        return FHIR.newJsonParser().parseResource(type, Files.readString(Path.of("fhir-profiles", file)));
    }
}
