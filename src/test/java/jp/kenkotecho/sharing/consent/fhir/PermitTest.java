package jp.kenkotecho.sharing.consent.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.kenkotecho.profile.CategoryLabels;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
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

class PermitTest {

    private static final Instant NOW = Instant.parse("2026-03-10T03:00:00Z");

    @Test
    void permits_the_named_categories_to_the_named_actors() {
        assertThat(Permit.of(consent(), NOW))
                .contains(new Permit(
                        new PersonId("mother"),
                        Set.of("Organization/clinic"),
                        Set.of(InformationCategory.MEDICATION, InformationCategory.CHECKUP)));
    }

    static Stream<Arguments> whatPermitsNothing() {
        return Stream.of(
                no("not active", consent -> consent.setStatus(ConsentState.INACTIVE)),
                no("a draft", consent -> consent.setStatus(ConsentState.PROPOSED)),
                no("a deny", consent -> consent.getProvision().setType(ConsentProvisionType.DENY)),
                no("no type", consent -> consent.getProvision().setType(null)),
                no("no patient", consent -> consent.setPatient(null)),
                no("a group", consent -> consent.setPatient(new Reference("Group/mother"))),
                no(
                        "another server's",
                        consent -> consent.setPatient(new Reference("https://x.example/fhir/Patient/mother"))),
                no(
                        "an exception that is not understood",
                        consent -> consent.getProvision().addProvision().setType(ConsentProvisionType.DENY)),
                no("an action", consent -> consent.getProvision().addAction().setText("x")),
                no("a class", consent -> consent.getProvision().addClass_(new Coding().setCode("x"))),
                no("a code", consent -> consent.getProvision().addCode().setText("x")),
                no("an item", consent -> consent.getProvision().addData().setReference(new Reference("Goal/1"))),
                no("a period of the data", consent -> consent.getProvision()
                        .setDataPeriod(new Period().setStartElement(day("2026")))),
                no("no end", consent -> consent.getProvision().setPeriod(new Period())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatPermitsNothing")
    void permits_nothing_that_is_not_plainly_said(String what, Consumer<Consent> change) {
        var consent = consent();
        change.accept(consent);

        assertThat(Permit.of(consent, NOW)).isEmpty();
    }

    @Test
    void permits_no_category_that_is_not_named() {
        var consent = consent();
        consent.getProvision().getSecurityLabel().clear();

        assertThat(Permit.of(consent, NOW).orElseThrow().categories()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10, 2026-03-10, 2026-03-10T14:59:59Z, true",
        "2026-03-10, 2026-03-10, 2026-03-10T15:00:00Z, false",
        "2026-03-10, 2026-03-10, 2026-03-09T15:00:00Z, true",
        "2026-03-10, 2026-03-10, 2026-03-09T14:59:59Z, false",
        "2026-03-01, 2026-03-10T12:00:00+09:00, 2026-03-10T02:59:59Z, true",
        "2026-03-01, 2026-03-10T12:00:00+09:00, 2026-03-10T03:00:00Z, false",
        "2026-03-10T12:00:00+09:00, 2026-04-01, 2026-03-10T02:59:59Z, false",
        "2026-01-01, 2026-04, 2026-04-01T03:00:00Z, true",
        "2026-01-01, 2026-04, 2026-04-01T15:00:00Z, false",
        "2026-01-01, 2027, 2027-01-01T03:00:00Z, true",
        "2026-01-01, 2027, 2027-01-02T03:00:00Z, false",
    })
    void counts_the_last_day_in_whole_and_in_japan(String start, String end, Instant when, boolean permits) {
        var consent = consent();
        consent.getProvision()
                .setPeriod(new Period().setStartElement(day(start)).setEndElement(day(end)));

        assertThat(Permit.of(consent, when).isPresent()).isEqualTo(permits);
    }

    private static Arguments no(String what, Consumer<Consent> change) {
        return Arguments.of(what, change);
    }

    private static Consent consent() {
        var consent = new Consent().setStatus(ConsentState.ACTIVE).setPatient(new Reference("Patient/mother"));
        var provision = consent.getProvision().setType(ConsentProvisionType.PERMIT);
        provision.setPeriod(new Period().setStartElement(day("2026-03-01")).setEndElement(day("2026-03-31")));
        provision.addActor().setReference(new Reference("Organization/clinic"));
        provision.addActor().setReference(new Reference().setDisplay("nobody in particular"));
        provision.addSecurityLabel(CategoryLabels.labelOf(InformationCategory.MEDICATION));
        provision.addSecurityLabel(CategoryLabels.labelOf(InformationCategory.CHECKUP));
        provision.addSecurityLabel(new Coding("urn:other", "expense", ""));
        return consent;
    }

    private static DateTimeType day(String text) {
        return new DateTimeType(text);
    }
}
