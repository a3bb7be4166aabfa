package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kenkotecho.Checklist;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.WellFormed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What versions before the limits took in: written here past all checks, straight into the database. */
@OnBothDatabases(Because.SCHEMA)
@Checklist("S7")
class OlderRecordsIT extends ServerTest {

    @Autowired
    private JdbcClient database;

    @ParameterizedTest
    @ValueSource(ints = {400, 1_000, 20_000})
    void a_number_beyond_the_limits_can_be_read_searched_and_removed(int zeros) {
        var person = SERVER.newPerson();
        var id = reading(person, "1", "a");
        reading(person, "2", "b");
        rewrite(id, "\"value\":1", "\"value\":1" + "0".repeat(zeros));

        assertThat(SERVER.get("Observation/" + id).text()).contains("0".repeat(zeros));
        assertThat(SERVER.get("Observation?patient=Patient/" + person).text().split("\"fullUrl\"", -1))
                .hasSize(3);
        assertThat(SERVER.get("Patient/" + person + "/$everything").status()).isEqualTo(200);
        assertThat(SERVER.get("Patient/" + person + "/$visit-brief").status()).isEqualTo(200);
        assertThat(SERVER.delete("Observation/" + id).status()).isEqualTo(200);
        assertThat(SERVER.get("Observation/" + id + "/_history").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u0007", "\\uFFFE"})
    void a_character_that_xml_cannot_carry_is_replaced_in_xml_and_can_be_removed(String character) {
        var person = SERVER.newPerson();
        var id = reading(person, "1", "a");
        rewrite(id, "\"text\":\"a\"", "\"text\":\"" + character + "\"");

        for (var path : new String[] {"Observation/" + id, "Observation?patient=Patient/" + person}) {
            var xml = SERVER.send(SERVER.fhir(path)
                    .setHeader("Accept", "application/fhir+xml")
                    .GET());
            assertThat(WellFormed.is(xml.text())).as(path).isTrue();
            assertThat(xml.text()).contains("\uFFFD");
        }
        assertThat(SERVER.delete("Observation/" + id).status()).isEqualTo(200);
    }

    private void rewrite(String id, String from, String to) {
        var rows = database.sql("update HFJ_RES_VER set RES_TEXT_VC = replace(RES_TEXT_VC, :from, :to) where RES_ID ="
                        + " (select RES_ID from HFJ_RESOURCE where FHIR_ID = :id)")
                .param("from", from)
                .param("to", to)
                .param("id", id)
                .update();
        assertThat(rows).isEqualTo(1);
    }

    private static String reading(String person, String number, String text) {
        return SERVER.post(
                        "Observation",
                        "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"" + text
                                + "\"},\"subject\":{\"reference\":\"Patient/" + person
                                + "\"},\"valueQuantity\":{\"value\":" + number + "}}")
                .id();
    }
}
