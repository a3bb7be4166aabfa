package jp.kenkotecho.consent.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.kenkotecho.consent.fhir.NewConsent.Terms;
import jp.kenkotecho.consent.model.ConsentRule;
import jp.kenkotecho.consent.model.Purpose;
import jp.kenkotecho.consent.model.Right;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Restriction;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SharingConsentTest {

    private static final Instant GIVEN = Instant.parse("2026-03-01T03:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-10T03:00:00Z");

    @Test
    void permits_the_named_actor_what_is_named() {
        assertThat(SharingConsent.rulesOf(consent()))
                .containsExactly(new ConsentRule(
                        "Consent/1/_history/2",
                        new PersonId("mother"),
                        "Organization/clinic",
                        Right.SEE,
                        false,
                        Set.of(Purpose.TREAT),
                        Instant.parse("2026-02-28T15:00:00Z"),
                        Instant.parse("2026-03-31T15:00:00Z"),
                        GIVEN,
                        "",
                        Set.of(InformationCategory.MEDICATION),
                        Set.of(Restriction.HIV)));
        assertThat(ConsentProblems.of(consent(), NOW)).isEmpty();
    }

    static Stream<Arguments> whatPermitsNothing() {
        return Stream.of(
                no("not active", consent -> consent.setStatus(ConsentState.INACTIVE)),
                no("a draft", consent -> consent.setStatus(ConsentState.PROPOSED)),
                no("no scope", consent -> consent.setScope(new CodeableConcept())),
                no("no type", consent -> consent.getProvision().setType(null)),
                no("no patient", consent -> consent.setPatient(null)),
                no("a group", consent -> consent.setPatient(new Reference("Group/mother"))),
                no(
                        "another server's",
                        consent -> consent.setPatient(new Reference("https://x.example/fhir/Patient/mother"))),
                no(
                        "a permit in a permit",
                        consent -> consent.getProvision().addProvision().setType(ConsentProvisionType.PERMIT)),
                no("three levels", consent -> consent.getProvision()
                        .addProvision()
                        .setType(ConsentProvisionType.DENY)
                        .addProvision()
                        .setType(ConsentProvisionType.DENY)),
                no("an action", consent -> consent.getProvision().addAction().setText("x")),
                no("a class", consent -> consent.getProvision().addClass_(new Coding().setCode("x"))),
                no("a code", consent -> consent.getProvision().addCode().setText("x")),
                no("an item", consent -> consent.getProvision().addData().setReference(new Reference("Goal/1"))),
                no("a period of the data", consent -> consent.getProvision()
                        .setDataPeriod(new Period().setStartElement(new DateTimeType("2026")))),
                no("no end", consent -> consent.getProvision().setPeriod(new Period())),
                no("an end before its start", consent -> consent.getProvision()
                        .setPeriod(period("2026-03-02", "2026-03-01"))));
    }

    private static Arguments no(String what, Consumer<Consent> change) {
        return Arguments.of(what, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatPermitsNothing")
    void permits_nothing_when_it_does_not_say_everything_or_says_more(String what, Consumer<Consent> change) {
        var consent = consent();
        change.accept(consent);

        assertThat(SharingConsent.rulesOf(consent)).noneMatch(rule -> !rule.denial());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-03-31, 2026-02-28T15:00:00Z, 2026-03-31T15:00:00Z",
        "2026-03, 2026-04, 2026-02-28T15:00:00Z, 2026-04-01T15:00:00Z",
        "2026, 2027, 2025-12-31T15:00:00Z, 2027-01-01T15:00:00Z",
        "2026-03-01T10:00:00+09:00, 2026-03-01T24:00:00Z, 2026-03-01T01:00:00Z, 2026-03-02T00:00:00Z",
    })
    void takes_days_as_days_in_japan_and_the_last_in_whole(String start, String end, Instant from, Instant until) {
        var period = period(start, end.replace("2026-03-01T24:00:00Z", "2026-03-02T00:00:00Z"));

        assertThat(Validity.of(period)).isEqualTo(new Validity(from, until));
    }

    @ParameterizedTest
    @CsvSource({
        "Patient/mother, ''",
        "RelatedPerson/son, RelatedPerson/son",
        "Patient/mother RelatedPerson/son, RelatedPerson/son",
        "RelatedPerson/son RelatedPerson/daughter, nobody",
        "Patient/another, Patient/another",
        "https://x.example/fhir/Patient/mother, https://x.example/fhir/Patient/mother",
        "?, nobody",
        "'', nobody",
    })
    void is_the_persons_own_word_where_they_alone_signed(String signed, String granter) {
        var consent = consent();
        consent.getPerformer().clear();
        for (var one : signed.isEmpty() ? new String[0] : signed.split(" ")) {
            consent.addPerformer(one.equals("?") ? new Reference().setDisplay("mother") : new Reference(one));
        }

        assertThat(SharingConsent.granter(consent)).isEqualTo(granter);
        assertThat(SharingConsent.rulesOf(consent))
                .extracting(ConsentRule::grantedBy)
                .containsOnly(granter);
    }

    @Test
    void takes_a_nested_denial_as_an_exception_for_the_same_actor_and_time() {
        var consent = consent();
        consent.getProvision()
                .addProvision()
                .setType(ConsentProvisionType.DENY)
                .addSecurityLabel(new Coding(Canonical.ACT_CODE, "PSY", ""));

        var denial = SharingConsent.rulesOf(consent).stream()
                .filter(ConsentRule::denial)
                .toList();

        assertThat(denial).hasSize(1);
        assertThat(denial.get(0).actor()).isEqualTo("Organization/clinic");
        assertThat(denial.get(0).until()).isEqualTo(Instant.parse("2026-03-31T15:00:00Z"));
        assertThat(denial.get(0).sensitivities()).containsExactly(Restriction.PSYCHIATRIC);
    }

    @Test
    void denies_everything_to_everybody_when_it_names_nothing_or_what_is_not_understood() {
        var consent = consent();
        consent.getProvision().setType(ConsentProvisionType.DENY).setActor(null).setSecurityLabel(null);
        var unknown = consent.copy();
        unknown.getProvision().addSecurityLabel(new Coding("http://x", "y", ""));

        for (var one : new Consent[] {consent, unknown}) {
            var rule = SharingConsent.rulesOf(one).get(0);
            assertThat(rule.denial()).isTrue();
            assertThat(rule.actor()).isEmpty();
            assertThat(rule.categories()).isEmpty();
            assertThat(rule.sensitivities()).isEmpty();
        }
    }

    @Test
    void grants_rights_of_their_own_apart_from_seeing() {
        var consent = consent();
        consent.addCategory(new CodeableConcept(new Coding(Canonical.SHARING_RIGHT, "comment", "")));

        assertThat(SharingConsent.rulesOf(consent))
                .extracting(ConsentRule::right)
                .containsExactly(Right.COMMENT);
        assertThat(SharingConsent.isProxy(consent)).isFalse();
        consent.addCategory(new CodeableConcept(new Coding(Canonical.SHARING_RIGHT, "proxy", "")));
        assertThat(SharingConsent.isProxy(consent)).isTrue();
    }

    private static Consent consent() {
        var consent = NewConsent.of(
                new Terms(
                        new PersonId("mother"),
                        "Patient/mother",
                        "Organization/clinic",
                        "見本医院",
                        "",
                        "TREAT",
                        LocalDate.of(2026, 3, 1),
                        LocalDate.of(2026, 3, 31),
                        Set.of(InformationCategory.MEDICATION),
                        Set.of(Restriction.HIV)),
                GIVEN);
        consent.setId("Consent/1/_history/2");
        return consent;
    }

    private static Period period(String start, String end) {
        return new Period().setStartElement(new DateTimeType(start)).setEndElement(new DateTimeType(end));
    }
}
