package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.util.FhirContextSearchParamRegistry;
import java.util.Set;
import java.util.regex.Pattern;
import jp.kenkotecho.record.TsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryWordsTest {

    private final QueryWords words = new QueryWords(new FhirContextSearchParamRegistry(FhirContext.forR4Cached()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code=http://loinc.org|85354-9&code:not=x&code:missing=true",
                "date=ge2026-01-01&date=ge2026&date=lt2027&date:missing=false",
                "value-quantity=5.4||mg",
                "value-quantity=gt1e39",
                "patient=Patient/1&patient:Patient=1&patient.name=x&patient:Patient.name:exact=x",
                "_has:Provenance:target:agent=x",
                "_id=4e99&_lastUpdated=ge2026",
                "code=4e99&identifier=1e999",
                "_count=50&_offset=0&_total=accurate&_summary=count&_elements=code,subject&_contained=false",
                "_sort=-date,_id&_include=Observation:patient:Patient&_revinclude:iterate=Provenance:target",
                "_format=json&_pretty=true",
                "_count=&_sort=",
                "shoe=1&shoe:x=1",
            })
    void takes_what_FHIR_says(String query) {
        assertThat(words.judgeSearch("Observation", QueryParameter.ofText(query)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_count=-1",
                "_count=Infinity",
                "_count=NaN",
                "_count=1e9",
                "_count=9999999999",
                "_count:exact=1",
                "_count=1&_count=2",
                "_offset=-1",
                "_offset=Infinity",
                "_filter=code eq x",
                "_profile:text=x",
                "_foo=1",
                "_total=x",
                "_summary=x",
                "_contained=true",
                "_type=Patient",
                "_since=2026",
                "_elements=code,<a>",
                "_sort=shoe",
                "_sort=%2Bdate",
                "_include=x",
                "_include:foo=*",
                "_has:x=1",
                "code:foo=x",
                "code:text=x",
                "code:missing=maybe",
                "date:exact=2026",
                "patient:identifier=x|y",
                "_id:not=x",
                "value-quantity=1e41",
                "value-quantity=gt1e999999999",
                "value-quantity=12345678901234567890123456789012345678901",
                "_has:Observation:patient:value-quantity=1e400",
                "patient.birthdate=1e400",
            })
    void refuses_what_HAPI_leaves_aside_or_fails_of_and_names_it(String query) {
        var problem = words.judgeSearch("Observation", QueryParameter.ofText(query.replace(" ", "%20")));

        var name = query.split("=", -1)[0].replace("_has:x", "_has");
        assertThat(problem).hasValueSatisfying(one -> {
            assertThat(one.message().en()).contains(query.startsWith("_sort=s") ? "shoe" : name);
            assertThat(one.where()).startsWith(name);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"_count=-1", "_since=x", "_at=x", "_at=ge", "_type=x y", "_offset=x", "_since=2026&_since=2027"})
    void refuses_the_same_of_history_and_operations(String query) {
        assertThat(words.judgeShared(QueryParameter.ofText(query.replace(" ", "%20"))))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_since=2026-01-01T00:00:00Z",
                "_since=2026-01-01T00:00:00.123%2B09:00",
                "_at=ge2026-01",
                "_type=Patient,Observation",
                "asOf=x&_mine=1",
            })
    void leaves_to_operations_what_is_theirs(String query) {
        assertThat(words.judgeShared(QueryParameter.ofText(query))).isEmpty();
    }

    @Test
    void every_row_says_what_it_takes_in_two_languages() {
        assertThat(TsvTable.of(QueryWords.class, "result-parameters.tsv").rows())
                .allSatisfy(row -> {
                    assertThat(row.get(0)).startsWith("_");
                    assertThat(row.get(1)).isIn("search", "elsewhere");
                    assertThat(row.get(2)).isIn("once", "");
                    assertThat(Pattern.compile(row.get(4)).matcher("-1 x").matches())
                            .isEqualTo(row.get(0).equals("_format"));
                    assertThat(row.get(5)).isNotBlank();
                    assertThat(row.get(6)).matches("\\p{ASCII}+");
                });
    }

    @Test
    void every_type_of_parameter_has_its_modifiers() {
        var rows = TsvTable.of(QueryWords.class, "search-modifiers.tsv").rows();

        assertThat(rows.stream().map(row -> row.get(0)))
                .doesNotHaveDuplicates()
                .containsAll(Set.of(
                        "string", "token", "date", "number", "quantity", "uri", "reference", "composite", "special"));
        assertThat(rows).allSatisfy(row -> assertThat(row.get(1)).matches("([a-zA-Z-]+(\\|[a-zA-Z-]+)*)?"));
    }
}
