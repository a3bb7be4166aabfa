package jp.kenkotecho.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.jpa.searchparam.matcher.SearchParamMatcher;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.access.Naming.Says;
import jp.kenkotecho.consent.Permission;
import jp.kenkotecho.profile.Elements;
import jp.kenkotecho.profile.FakeRecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Delegation;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Relationship;
import jp.kenkotecho.record.ServerCaller;
import jp.kenkotecho.record.TsvTable;
import jp.kenkotecho.smart.model.Scopes;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Rules over every row of {@code authors-by-element.tsv}, against R4's own definitions. */
class AuthorTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final DefaultProfileValidationSupport R4 = new DefaultProfileValidationSupport(FHIR);
    private static final Set<String> PROFESSIONALS = Set.of("Practitioner", "PractitionerRole", "Organization");

    private static final ServerBaseUrl OURS = new ServerBaseUrl("https://phr.example.jp/");
    private static final Gate GATE =
            new Gate(new ScopeFilters(new StaticListableBeanFactory().getBeanProvider(SearchParamMatcher.class)), OURS);
    private static final FakeRecordStore STORE = new FakeRecordStore();
    private static final Reference DOCTOR = new Reference(stored(new Practitioner()));
    private static final String NURSE = stored(new Practitioner());
    private static final String PATIENT = stored(new Patient());
    private static final PersonId HANA = new PersonId(PATIENT.replace("Patient/", ""));

    /** Of a type that is about somebody, beside the element that says whom it is about. */
    static Stream<Naming> inRecords() {
        return Naming.all()
                .filter(naming -> TypeRule.of(typeOf(naming.element()))
                        .filter(TypeRule::isAboutPersons)
                        .filter(rule -> !naming.element().equals(rule.type() + "." + rule.path()))
                        .isPresent())
                .filter(naming -> naming.says() != Says.NAMES);
    }

    @Test
    void forgets_no_element_of_R4_that_may_name_a_professional_and_invents_none() {
        var types = TypeRule.all().map(TypeRule::type).collect(Collectors.toCollection(TreeSet::new));
        types.addAll(dataTypes(types));

        var derived = types.stream()
                .flatMap(AuthorTest::elements)
                .filter(element -> element.getType().stream().anyMatch(AuthorTest::mayNameProfessional))
                .map(ElementDefinition::getPath)
                .collect(Collectors.toSet());

        assertThat(new TreeSet<>(Naming.all().map(Naming::element).toList())).isEqualTo(new TreeSet<>(derived));
    }

    @Test
    void says_of_each_why_it_is_decided_so() {
        assertThat(TsvTable.of(Naming.class, "authors-by-element.tsv").rows())
                .allSatisfy(row -> assertThat(row.get(2)).isNotBlank());
    }

    @Test
    void has_a_row_that_says_so_for_each_element_by_which_professionals_sign() {
        assertThat(TsvTable.of(Authorship.class, "authors.tsv").rows())
                .allSatisfy(row ->
                        assertThat(Naming.of(row.get(0) + "." + row.get(1))).isNotEqualTo(Says.NAMES));
    }

    @ParameterizedTest
    @MethodSource("inRecords")
    void is_found_wherever_a_record_names_one(Naming naming) {
        var resource = naming(naming.element(), DOCTOR);

        assertThat(Author.of(resource))
                .containsExactly(new Author(naming.element(), naming.says() == Says.WORD, DOCTOR.getReference(), true));
    }

    @ParameterizedTest
    @MethodSource("inRecords")
    void says_nothing_by_a_persons_app_and_may_be_told_of_what_they_did(Naming naming) {
        for (var name : List.of(DOCTOR, new Reference().setDisplay("伊藤 誠一"))) {
            if (naming.says() == Says.DEED) {
                assertThatCode(() -> writes(Permission.OWN, naming(naming.element(), name)))
                        .doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> writes(Permission.OWN, naming(naming.element(), name)))
                        .isInstanceOf(Refusal.class)
                        .hasMessageContaining("somebody else's name");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("inRecords")
    void is_named_by_no_other_professional_who_adds_by_consent(Naming naming) {
        var guest = new Permission(Relationship.SHARED, Set.of(), Set.of(), Set.of());

        assertThatThrownBy(() -> writes(guest, naming(naming.element(), DOCTOR)))
                .isInstanceOf(Refusal.class);
        assertThatCode(() -> writes(guest, naming(naming.element(), new Reference(NURSE))))
                .doesNotThrowAnyException();
    }

    @Test
    void is_seen_behind_a_bare_name_a_contained_resource_and_one_that_holds_it() {
        var contained = new Condition();
        var held = new Observation().addPerformer(DOCTOR);
        held.setId("held");
        contained.addContained(held);
        contained.addNote(new Annotation().setAuthor(new StringType("伊藤")));
        contained.setAsserter(new Reference("#d"));

        assertThat(Author.of(contained))
                .containsExactlyInAnyOrder(
                        new Author("Observation.performer", true, DOCTOR.getReference(), true),
                        new Author("Annotation.author[x]", true, "\"伊藤\"", true),
                        new Author("Condition.asserter", true, "#d", true));
    }

    @Test
    void is_another_participant_of_an_appointment_with_the_person() {
        var appointment = new Appointment();
        appointment.addParticipant().setActor(new Reference(PATIENT));
        appointment.addParticipant().setActor(DOCTOR);

        assertThat(Author.of(appointment))
                .containsExactlyInAnyOrder(
                        new Author("Appointment.participant.actor", false, PATIENT, false),
                        new Author("Appointment.participant.actor", false, DOCTOR.getReference(), true));
    }

    @Test
    void is_whoever_held_a_session_of_guidance_by_their_word() {
        var session = new Encounter();
        session.addType(new CodeableConcept(new Coding()
                .setSystem("http://kenko-techo.jp/fhir/CodeSystem/guidance")
                .setCode("session")));
        session.setSubject(new Reference(PATIENT));
        session.addParticipant().setIndividual(DOCTOR);

        assertThat(Author.of(session)).allMatch(Author::isWord).hasSize(1);
        assertThatThrownBy(() -> writes(Permission.OWN, session)).isInstanceOf(Refusal.class);
    }

    private static void writes(Permission permission, Resource resource) {
        var behalf = new Delegation(
                "account",
                Set.of(permission.acts() ? PATIENT : NURSE),
                true,
                true,
                Set.of(HANA),
                Set.of(InformationCategory.values()));
        var caller = new Caller("app", Set.of("user/*.cruds"), behalf);
        var decision = new AccessContext(
                caller,
                Scopes.of(caller),
                ReachablePatients.of(Map.of(HANA, permission)),
                new AccessContext.When(0, Instant.EPOCH));
        new Writes(GATE, STORE, FHIR, OURS, new ReferenceMasking(GATE, STORE, FHIR, OURS)).create(decision, resource);
    }

    private static String stored(Resource resource) {
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry().setResource(resource).getRequest().setMethod(HTTPVerb.POST);
        var location = STORE.write(ServerCaller.STARTUP, bundle)
                .getEntryFirstRep()
                .getResponse()
                .getLocation();
        return location.substring(0, location.indexOf("/_history"));
    }

    /** The smallest resource that has this element, in the record of Hana. */
    private static DomainResource naming(String element, Reference name) {
        var type = typeOf(element);
        var resource = (DomainResource) FHIR.getResourceDefinition(type).newInstance();
        var terser = FHIR.newTerser();
        var rule = TypeRule.of(type).orElseThrow();
        if (!rule.path().equals("target")) {
            terser.addElement(resource, type + "." + rule.path());
            set(resource, rule.path(), new Reference(PATIENT));
        }
        var path = element.substring(type.length() + 1);
        terser.addElement(resource, type + "." + path.replace("[x]", "Reference"));
        set(resource, path.replace("[x]", ""), name);
        return resource;
    }

    private static void set(DomainResource resource, String path, Reference name) {
        var all = Elements.at(resource, path).toList();
        var last = (Reference) all.get(all.size() - 1);
        last.setReference(name.getReference()).setDisplay(name.getDisplay());
    }

    private static Set<String> dataTypes(Set<String> types) {
        var found = new HashSet<String>();
        var open = Set.copyOf(types);
        while (!open.isEmpty()) {
            open = open.stream()
                    .flatMap(AuthorTest::elements)
                    .flatMap(element -> element.getType().stream())
                    .map(TypeRefComponent::getCode)
                    .filter(code -> FHIR.getElementDefinition(code) != null && found.add(code))
                    .collect(Collectors.toSet());
        }
        return found;
    }

    private static Stream<ElementDefinition> elements(String type) {
        var definition =
                (StructureDefinition) R4.fetchStructureDefinition("http://hl7.org/fhir/StructureDefinition/" + type);
        return definition == null ? Stream.of() : definition.getSnapshot().getElement().stream();
    }

    private static boolean mayNameProfessional(TypeRefComponent type) {
        var targets = type.getTargetProfile().stream()
                .map(CanonicalType::getValue)
                .map(url -> url.substring(url.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
        return type.getCode().equals("Reference")
                && (targets.isEmpty()
                        || targets.contains("Resource")
                        || targets.stream().anyMatch(PROFESSIONALS::contains));
    }

    private static String typeOf(String element) {
        return element.substring(0, element.indexOf('.'));
    }
}
