package jp.kenkotecho.prediction.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import jp.kenkotecho.prediction.fhir.Diagnoses.Diagnosed;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosesTest {

    private static final String ICD = "http://hl7.org/fhir/sid/icd-10";
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

    @ParameterizedTest
    @CsvSource({
        "http://hl7.org/fhir/sid/icd-10, I21.9, HEART_DISEASE",
        "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/ICD10-2013-full, I639, STROKE",
        "urn:oid:2.16.840.1.113883.6.3, e11.9, DIABETES",
        "http://hl7.org/fhir/sid/icd-10, N18.3, KIDNEY_DISEASE",
        "http://hl7.org/fhir/sid/icd-10, I48, ATRIAL_FIBRILLATION",
        "http://snomed.info/sct, 22298006, HEART_DISEASE",
        "http://hl7.org/fhir/sid/icd-10, J06.9, ''",
        "urn:own, I21.9, ''",
    })
    void tells_by_its_code_what_an_answer_would(String system, String code, String expected) {
        assertThat(facts(condition(system, code))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "confirmed, HEART_DISEASE",
        "provisional, ''",
        "differential, ''",
        "refuted, ''",
        "entered-in-error, ''",
    })
    void what_was_not_made_is_no_diagnosis(String verification, String expected) {
        var condition = condition(ICD, "I21.9");
        condition.getVerificationStatus().addCoding().setCode(verification);

        assertThat(facts(condition)).isEqualTo(expected);
    }

    @Test
    void what_is_over_has_happened_and_what_begins_later_has_not() {
        var over = condition(ICD, "I63.9").setOnset(new DateTimeType("2019-03-01"));
        over.getClinicalStatus().addCoding().setCode("resolved");
        var later = condition(ICD, "I63.9").setOnset(new DateTimeType("2026-07-02"));

        assertThat(facts(over)).isEqualTo("STROKE");
        assertThat(facts(later)).isEmpty();
    }

    private static String facts(Condition condition) {
        return Diagnoses.of(List.of(condition), TODAY, ZoneId.of("Asia/Tokyo")).stream()
                .map(Diagnosed::fact)
                .map(Enum::name)
                .collect(Collectors.joining(" "));
    }

    static Condition condition(String system, String code) {
        return new Condition().setCode(new CodeableConcept(new Coding(system, code, "")));
    }
}
