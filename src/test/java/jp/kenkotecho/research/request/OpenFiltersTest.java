package jp.kenkotecho.research.request;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.util.FhirContextSearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.kenkotecho.crypto.TestKeys;
import jp.kenkotecho.record.TsvTable;
import jp.kenkotecho.research.fhir.Pseudonymiser;
import jp.kenkotecho.research.model.Pseudonyms;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.DefaultResourceLoader;

/** What researchers may filter by, over every search parameter that R4 has, and so over every one that is served. */
class OpenFiltersTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final List<String> STATES = List.of(
            "active",
            "final",
            "completed",
            "finished",
            "draft",
            "available",
            "allergy",
            "food",
            "low",
            "order",
            "mild",
            "routine");

    private static final ResearchSettings SETTINGS = new ResearchSettings(
            "classpath:jp/kenkotecho/research/rules.json",
            10,
            List.of("Patient.gender", "Patient.birthDate", "Patient.address.state"),
            Duration.ofHours(1),
            1);
    private static final RuleFile RULES = new RuleFile(SETTINGS, new DefaultResourceLoader(), new ObjectMapper(), FHIR);
    private static final FhirContextSearchParamRegistry PARAMETERS = new FhirContextSearchParamRegistry(FHIR);
    private static final OpenFilters OPEN = new OpenFilters(PARAMETERS, RULES, SETTINGS);

    private record Path(String type, String parameter, String path) {}

    static Stream<Path> openPaths() {
        return RULES.types().stream()
                .sorted()
                .flatMap(type -> OPEN.of(type).stream().sorted().flatMap(name -> PARAMETERS
                        .getActiveSearchParam(type, name, SearchParamLookupContextEnum.SEARCH)
                        .getPathsSplitForResourceType(type)
                        .stream()
                        .map(path -> new Path(type, name, path.strip()))));
    }

    @ParameterizedTest
    @MethodSource("openPaths")
    void an_open_one_finds_in_what_leaves_what_it_finds_in_the_record(Path one) {
        var resource = (Resource) FHIR.getResourceDefinition(one.type()).newInstance();
        resource.setId(one.type() + "/x");
        fill(FHIR.newTerser().addElement(resource, placeOf(one.path())));
        var left = new Pseudonymiser(RULES.rules(), RULES::found, new Pseudonyms(TestKeys.mac("key")), "somebody")
                .of(resource)
                .orElseThrow();

        var before = FHIR.newFhirPath().evaluate(resource, one.path(), Base.class);
        var after = FHIR.newFhirPath().evaluate(left, one.path(), Base.class);

        assertThat(before).hasSize(1);
        assertThat(after).hasSize(1);
        assertThat(after.get(0).equalsDeep(before.get(0))).isTrue();
    }

    /** {@code (X.medication as CodeableConcept)} as an element is named: {@code X.medicationCodeableConcept}. */
    private static String placeOf(String path) {
        return path.replaceAll("[()]", " ")
                .strip()
                .replaceAll("(?: as |\\.as |\\.ofType )(\\w+)$", "$1")
                .strip();
    }

    private static void fill(IBase element) {
        if (element instanceof CodeableConcept concept) {
            concept.addCoding(new Coding().setSystem("http://loinc.org").setCode("29463-7"));
        } else if (element instanceof Coding coding) {
            coding.setSystem("http://loinc.org").setCode("29463-7");
        } else if (element instanceof IPrimitiveType<?> primitive) {
            assertThat(STATES.stream().anyMatch(state -> isTaken(primitive, state)))
                    .isTrue();
        }
    }

    private static boolean isTaken(IPrimitiveType<?> primitive, String state) {
        try {
            primitive.setValueAsString(state);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Of the served parameters of the types that leave; whoever opens one has to say so here. */
    @Test
    void these_are_open_and_no_others() throws ClassNotFoundException {
        var served = new TreeMap<String, Set<String>>();
        TsvTable.of(Class.forName("jp.kenkotecho.server.ServedSearchParameters"), "search-parameters.tsv")
                .rows()
                .forEach(row -> served.put(row.get(0), Set.of(row.get(1).split(",", -1))));
        var open = new ArrayList<String>();
        for (var type : new TreeSet<>(RULES.types())) {
            var names = new TreeSet<>(OPEN.of(type));
            names.removeIf(name -> !served.getOrDefault(type, Set.of()).contains(name)
                    && !served.getOrDefault("*", Set.of()).contains(name));
            if (!names.isEmpty()) {
                open.add(type + " " + String.join(",", names));
            }
        }
        assertThat(open)
                .containsExactly(
                        "AllergyIntolerance clinical-status,code",
                        "CarePlan category,intent,status",
                        "Condition category,clinical-status,code",
                        "DiagnosticReport category,code,status",
                        "Encounter class,status,type",
                        "ExplanationOfBenefit status",
                        "Goal category,lifecycle-status",
                        "Immunization status,vaccine-code",
                        "MedicationAdministration code,status",
                        "MedicationDispense code,status",
                        "MedicationRequest code,intent,status",
                        "MedicationStatement category,code,status",
                        "Observation category,code,combo-code,component-code,status",
                        "Procedure category,code,status",
                        "RiskAssessment method");
    }

    @Test
    void none_of_a_person_and_none_that_every_resource_has_is_open() {
        assertThat(OPEN.of("Patient")).isEmpty();
        RULES.types().forEach(type -> assertThat(OPEN.of(type))
                .as(type)
                .doesNotContain(
                        "_id", "_tag", "_security", "_profile", "_lastUpdated", "identifier", "patient", "subject"));
    }
}
