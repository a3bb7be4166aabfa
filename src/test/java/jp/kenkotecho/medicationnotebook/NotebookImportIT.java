package jp.kenkotecho.medicationnotebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.Notebooks;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Checklist("D5")
class NotebookImportIT extends ServerTest {

    @Test
    void shows_what_it_would_store_and_stores_nothing() {
        var person = SERVER.newPerson();

        var answer = parse(person, Notebooks.preview(Notebooks.ONE_DRUG));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(parameter(answer, "bundle").at("/resource/entry")).hasSize(3);
        assertThat(parameter(answer, "outcome").toString()).contains("nothing is stored yet");
        assertThat(statements(person)).isEmpty();
    }

    @Test
    void stores_statements_with_label_source_provenance_and_the_original() {
        var person = SERVER.newPerson();

        var answer = parse(person, Notebooks.storing(Notebooks.ONE_DRUG));

        assertThat(answer.status()).isEqualTo(200);
        var stored = statements(person).get(0);
        assertThat(stored.at("/medicationCodeableConcept/text").asText()).isEqualTo("ミホンジピン錠５ｍｇ");
        assertThat(stored.at("/meta/source").asText()).startsWith("http://kenko-techo.jp/id/source/pharmacy-slip");
        assertThat(stored.at("/meta/security/0/code").asText()).isEqualTo("medication");
        assertThat(stored.at("/informationSource/identifier/value").asText()).isEqualTo("2740000019");
        var id = stored.get("id").asText();
        assertThat(parameter(answer, "bundle")
                        .at("/resource/entry/0/resource/id")
                        .asText())
                .isEqualTo(id);
        var provenance =
                SERVER.get("Provenance?target=MedicationStatement/" + id).json();
        assertThat(provenance.at("/entry")).hasSize(1);
        assertThat(provenance.at("/entry/0/resource/meta/security/0/code").asText())
                .isEqualTo("medication");
        assertThat(provenance
                        .at("/entry/0/resource/agent/0/who/identifier/value")
                        .asText())
                .isEqualTo("demo-backend");
        var original = SERVER.get("DocumentReference?patient=Patient/" + person).json();
        assertThat(original.at("/entry/0/resource/meta/security/0/code").asText())
                .isEqualTo("medication");
        assertThat(Base64.getDecoder()
                        .decode(original.at("/entry/0/resource/content/0/attachment/data")
                                .asText()))
                .asString()
                .isEqualTo(Notebooks.ONE_DRUG);
    }

    @Test
    void changes_nothing_on_a_second_call_in_another_encoding() {
        var person = SERVER.newPerson();
        parse(person, Notebooks.storing(Notebooks.ONE_DRUG));
        var shiftJis = Notebooks.ONE_DRUG.replace("\n", "\r\n").getBytes(Charset.forName("windows-31j"));

        var again = parse(person, Notebooks.body("data", Base64.getEncoder().encodeToString(shiftJis), true));

        assertThat(parameter(again, "outcome").toString()).contains("in the record already");
        assertThat(statements(person))
                .hasSize(1)
                .allMatch(one -> one.at("/meta/versionId").asText().equals("1"));
        assertThat(SERVER.get("Provenance?patient=Patient/" + person).json().path("entry"))
                .hasSizeLessThan(2);
    }

    @Test
    void stores_once_what_two_devices_import_at_the_same_moment() throws Exception {
        var person = SERVER.newPerson();
        var pool = Executors.newFixedThreadPool(4);
        try {
            Callable<Client.Answer> scan = () -> parse(person, Notebooks.storing(Notebooks.ONE_DRUG));
            for (var scanned : pool.invokeAll(List.of(scan, scan, scan, scan))) {
                assertThat(scanned.get().status()).isEqualTo(200);
            }
        } finally {
            pool.shutdown();
        }
        assertThat(statements(person)).hasSize(1);
    }

