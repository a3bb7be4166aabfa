package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLinesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/fhir",
                "/fhir/",
                "/fhir/Patient/demo-hanako/_history/1",
                "/fhir/%24myna-import",
                "/fhir/Patient/$everything",
                "/fhir/Patient/%E7%A7%98%E5%AF%86",
                "/fhir/.well-known/smart-configuration",
                "/fhir/ValueSet/a.b-c_d",
                "/ig/index.html",
                "/shl/a-B_9",
            })
    void takes_paths_that_are_written_plainly(String path) {
        assertThat(RequestLines.isPlain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//fhir/Patient",
                "/fhir//Patient",
                "/fhir;x=1/Patient",
                "/fhir/Patient;x=1",
                "/fhir/Patient%3Bx",
                "/%66hir/Patient",
                "/f%68ir",
                "/fhir/./Patient",
                "/fhir/.",
                "/fhir/../account",
                "/fhir/%2e%2e/account",
                "/fhir/%2E./account",
                "/fhir\\Patient",
                "/fhir/%5cPatient",
                "/fhir/Patient%2Fx",
                "/fhir/Patient%00",
                "/fhir/Patient%0d%0aX",
                "/fhir/%zz",
                "/fhir/%",
                "*",
                "",
            })
    void refuses_what_could_be_read_in_two_ways(String path) {
        assertThat(RequestLines.isPlain(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=%E7%A7%98&a=100%25", "code=a|b", "_id=;", "x", ""})
    void takes_queries_that_can_be_decoded(String query) {
        assertThat(RequestLines.isQuery(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "name=%zz", "name=%E", "a=%00"})
    void refuses_queries_that_cannot(String query) {
        assertThat(RequestLines.isQuery(query)).isFalse();
    }
}
