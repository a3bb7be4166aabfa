package jp.kenkotecho.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.util.Objects;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;
import org.junit.jupiter.api.Test;

/** Against HAPI's own reading of the same files. */
class R4DefinitionsTest {

    private static final DefaultProfileValidationSupport HAPI = new DefaultProfileValidationSupport(Conformity.FHIR);
    private static final R4Definitions OURS = new R4Definitions(Conformity.FHIR);

    @Test
    void knows_each_definition_that_HAPI_knows() {
        HAPI.fetchAllStructureDefinitions();
        HAPI.fetchCodeSystem("http://hl7.org/fhir/administrative-gender");
        var packed = PackedDefinitions.read();

        assertThat(HAPI.fetchAllConformanceResources())
                .hasSizeGreaterThan(2_500)
                .allSatisfy(one -> {
                    var definition = (MetadataResource) one;
                    if (!definition.getUrl().startsWith("https://hapifhir.io")) {
                        assertThat(packed.xml(definition.fhirType() + " " + definition.getUrl()))
                                .isPresent();
                    }
                });
    }

    @Test
    void names_the_types_as_HAPI_does() {
        assertThat(OURS.types().stream()
                        .map(type -> String.join(
                                " ",
                                type.url(),
                                type.name(),
                                type.kind(),
                                type.type(),
                                String.valueOf(type.isAbstract()),
                                type.base())))
                .containsExactlyInAnyOrderElementsOf(HAPI.<StructureDefinition>fetchAllStructureDefinitions().stream()
                        .filter(one -> one.getDerivation() != TypeDerivationRule.CONSTRAINT)
                        .map(R4DefinitionsTest::described)
                        .toList());
    }

    @Test
    void opens_a_definition_as_it_is() {
        var url = "http://hl7.org/fhir/StructureDefinition/Observation";
        var ours = (StructureDefinition) Objects.requireNonNull(OURS.fetchStructureDefinition("Observation"));
        var theirs = (StructureDefinition) HAPI.fetchStructureDefinition(url);

        assertThat(ours.getSnapshot().equalsDeep(theirs.getSnapshot())).isTrue();
        assertThat(OURS.fetchStructureDefinition(url + "|4.0.1")).isSameAs(ours);
        assertThat(OURS.fetchStructureDefinition(url + "|3.0.2")).isNull();
        assertThat(((CodeSystem) Objects.requireNonNull(OURS.fetchCodeSystem("http://hl7.org/fhir/observation-status")))
                        .getConcept())
                .isNotEmpty();
        assertThat(OURS.fetchValueSet("http://nobody.example/x")).isNull();
    }

    private static String described(StructureDefinition type) {
        return String.join(
                " ",
                type.getUrl(),
                type.getName(),
                type.getKind().toCode(),
                type.getType(),
                String.valueOf(type.getAbstract()),
                type.hasBaseDefinition() ? type.getBaseDefinition() : "");
    }
}
