package jp.kenkotecho.profile;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import jp.kenkotecho.record.Limits;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTest {

    @Test
    void names_the_place_of_what_stands_in_the_way() {
        var reading = new Observation().setValue(new Quantity().setValue(new BigDecimal("1e1000")));
        var bundle = new Bundle();
        bundle.addEntry().setResource(new Patient());
        bundle.addEntry().setResource(reading);

        assertThat(Storable.problem(reading)).contains(Limits.NUMBER.at("Observation.value.value"));
        assertThat(Storable.problem(bundle)).contains(Limits.NUMBER.at("Bundle.entry[1].resource.value.value"));
    }

    @Test
    void looks_into_extensions_identifiers_of_elements_narratives_and_contained_resources() {
        var patient = new Patient();
        patient.addExtension("http://x", new DecimalType("1e99999"));
        assertThat(where(patient)).isEqualTo("Patient.extension[0].value");

        var contained = new Patient();
        contained.addContained(new Patient().addName(new org.hl7.fhir.r4.model.HumanName().setText("花\u0000")));
        assertThat(where(contained)).isEqualTo("Patient.contained[0].name[0].text");

        var identified = new Patient();
        identified.addName().setId("\u0007");
        assertThat(where(identified)).isEqualTo("Patient.name[0].id");

        var profiled = new Patient();
        profiled.getMeta().addProfile("http://x/\uFFFE");
        assertThat(where(profiled)).isEqualTo("Patient.meta.profile[0]");

        var narrated = new Patient();
        narrated.getText().setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">a</div>");
        narrated.getText().getDiv().getChildNodes().get(0).setContent("a\u0007");
        assertThat(where(narrated)).isEqualTo("Patient.text.div");
    }

    @Test
    void refuses_a_text_that_is_longer_than_fhir_has_them() {
        var long1 = new Observation().setCode(new CodeableConcept().setText("あ".repeat(Limits.TEXT_CHARACTERS + 1)));

        assertThat(Storable.problem(long1)).map(Problem::kind).contains(Problem.Kind.TOO_MUCH);
    }

    @Test
    void refuses_a_time_without_seconds_which_hapi_reads_and_cannot_copy() {
        var reading = FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(
                        Observation.class,
                        "{\"resourceType\":\"Observation\",\"effectivePeriod\":{\"start\":\"2026-11-30T07:40+09:00\"}}");

        assertThat(Storable.problem(reading)).contains(Limits.SECONDS.at("Observation.effective.start"));
        assertThat(Storable.mend(reading)).isFalse();
        assertThat(reading.copy().getEffectivePeriod().getStartElement().getValueAsString())
                .isEqualTo("2026-11-30T07:40:00+09:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026",
                "2026-11",
                "2026-11-30",
                "2026-11-30T07:40:00+09:00",
                "2026-11-30T07:40:00.5Z",
                "2026-11-30T07:40:00"
            })
    void has_nothing_against_a_day_or_a_whole_time(String text) {
        var reading = new Observation().setEffective(new DateTimeType(text));

        assertThat(Storable.problem(reading)).isEmpty();
        assertThat(reading.copy().getEffectiveDateTimeType().getValueAsString()).isEqualTo(text);
    }

    @Test
    void mends_what_no_format_carries_wherever_it_is() {
        var patient = new Patient();
        patient.addName()
                .setText("見本\u0000花\uD800")
                .addGivenElement()
                .addExtension("http://\u0007", new StringType("\uFFFE"));
        patient.getText().setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">a</div>");
        patient.getText().getDiv().getChildNodes().get(0).setContent("a\u0007");

        assertThat(Storable.mend(patient)).isTrue();

        assertThat(Storable.problem(patient)).isEmpty();
        assertThat(patient.getNameFirstRep().getText()).isEqualTo("見本\uFFFD花\uFFFD");
        assertThat(Storable.mend(patient)).isFalse();
    }

    @Test
    void has_nothing_against_an_ordinary_resource() {
        var reading = new Observation()
                .setValue(new Quantity().setValue(new BigDecimal("72.50")).setUnit("kg"));
        reading.addNote().setText("一行目\n二行目\t😀");

        assertThat(Storable.problem(reading)).isEmpty();
        assertThat(Storable.mend(reading)).isFalse();
    }

    private static String where(Patient patient) {
        return Storable.problem(patient).map(Problem::where).orElse("");
    }
}
