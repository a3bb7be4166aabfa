package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.Notebooks;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was taken in can be taken out again, unless something rests on it. */
@OnBothDatabases(Because.CRUD)
class DeleteIT extends ServerTest {

    private static final String OBSERVATION = """
            {"resourceType":"Observation","status":"final","subject":{"reference":"Patient/%s"},
            "code":{"text":"握力"},"effectiveDateTime":"2026-10-02"%s}""";

    private String person;

    @BeforeEach
    void has_a_record() {
        person = SERVER.newPerson();
    }

    /** Where it came from is the server's word, which no client deletes. */
    @Test
    void is_not_prevented_by_what_tells_where_something_came_from() {
        SERVER.post("Patient/" + person + "/$parse-drug-qr", Notebooks.storing(Notebooks.ONE_DRUG));
        var drugs = "MedicationStatement?patient=Patient/" + person;
        var id = SERVER.get(drugs).json().at("/entry/0/resource/id").asText();

        var deleted = SERVER.post("", """
                {"resourceType":"Bundle","type":"transaction","entry":[
                  {"request":{"method":"DELETE","url":"MedicationStatement/%s"}}]}""".formatted(id));

        assertThat(deleted.status()).as(deleted.text()).isEqualTo(200);
        assertThat(SERVER.get(drugs).json().path("entry")).isEmpty();
        assertThat(SERVER.get("Provenance?patient=Patient/" + person).json().path("entry"))
                .as("it is still told that it came")
                .isNotEmpty();
    }

    @Test
    void is_not_prevented_by_a_message_about_it() {
        var reading = created("Observation", OBSERVATION.formatted(person, ""));
        created("Communication", """
                {"resourceType":"Communication","status":"completed","subject":{"reference":"Patient/%s"},
                "about":[{"reference":"Observation/%s"}],"payload":[{"contentString":"この値が気になります"}]}""".formatted(person, reading));

        assertThat(SERVER.delete("Observation/" + reading).status()).isEqualTo(200);
    }

    @Test
    void is_refused_while_something_rests_on_it() {
        var part = created("Observation", OBSERVATION.formatted(person, ""));
        var whole = created(
                "Observation",
                OBSERVATION.formatted(person, ",\"hasMember\":[{\"reference\":\"Observation/" + part + "\"}]"));

        assertThat(SERVER.delete("Observation/" + part).status()).isEqualTo(409);
        assertThat(SERVER.delete("Observation/" + whole).status()).isEqualTo(200);
        assertThat(SERVER.delete("Observation/" + part).status()).isEqualTo(200);
    }

    private static String created(String type, String resource) {
        var answer = SERVER.post(type, resource);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }
}
