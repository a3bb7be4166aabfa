package jp.kenkotecho.access;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.searchparam.matcher.SearchParamMatcher;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.consent.Permission;
import jp.kenkotecho.profile.Integrity;
import jp.kenkotecho.profile.SharingLabels;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Delegation;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Relationship;
import jp.kenkotecho.record.SharingClass;
import jp.kenkotecho.smart.model.Scopes;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class GateTest {

    private static final PersonId MOTHER = new PersonId("mother");
    private static final PersonId STRANGER = new PersonId("stranger");
    private static final Set<InformationCategory> ALL = Set.of(InformationCategory.values());

    private final Gate gate = new Gate(
            new ScopeFilters(new StaticListableBeanFactory().getBeanProvider(SearchParamMatcher.class)),
            new ServerBaseUrl("https://phr.example.jp/"));

    private Set<InformationCategory> letByPerson = ALL;
    private boolean firstParty;
    private boolean twoFactors;

    @ParameterizedTest
    @CsvSource({
        "system/Observation.rs, SEARCH, PERMIT",
        "system/Observation.rs, READ, PERMIT",
        "system/Observation.rs, DELETE, NO_SCOPE",
        "system/Patient.rs, SEARCH, NO_SCOPE",
        "patient/*.cruds, READ, NO_SCOPE",
        "user/*.cruds, READ, NO_SCOPE",
        "openid, READ, NO_SCOPE",
    })
    void holds_a_backend_to_its_system_scopes(String scope, Interaction interaction, Verdict verdict) {
        var decision = decision(new Caller("a-backend", Set.of(scope)), Map.of());

        assertThat(gate.judge(new AccessRequest(decision, interaction, observationOf(MOTHER), false)))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "patient/*.cruds, READ, PERMIT",
        "patient/*.cruds, CREATE, PERMIT",
        "patient/Observation.rs, READ, PERMIT",
        "patient/Observation.rs, UPDATE, NO_SCOPE",
        "patient/Patient.rs, READ, NO_SCOPE",
        "user/Observation.rs, READ, PERMIT",
        "system/*.cruds, READ, NO_SCOPE",
    })
    void holds_a_person_to_the_scopes_that_were_granted(String scope, Interaction interaction, Verdict verdict) {
        assertThat(judge(interaction, observationOf(MOTHER), scope)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @EnumSource(Interaction.class)
    void reaches_nobody_else(Interaction interaction) {
        assertThat(judge(interaction, observationOf(STRANGER), "patient/*.cruds", "user/*.cruds"))
                .isEqualTo(Verdict.NOT_IN_REACH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/fhir/Patient/mother",
                "https://phr.example.jp.evil.example/fhir/Patient/mother",
                "Group/mother",
                "#mother",
                "urn:uuid:mother",
                "Patient?identifier=mother",
            })
    void takes_nothing_for_a_persons_that_does_not_say_so_literally(String reference) {
        var observation = new Observation().setSubject(new Reference(reference));
        SharingLabels.apply(observation, Set.of());

        assertThat(judge(Interaction.READ, observation, "patient/*.cruds")).isEqualTo(Verdict.NOT_IN_REACH);
    }

    @Test
    void takes_an_identifier_for_nobody() {
        var observation = new Observation().setSubject(new Reference().setIdentifier(new Identifier().setValue("1")));
        SharingLabels.apply(observation, Set.of());

        assertThat(judge(Interaction.READ, observation, "patient/*.cruds")).isEqualTo(Verdict.NOT_IN_REACH);
    }

    @Test
    void knows_its_own_url_in_a_reference() {
        var observation = new Observation().setSubject(new Reference("https://phr.example.jp/fhir/Patient/mother"));
        SharingLabels.apply(observation, Set.of());

        assertThat(judge(Interaction.READ, observation, "patient/*.cruds")).isEqualTo(Verdict.PERMIT);
    }

    @Test
    void opens_another_reachable_record_to_user_scopes_only() {
        var behalf = behalf(Set.of(STRANGER));
        var reach = Map.of(MOTHER, Permission.OWN, STRANGER, Permission.OWN);
        var patientOnly = decision(new Caller("app", Set.of("patient/*.rs"), behalf), reach);
        var user = decision(new Caller("app", Set.of("user/*.rs"), behalf), reach);

        assertThat(gate.judge(new AccessRequest(patientOnly, Interaction.READ, observationOf(MOTHER), false)))
                .isEqualTo(Verdict.NOT_IN_REACH);
        assertThat(gate.judge(new AccessRequest(user, Interaction.READ, observationOf(MOTHER), false)))
                .isEqualTo(Verdict.PERMIT);
    }

    @Test
    void withholds_a_category_that_was_not_shared() {
        var reach = Map.of(MOTHER, guest(Set.of(InformationCategory.MEDICATION)));
        var decision = decision(new Caller("app", Set.of("patient/*.rs"), behalf(Set.of(MOTHER))), reach);

        assertThat(gate.judge(new AccessRequest(decision, Interaction.READ, observationOf(MOTHER), false)))
                .isEqualTo(Verdict.CATEGORY_WITHHELD);
        assertThat(gate.judge(new AccessRequest(decision, Interaction.READ, drugOf(MOTHER), false)))
                .isEqualTo(Verdict.PERMIT);
    }

    @Test
    void withholds_a_category_that_the_person_took_away_from_the_app() {
        letByPerson = Set.of(InformationCategory.MEDICATION);

        assertThat(judge(Interaction.READ, observationOf(MOTHER), "patient/*.rs"))
                .isEqualTo(Verdict.CATEGORY_WITHHELD);
        assertThat(judge(Interaction.CREATE, observationOf(MOTHER), "patient/*.cruds"))
                .isEqualTo(Verdict.CATEGORY_WITHHELD);
        assertThat(judge(Interaction.READ, patient("mother"), "patient/*.rs")).isEqualTo(Verdict.PERMIT);
    }

    @Test
    void withholds_what_carries_no_label() {
        var unlabelled = new Observation().setSubject(new Reference("Patient/mother"));

        assertThat(judge(Interaction.READ, unlabelled, "patient/*.rs")).isEqualTo(Verdict.CATEGORY_WITHHELD);
    }

    @Test
    void lets_what_is_shared_be_seen_and_not_changed() {
        var reach = Map.of(MOTHER, guest(ALL));
        var decision = decision(new Caller("app", Set.of("patient/*.cruds"), behalf(Set.of(MOTHER))), reach);

        assertThat(gate.judge(new AccessRequest(decision, Interaction.READ, observationOf(MOTHER), false)))
                .isEqualTo(Verdict.PERMIT);
        assertThat(gate.judge(new AccessRequest(decision, Interaction.CREATE, observationOf(MOTHER), false)))
                .isEqualTo(Verdict.NOT_OWN);
    }

    @Test
    void lets_consent_be_written_by_the_products_own_app_after_a_second_factor_only() {
        var consent = new Consent().setPatient(new Reference("Patient/mother"));
        SharingLabels.apply(consent, Set.of());

        assertThat(judge(Interaction.CREATE, consent, "patient/*.cruds")).isEqualTo(Verdict.NOT_OWN_APP);
        firstParty = true;
        assertThat(judge(Interaction.CREATE, consent, "patient/*.cruds")).isEqualTo(Verdict.NEEDS_SECOND_FACTOR);
        twoFactors = true;
        assertThat(judge(Interaction.CREATE, consent, "patient/*.cruds")).isEqualTo(Verdict.PERMIT);
    }

    @Test
    void lets_features_but_no_app_write_provenance() {
        var provenance = new Provenance().addTarget(new Reference("Patient/mother"));
        SharingLabels.apply(provenance, Set.of());
        var decision = decision(
                new Caller("app", Set.of("patient/Goal.c"), behalf(Set.of(MOTHER))), Map.of(MOTHER, Permission.OWN));

        assertThat(judge(Interaction.CREATE, provenance, "patient/*.cruds")).isEqualTo(Verdict.NOT_FOR_PEOPLE);
        assertThat(gate.judge(new AccessRequest(decision, Interaction.CREATE, provenance, true)))
                .isEqualTo(Verdict.PERMIT);
        assertThat(gate.judge(new AccessRequest(decision, Interaction.UPDATE, provenance, true)))
                .isEqualTo(Verdict.NO_SCOPE);
    }

    @Test
    void opens_the_directory_to_be_read_and_not_changed() {
        assertThat(judge(Interaction.READ, new Organization(), "user/Organization.r"))
                .isEqualTo(Verdict.PERMIT);
        assertThat(judge(Interaction.READ, new Organization(), "user/Patient.r"))
                .isEqualTo(Verdict.NO_SCOPE);
        assertThat(judge(Interaction.CREATE, new Organization(), "user/*.cruds"))
                .isEqualTo(Verdict.NOT_FOR_PEOPLE);
    }

    @Test
    void lets_people_read_who_they_are_whatever_is_shared() {
        var self = new RelatedPerson().setPatient(new Reference("Patient/mother"));
        self.setId("RelatedPerson/son");
        SharingLabels.apply(self, Set.of());
        var reach = Map.of(MOTHER, guest(Set.of(InformationCategory.MEDICATION)));
        var decision = decision(new Caller("app", Set.of("patient/*.rs"), behalf(Set.of(MOTHER))), reach);

        assertThat(gate.judge(new AccessRequest(decision, Interaction.READ, self, false)))
                .isEqualTo(Verdict.PERMIT);
    }

    @Test
    void keeps_types_that_are_not_listed_from_people() {
        assertThat(judge(Interaction.READ, new org.hl7.fhir.r4.model.Binary(), "user/*.cruds"))
                .isEqualTo(Verdict.NOT_FOR_PEOPLE);
        assertThat(judge(Interaction.READ, new org.hl7.fhir.r4.model.AuditEvent(), "user/*.cruds"))
                .isEqualTo(Verdict.NOT_FOR_PEOPLE);
        assertThat(judge(Interaction.READ, new Basic(), "user/*.cruds")).isEqualTo(Verdict.NOT_IN_REACH);
    }

    @ParameterizedTest
    @CsvSource({
        "SERVER, UPDATE, NOT_OWN",
        "SERVER, DELETE, NOT_OWN",
        "PROFESSIONAL, UPDATE, NOT_OWN",
        "PROFESSIONAL, DELETE, NOT_OWN",
        "TOLD_BY_PERSON, UPDATE, PERMIT",
        "TOLD_BY_PERSON, DELETE, PERMIT",
        "SERVER, READ, PERMIT",
    })
    void leaves_to_the_person_their_own_word_alone(Integrity integrity, Interaction interaction, Verdict verdict) {
        var observation = observationOf(MOTHER);
        integrity.label(observation);

        assertThat(judge(interaction, observation, "patient/*.cruds")).isEqualTo(verdict);
    }

    @Test
    void lets_a_person_do_the_tasks_that_a_professional_gave() {
        var task = new Task().setFor(new Reference("Patient/mother")).setRequester(new Reference("Practitioner/nurse"));
        SharingLabels.apply(task, Set.of());
        Integrity.PROFESSIONAL.label(task);

        assertThat(judge(Interaction.UPDATE, task, "patient/*.cruds")).isEqualTo(Verdict.PERMIT);
    }

    private Verdict judge(Interaction interaction, Resource resource, String... scopes) {
        var caller = new Caller("app", Set.of(scopes), behalf(Set.of(MOTHER)));
        return gate.judge(
                new AccessRequest(decision(caller, Map.of(MOTHER, Permission.OWN)), interaction, resource, false));
    }

    private Delegation behalf(Set<PersonId> inContext) {
        return new Delegation("account", Set.of("RelatedPerson/son"), twoFactors, firstParty, inContext, letByPerson);
    }

    private static AccessContext decision(Caller caller, Map<PersonId, Permission> reach) {
        return new AccessContext(
                caller, Scopes.of(caller), ReachablePatients.of(reach), new AccessContext.When(0, Instant.EPOCH));
    }

    private static Permission guest(Set<InformationCategory> categories) {
        var classes = categories.stream()
                .map(category -> new SharingClass(category, Set.of()))
                .collect(Collectors.toSet());
        return new Permission(Relationship.SHARED, classes, Set.of(), Set.of());
    }

    private static Observation observationOf(PersonId person) {
        var observation = new Observation().setSubject(new Reference("Patient/" + person.value()));
        SharingLabels.apply(observation, Set.of());
        return observation;
    }

    private static MedicationStatement drugOf(PersonId person) {
        var drug = new MedicationStatement().setSubject(new Reference("Patient/" + person.value()));
        SharingLabels.apply(drug, Set.of());
        return drug;
    }

    private static Patient patient(String id) {
        var patient = new Patient();
        patient.setId("Patient/" + id);
        return patient;
    }
}
