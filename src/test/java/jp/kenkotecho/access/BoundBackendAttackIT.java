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
import org.junit.jupiter.params.provider.ValueSource;

/** Backend services that are bound (to a cohort, a search, a letter) go after what they are bound from, by every path. */
class BoundBackendAttackIT extends ServerTest {

    private static final Map<String, String> TOKENS = new HashMap<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/_history",
                "Condition/_history?_count=5",
                "_history",
                "_history?_since=2020-01-01&_count=5",
                "Patient/demo-hanako",
                "Patient/demo-hanako/_history",
                "Patient/demo-hanako/_history/1",
                "Patient/demo-hanako/$everything",
                "Patient/demo-hanako/$summary",
                "Patient/demo-hanako/$meta",
                "Patient/demo-hanako/Observation",
                "Observation?patient=demo-hanako&_include=Observation:patient",
                "Group?_id=demo-cohort",
                "Group/demo-cohort/_history",
                "Group/_history",
                "Group?_id=demo-cohort&_include=*&_revinclude=*",
                "Group?_id=demo-cohort&_revinclude=Consent:actor",
                "Group?_id=demo-cohort&_revinclude=Consent:actor&_include:iterate=Consent:patient",
                "Group?_id=demo-cohort&_revinclude=ResearchStudy:enrollment&_revinclude:iterate=ResearchSubject:study",
                "ResearchStudy?_revinclude=ResearchSubject:study&_include:iterate=ResearchSubject:individual",
            })
    void research_reads_of_people_nothing_but_exports(String path) {
        var research = research();

        for (var answer : List.of(SERVER.get(research, path), inBatch(research, path))) {
            assertThat(answer.status()).isIn(200, 400, 403, 404);
            assertThat(typesIn(answer.json())).isSubsetOf("Group", "ResearchStudy", "Bundle", "OperationOutcome");
            assertThat(answer.text()).doesNotContain("Patient/demo-", "Observation/", "Condition/");
        }
    }

    /** The answer to any of these says who is in it, though it shows nothing but the Group. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Group?_has:Consent:actor:patient=demo-hanako",
                "Group?_has:Consent:actor:status=active",
                "Group?_has:Consent:actor:_has:Provenance:target:recorded=gt2020",
                "ResearchStudy?_has:ResearchSubject:study:individual=Patient/demo-hanako",
                "Group?_list=none",
                "Group?_sort=managing-entity.name",
            })
    void research_learns_of_nobody_who_is_in_a_cohort(String path) {
        var research = research();

        assertThat(SERVER.get(research, path).status()).isIn(400, 403);
        assertThat(inBatch(research, path).json().at("/entry/0/response/status").asText())
                .startsWith("40");
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
