package jp.kenkotecho.research;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildPrimitiveEnumerationDatatypeDefinition;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.crypto.TestKeys;
import jp.kenkotecho.record.TsvTable;
import jp.kenkotecho.research.fhir.Pseudonymiser;
import jp.kenkotecho.research.model.ElementRule;
import jp.kenkotecho.research.model.ElementRule.Action;
import jp.kenkotecho.research.model.Pseudonyms;
import jp.kenkotecho.research.request.ResearchSettings;
import jp.kenkotecho.research.request.RuleFile;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.DefaultResourceLoader;

/** What leaves by the shipped rules, over resources that say who they are of in every element they have. */
class PseudonymiserTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final String NAME = "架空花子";
    private static final String MAIL = "hanako@mail.example";
    private static final String PHONE = "090-0000-1234";
    private static final String BIRTH = "1961-03-05";
    private static final String PERSON = "person-of-the-test";
    private static final int SEEDS = 5;

    private static final RuleFile RULES = new RuleFile(
            new ResearchSettings(
                    "classpath:jp/kenkotecho/research/rules.json",
                    10,
                    List.of("Patient.gender", "Patient.birthDate", "Patient.address.state"),
                    java.time.Duration.ofHours(1),
                    1),
            new DefaultResourceLoader(),
            new ObjectMapper(),
            FHIR);

    static Stream<String> types() {
        return RULES.types().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("types")
    void nothing_that_tells_who_somebody_is_leaves(String type) {
        for (var seed = 0; seed < SEEDS; seed++) {
            var resource = (Resource) FHIR.getResourceDefinition(type).newInstance();
            new Filling(new Random(seed)).fill(resource, FHIR.getResourceDefinition(type), 0);
            resource.setId(type + "/" + PERSON);
            ((DomainResource) resource)
                    .addExtension("http://kenko-techo.jp/extension-of-the-test", new StringType(NAME));
            // With it nothing of the resource would leave.
            resource.setImplicitRules(null);
            assertThat(text(resource)).contains(NAME, MAIL, PHONE);

            var left =
                    pseudonymiser("a").of(resource).map(PseudonymiserTest::text).orElse("");

            assertThat(left).doesNotContain(NAME, MAIL, PHONE, BIRTH, PERSON, "data:", "extension-of-the-test");
        }
    }

    private static String text(Resource resource) {
        return FHIR.newJsonParser().encodeResourceToString(resource);
    }

    private static Pseudonymiser pseudonymiser(String project) {
        return new Pseudonymiser(RULES.rules(), RULES::found, new Pseudonyms(TestKeys.mac(project)), PERSON);
    }

    @Test
    void keeps_what_research_needs_and_the_references_between() {
        var patient = new Patient();
        patient.setId("Patient/" + PERSON);
        patient.setBirthDateElement(new org.hl7.fhir.r4.model.DateType(BIRTH));
        patient.addAddress().setState("東京都").setCity(NAME);
        var weight = new Observation().setStatus(Observation.ObservationStatus.FINAL);
        weight.setId("Observation/w");
        weight.setSubject(new Reference("Patient/" + PERSON).setDisplay(NAME));
        weight.getCode().setText(NAME).addCoding(new Coding("http://loinc.org", "29463-7", NAME));
        weight.setEffective(new org.hl7.fhir.r4.model.DateTimeType("2026-04-05T07:00:00+09:00"));
        weight.setValue(new org.hl7.fhir.r4.model.Quantity(61.5)
                .setUnit(NAME)
                .setSystem("http://unitsofmeasure.org")
                .setCode("kg"));

        var person = (Patient) pseudonymiser("a").of(patient).orElseThrow();
        var left = (Observation) pseudonymiser("a").of(weight).orElseThrow();

        assertThat(person.getBirthDateElement().getValueAsString()).isEqualTo("1961");
        assertThat(person.getAddressFirstRep().getState()).isEqualTo("東京都");
        assertThat(left.getSubject().getReference())
                .isEqualTo("Patient/" + person.getIdElement().getIdPart());
        assertThat(left.getValueQuantity().getValue()).isEqualByComparingTo("61.5");
        assertThat(left.getCode().getCodingFirstRep().getCode()).isEqualTo("29463-7");
        assertThat(left.getEffectiveDateTimeType().getValueAsString())
                .endsWith("T07:00:00+09:00")
                .isLessThan("2026-04-05");
        assertThat(pseudonymiser("b").of(patient).orElseThrow().getId()).isNotEqualTo(person.getId());
    }

    @Test
    void what_has_to_be_there_and_does_not_leave_is_told_to_be_masked() {
        var weight = new Observation().setStatus(Observation.ObservationStatus.FINAL);
        weight.setId("Observation/w");
        weight.getCode().setText(NAME);

        var left = (Observation) pseudonymiser("a").of(weight).orElseThrow();

        assertThat(left.getCode().getExtensionFirstRep().getValue().primitiveValue())
                .isEqualTo("masked");
    }

    @Test
    void what_modifies_a_meaning_is_not_just_left_out() {
        var weight = new Observation();
        weight.setId("Observation/w");
        weight.addModifierExtension(new Extension("http://kenko-techo.jp/x", new StringType("not")));

        assertThat(pseudonymiser("a").of(weight)).isEmpty();
    }

    /** A text leaves by no rule that does not say what it has to be. */
    @Test
    void no_rule_lets_a_text_of_any_kind_leave() {
        var free =
                Set.of("string", "markdown", "xhtml", "base64Binary", "uri", "url", "canonical", "id", "oid", "uuid");
        for (var rule : RULES.rules().rules()) {
            if (rule.action() == Action.KEEP && rule.matching().pattern().equals(".*")) {
                // The system of a code is judged with the code.
                assertThat(rule.path().endsWith(".system") || free.stream().noneMatch(kindOf(rule)::equals))
                        .as(rule.path())
                        .isTrue();
            }
        }
    }

    /** The type of the element that a rule is about; every rule is about one that R4 has. */
    private static String kindOf(ElementRule rule) {
        var chosen = rule.path().replaceAll(".*\\.ofType\\((\\w+)\\)$", "$1");
        var path = rule.path().replaceAll("\\.ofType\\(\\w+\\)$", "").split("\\.", -1);
        BaseRuntimeElementDefinition<?> at = FHIR.getResourceTypes().contains(path[0])
                ? FHIR.getResourceDefinition(path[0])
                : FHIR.getElementDefinition(path[0]);
        var kind = "";
        for (var i = 1; i < path.length; i++) {
            var child = ((BaseRuntimeElementCompositeDefinition<?>) at).getChildByName(path[i]);
            var name = path[i];
            if (child == null) {
                child = ((BaseRuntimeElementCompositeDefinition<?>) at).getChildByName(path[i] + "[x]");
                name = path[i] + chosen.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + chosen.substring(1);
            }
            assertThat(child).as(rule.path()).isNotNull();
            at = child.getChildByName(name);
            assertThat(at).as(rule.path()).isNotNull();
            kind = at.getName();
        }
        return kind;
    }

    /** Everything that is about somebody and that a profile of ours is for leaves by rules, or never, with the reason. */
    @Test
    void every_type_that_we_store_has_rules_or_never_leaves() throws Exception {
        var ours = TsvTable.of(Class.forName("jp.kenkotecho.access.TypeRule"), "types.tsv").rows().stream()
                .filter(row -> row.get(1).equals("person"))
                .map(row -> row.get(0));
        try (var files = java.nio.file.Files.list(java.nio.file.Path.of("fhir-profiles", "examples"))) {
            var stored = files.map(file -> file.getFileName().toString().replaceAll("-.*", ""))
                    .collect(java.util.stream.Collectors.toSet());
            assertThat(ours.filter(stored::contains))
                    .allMatch(type -> RULES.types().contains(type)
                            || RULES.rules().never().containsKey(type));
        }
    }

    /** Fills every element with what would tell who somebody is. */
    private static final class Filling {

        private static final int DEEPEST = 5;

        private final Random random;

        Filling(Random random) {
            this.random = random;
        }

        void fill(IBase to, BaseRuntimeElementDefinition<?> definition, int depth) {
            if (!(definition instanceof BaseRuntimeElementCompositeDefinition<?> composite) || depth > DEEPEST) {
                return;
            }
            for (var child : composite.getChildren()) {
                var names = child.getValidChildNames().stream().sorted().toList();
                if (names.isEmpty()
                        || child.getElementName().equals("contained")
                        || child.getElementName().equals("id")
                        || child.getElementName().endsWith("xtension")
                        || child instanceof RuntimeChildPrimitiveEnumerationDatatypeDefinition) {
                    continue;
                }
                add(to, child, names.get(random.nextInt(names.size())), depth);
            }
        }

        private void add(IBase to, BaseRuntimeChildDefinition child, String name, int depth) {
            var definition = child.getChildByName(name);
            if (definition == null
                    || definition.getImplementingClass() == null
                    || org.hl7.fhir.instance.model.api.IBaseResource.class.isAssignableFrom(
                            definition.getImplementingClass())) {
                return;
            }
            var value = definition.newInstance(child.getInstanceConstructorArguments());
            if (value instanceof IPrimitiveType<?> primitive) {
                set(primitive);
            } else {
                fill(value, definition, depth + 1);
            }
            if (value instanceof Element element) {
                element.addExtension("http://kenko-techo.jp/extension-of-the-test", new StringType(NAME));
            }
            if (value instanceof Coding coding) {
                coding.setSystem(random.nextBoolean() ? "http://loinc.org" : "http://somebody.example/" + MAIL);
            }
            if (value instanceof Reference reference) {
                reference.setReference("Patient/" + PERSON);
            }
            if (!value.isEmpty()) {
                child.getMutator().addValue(to, value);
            }
        }

        private void set(IPrimitiveType<?> primitive) {
            if (primitive instanceof BaseDateTimeType) {
                primitive.setValueAsString(
                        primitive instanceof org.hl7.fhir.r4.model.InstantType ? BIRTH + "T07:00:00+09:00" : BIRTH);
            } else if (primitive instanceof CodeType || primitive instanceof StringType) {
                primitive.setValueAsString(
                        List.of(NAME, MAIL, PHONE, NAME + MAIL + PHONE).get(random.nextInt(4)));
            } else if (primitive instanceof org.hl7.fhir.r4.model.UriType) {
                primitive.setValueAsString("mailto:" + MAIL + NAME + PHONE);
            } else if (primitive instanceof org.hl7.fhir.r4.model.Base64BinaryType binary) {
                binary.setValue(NAME.getBytes(StandardCharsets.UTF_8));
            } else if (primitive instanceof org.hl7.fhir.r4.model.BooleanType) {
                primitive.setValueAsString("true");
            } else if (primitive instanceof org.hl7.fhir.r4.model.TimeType) {
                primitive.setValueAsString("07:00:00");
            } else if (primitive instanceof org.hl7.fhir.r4.model.IntegerType
                    || primitive instanceof org.hl7.fhir.r4.model.DecimalType) {
                primitive.setValueAsString("1");
            }
        }
    }
}
