package jp.kenkotecho.portal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import jp.kenkotecho.record.TsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeSystemsTest {

    @ParameterizedTest
    @CsvSource({
        "urn:oid:1.2.392.200119.6.1005, 1.2.392.200119.6.1005",
        "URN:OID:1.2.392.200119.6.1005, 1.2.392.200119.6.1005",
        "oid:1.2.392.200119.6.1005, 1.2.392.200119.6.1005",
        "1.2.392.200119.6.1005, 1.2.392.200119.6.1005",
        "' urn:oid:1.2.392.200119.6.1005|2024 ', 1.2.392.200119.6.1005",
        "http://jpfhir.jp/fhir/eCheckup/CodeSystem/jlac10, 1.2.392.100495.100.1051",
        "https://jpfhir.jp/fhir/eCheckup/CodeSystem/JLAC10/, 1.2.392.100495.100.1051",
        "http://jpfhir.jp/fhir/eCheckup/CodeSystem/jlac10|1.0.0, 1.2.392.100495.100.1051",
        "urn:oid:2.16.840.1.113883.2.2.1.6.1001, 1.2.392.200119.6.1001",
    })
    void each_spelling_is_the_same_system(String written, String oid) {
        assertThat(CodeSystems.oid(written)).contains(oid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "http://loinc.org", "urn:oid:", "urn:uuid:1", "9", "1.2.x"})
    void any_other_is_none(String written) {
        assertThat(CodeSystems.oid(written)).isEmpty();
        assertThat(CodeSystems.areSame(written, "urn:oid:1.2.392.200119.6.1005"))
                .isFalse();
    }

    @Test
    void a_text_far_too_long_is_none() {
        assertThat(CodeSystems.oid("1.".repeat(1_000_000) + "1")).isEmpty();
    }

    @Test
    void identifiers_without_an_oid_are_the_same_in_any_case() {
        assertThat(CodeSystems.areSame(
                        "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID",
                        "https://jpfhir.jp/fhir/clins/IdSystem/JP_Insurance_memberID/"))
                .isTrue();
    }

    /** A row that is not written as names are compared would never be found. */
    @Test
    void every_row_is_found_and_leads_to_an_oid() {
        assertThat(TsvTable.of(CodeSystems.class, "code-systems.tsv").rows())
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(CodeSystems.oid(row.get(0).toUpperCase(Locale.ROOT)))
                            .contains(row.get(1));
                    assertThat(CodeSystems.oid(row.get(1))).contains(row.get(1));
                });
    }
}
