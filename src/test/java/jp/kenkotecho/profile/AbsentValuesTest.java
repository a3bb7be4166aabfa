package jp.kenkotecho.profile;

import static org.assertj.core.api.Assertions.assertThatCode;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R4 lets every element say that there is something, and give no value: {@code hasCode()} is true then, and null the code. */
class AbsentValuesTest {

    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    static List<Path> examples() throws IOException {
        try (var files = Files.list(Path.of("fhir-profiles/examples"))) {
            return files.sorted().toList();
        }
    }

    /** Each of its values once, one at a time. */
    @ParameterizedTest
    @MethodSource("examples")
    void no_value_that_is_absent_stands_in_the_way(Path example) throws IOException {
        var json = Files.readString(example);
        var values = primitives(parsed(json));
        for (var i = 0; i < values; i++) {
            var resource = parsed(json);
            absent(resource, i);
            assertThatCode(() -> look(resource)).as(example + " " + i).doesNotThrowAnyException();
        }
    }

    private static void look(Resource resource) {
        Sensitivity.of(resource);
        CategoryLabels.categoryOf(resource);
        CategoryLabels.labelled(resource);
        SharingLabels.of(resource);
        SharingLabels.hidings(resource);
        RecordLine.of(resource);
        Storable.problem(resource);
        Storable.mend(resource);
        if (resource instanceof Patient patient) {
            PatientNames.plain(patient);
            patient.getName().forEach(ShownName::of);
        }
        if (resource instanceof DomainResource domain && hasState(domain)) {
            RecordState.of(domain);
        }
    }

    private static boolean hasState(DomainResource resource) {
        return resource.getNamedProperty("status") != null || resource.getNamedProperty("clinicalStatus") != null;
    }

    private static int primitives(Resource resource) {
        var all = new ArrayList<PrimitiveType<?>>();
        collect(resource, all);
        return all.size();
    }

    private static void absent(Resource resource, int which) {
        var all = new ArrayList<PrimitiveType<?>>();
        collect(resource, all);
        var value = all.get(which);
        value.setValueAsString(null);
        value.addExtension(ABSENT, new CodeType("unknown"));
    }

    private static void collect(Base element, List<PrimitiveType<?>> all) {
        if (element instanceof PrimitiveType<?> value && !(element instanceof IdType)) {
            all.add(value);
        }
        element.children().forEach(property -> property.getValues().forEach(child -> collect(child, all)));
    }

    private static Resource parsed(String json) {
        return (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(json);
    }
}
