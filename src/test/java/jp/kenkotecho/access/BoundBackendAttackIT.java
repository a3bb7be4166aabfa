package jp.kenkotecho.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kenkotecho.it.BulkReader;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Backend services that are bound (to a cohort, a search, a letter) go after what they are bound from, by every path. */
class BoundBackendAttackIT extends ServerTest {

    private static final Map<String, String> TOKENS = new HashMap<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "403;Patient/_history",
                "403;Condition/_history?_count=5",
                "403;_history",
                "400;_history?_since=2020-01-01&_count=5",
                "403;Patient/demo-hanako",
                "403;Patient/demo-hanako/_history",
                "403;Patient/demo-hanako/_history/1",
                "403;Patient/demo-hanako/$everything",
                "404;Patient/demo-hanako/$summary",
                "403;Patient/demo-hanako/$meta",
                "403;Patient/demo-hanako/Observation",
                "403;Observation?patient=demo-hanako&_include=Observation:patient",
                "200;Group?_id=demo-cohort",
                "200;Group/demo-cohort/_history",
                "200;Group/_history",
                "200;Group?_id=demo-cohort&_include=*&_revinclude=*",
                "200;Group?_id=demo-cohort&_revinclude=Consent:actor",
                "200;Group?_id=demo-cohort&_revinclude=Consent:actor&_include:iterate=Consent:patient",
                "400;Group?_id=demo-cohort&_revinclude=ResearchStudy:enrollment&_revinclude:iterate=ResearchSubject:study",
                "200;ResearchStudy?_revinclude=ResearchSubject:study&_include:iterate=ResearchSubject:individual",
            })
    void research_reads_of_people_nothing_but_exports(int status, String path) {
        var research = research();

        var plain = SERVER.get(research, path);
        var batch = inBatch(research, path);

        assertThat(plain.status()).isEqualTo(status);
        assertThat(batch.status()).isEqualTo(200);
        for (var answer : List.of(plain, batch)) {
            assertThat(typesIn(answer.json())).isSubsetOf("Group", "ResearchStudy", "Bundle", "OperationOutcome");
            assertThat(answer.text()).doesNotContain("Patient/demo-", "Observation/", "Condition/");
        }
    }

    /** The answer to any of these says who is in it, though it shows nothing but the Group. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "403;Group?_has:Consent:actor:patient=demo-hanako",
                "403;Group?_has:Consent:actor:status=active",
                "403;Group?_has:Consent:actor:_has:Provenance:target:recorded=gt2020",
                "403;ResearchStudy?_has:ResearchSubject:study:individual=Patient/demo-hanako",
                "400;Group?_list=none",
                "400;Group?_sort=managing-entity.name",
            })
    void research_learns_of_nobody_who_is_in_a_cohort(int status, String path) {
        var research = research();

        assertThat(SERVER.get(research, path).status()).isEqualTo(status);
        assertThat(inBatch(research, path).json().at("/entry/0/response/status").asText())
                .startsWith(String.valueOf(status));
    }

    @ParameterizedTest
    @CsvSource({
        "system/*.s, Patient/demo-hanako, 403",
        "system/*.s, Patient/demo-hanako/_history, 403",
        "system/*.s, Patient/demo-hanako/_history/1, 403",
        "system/*.s, Patient/demo-hanako/$everything, 403",
        "system/*.s, Patient/demo-hanako/$meta, 403",
        "system/*.s, Patient?_id=demo-hanako, 200",
        "system/Observation.rs?category=vital-signs, Observation/_history, 403",
        "system/Observation.rs?category=vital-signs, _history, 403",
        "system/Observation.rs?category=vital-signs, Patient?_has:Observation:patient:code=x, 403",
        "system/Observation.rs?category=vital-signs, Observation?_has:Observation:has-member:code=x, 403",
    })
    void search_opens_no_read_and_a_bound_no_history(String scope, String path, int status) {
        assertThat(SERVER.get(TOKENS.computeIfAbsent(scope, SERVER::newToken), path)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void a_scope_to_search_everything_reads_nothing_in_a_batch() {
        var token = TOKENS.computeIfAbsent("system/*.s", SERVER::newToken);

        for (var path : List.of("Patient/demo-hanako", "Patient/demo-hanako/_history/1")) {
            assertThat(inBatch(token, path)
                            .json()
                            .at("/entry/0/response/status")
                            .asText())
                    .startsWith("403");
        }
    }

    private static String research() {
        return TOKENS.computeIfAbsent(
                "research", key -> new BulkReader(SERVER, "demo-research", "system/*.rs").token());
    }

    private static Client.Answer inBatch(String token, String path) {
        var batch =
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":\"GET\",\"url\":\""
                        + path + "\"}}]}";
        return SERVER.send(SERVER.with(token, "").POST(BodyPublishers.ofString(batch)));
    }

    private static List<String> typesIn(JsonNode json) {
        var types = new ArrayList<String>();
        json.findValuesAsText("resourceType", types);
        return types;
    }
}
