package jp.kenkotecho.access;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.profile.CategoryLabels;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules over every row of {@code types.tsv}, against what R4 says of its types (rule R11). */
class TypeRuleTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final String BASE = "https://phr.example.jp/fhir";

    /** Of R4's patient compartment, but not for people's tokens: about many, written by the server, or no search finds them. */
    private static final Set<String> LEFT_OUT = Set.of(
            "AdverseEvent", "AuditEvent", "Group", "Person", "Schedule", "SupplyRequest", "ChargeItemDefinition");

    static Stream<TypeRule> aboutPersons() {
        return TypeRule.all().filter(TypeRule::isAboutPersons).filter(rule -> !rule.isThePerson());
    }

    static Stream<TypeRule> directory() {
        return TypeRule.all().filter(rule -> !rule.isAboutPersons());
    }

    @ParameterizedTest
    @MethodSource("aboutPersons")
    void is_narrowed_by_a_search_for_the_same_element(TypeRule rule) {
        var parameter = FHIR.getResourceDefinition(rule.type()).getSearchParam("patient");

        assertThat(parameter).as(rule.type()).isNotNull();
        assertThat(Arrays.stream(parameter.getPath().split("\\|"))
                        .map(path -> path.strip().replaceAll("\\.where\\(.*\\)", "")))
                .contains(rule.type() + "." + rule.path());
    }

    @ParameterizedTest
    @MethodSource("aboutPersons")
    void has_a_category_to_be_shared_by(TypeRule rule) {
        assertThat(CategoryLabels.categoriesOf(rule.type())).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("directory")
    void is_in_nobodys_compartment(TypeRule rule) {
        // A Group is by its members, and none of ours has any (CohortHooks).
        assertThat(rule.type().equals("Group")
                        || FHIR.getResourceDefinition(rule.type())
                                .getSearchParamsForCompartmentName("Patient")
                                .isEmpty())
                .isTrue();
    }

    @Test
    void leaves_no_type_of_the_patient_compartment_unthought_of() {
        var inCompartment = FHIR.getResourceTypes().stream()
                .filter(type -> !FHIR.getResourceDefinition(type)
                        .getSearchParamsForCompartmentName("Patient")
                        .isEmpty())
                .filter(type -> TypeRule.of(type).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(LEFT_OUT).containsAll(inCompartment);
    }

    @Test
    void finds_everybody_whom_a_resource_is_about() {
        var appointment = new Appointment();
        appointment.addParticipant().setActor(new Reference("Patient/a"));
        appointment.addParticipant().setActor(new Reference("Practitioner/p"));
        appointment.addParticipant().setActor(new Reference(BASE + "/Patient/b"));

        assertThat(TypeRule.of("Appointment").orElseThrow().subjectsOf(appointment, BASE))
                .extracting("value")
                .containsExactly("a", "b");
        assertThat(TypeRule.of("Observation").orElseThrow().subjectsOf(new Observation(), BASE))
                .isEmpty();
    }
}