    @Test
    void can_be_imported_again_after_it_was_deleted() {
        var person = SERVER.newPerson();
        parse(person, Notebooks.storing(Notebooks.ONE_DRUG));
        var id = statements(person).get(0).get("id").asText();
        assertThat(SERVER.delete("MedicationStatement/" + id).status()).isEqualTo(200);

        assertThat(parse(person, Notebooks.storing(Notebooks.ONE_DRUG)).status())
                .isEqualTo(200);

        assertThat(statements(person)).hasSize(1);
    }

    @Test
    void refuses_to_store_the_slip_of_a_twin() {
        var taro = SERVER.post(
                        "Patient",
                        "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"見本 太郎\"}],\"gender\":\"male\",\"birthDate\":\"1965-01-01\"}")
                .id();

        var answer = parse(taro, Notebooks.storing(Notebooks.ONE_DRUG));

        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(statements(taro)).isEmpty();
    }

    @Test
    void refuses_to_store_the_slip_of_somebody_else() {
        var person = SERVER.newPerson();
        var other = Notebooks.ONE_DRUG.replace("S400101", "S500101");

        var answer = parse(person, Notebooks.storing(other));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().at("/issue/0/details/text").asText()).contains("生年月日");
        assertThat(answer.text()).doesNotContain("1965", "1975", "花代");
        assertThat(statements(person)).isEmpty();
        assertThat(parse(person, Notebooks.preview(other)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"resourceType\":\"Parameters\"}; 400",
                "{\"resourceType\":\"Patient\"}; 400",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"symbol\",\"part\":[{\"name\":\"text\",\"valueString\":\"hello\"}]}]}; 400",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"symbol\",\"part\":[{\"name\":\"text\",\"valueString\":\"JAHIS10\"}]}]}; 422",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"symbol\",\"part\":[{\"name\":\"image\",\"valueBase64Binary\":\"AAAA\"}]}]}; 400",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"symbol\",\"part\":[{\"name\":\"text\",\"valueInteger\":1}]}]}; 400",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"symbol\"},{\"name\":\"symbol\"}]}; 400",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"shoe\",\"valueString\":\"1\"}]}; 400",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"store\",\"valueBoolean\":true},{\"name\":\"store\",\"valueBoolean\":true},{\"name\":\"symbol\",\"part\":[{\"name\":\"text\",\"valueString\":\"hello\"}]}]}; 400",
            })
    void refuses_what_is_no_slip_in_two_languages(String body, int status) {
        var answer = parse("demo-kenji", body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().at("/issue/0/details/text").asText()).isNotBlank();
        assertThat(answer.json().at("/issue/0/diagnostics").asText()).matches("\\p{ASCII}+");
    }

    @Test
    void knows_no_person_who_is_not_there() {
        assertThat(parse("nobody-at-all", Notebooks.preview(Notebooks.ONE_DRUG)).status())
                .isEqualTo(404);
    }

    @Test
    void ignores_unknown_parameters_when_asked_to_be_lenient() {
        var body = Notebooks.preview(Notebooks.ONE_DRUG).replace("\"store\"", "\"shop\"");
        var request = SERVER.fhir("Patient/" + SERVER.newPerson() + "/$parse-drug-qr")
                .header("Prefer", "handling=lenient")
                .POST(BodyPublishers.ofString(body));

        assertThat(SERVER.send(request).status()).isEqualTo(200);
    }

    private static Client.Answer parse(String person, String body) {
        return SERVER.post("Patient/" + person + "/$parse-drug-qr", body);
    }

    private static List<JsonNode> statements(String person) {
        return entries(SERVER.get("MedicationStatement?patient=Patient/" + person)
                        .json())
                .map(entry -> entry.get("resource"))
                .collect(Collectors.toList());
    }

    private static JsonNode parameter(Client.Answer answer, String name) {
        return StreamSupport.stream(answer.json().get("parameter").spliterator(), false)
                .filter(parameter -> parameter.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> entries(JsonNode bundle) {
        return StreamSupport.stream(bundle.path("entry").spliterator(), false);
    }
}
