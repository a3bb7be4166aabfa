package jp.kenkotecho.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import jp.kenkotecho.guidance.GuidanceIT;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody says something in somebody else's name, whichever element it is that names them. */
class WhoseWordIT extends ServerTest {

    private static final String DOCTOR = "{\"reference\":\"Practitioner/demo-dr-ito\"}";
    private static final String NURSE = "Practitioner/demo-phn-takahashi";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"recorder\":" + DOCTOR,
                "\"asserter\":{\"display\":\"伊藤 誠一 医師\"}",
                "\"asserter\":{\"identifier\":{\"system\":\"urn:x\",\"value\":\"1\"}}",
                "\"contained\":[{\"resourceType\":\"Practitioner\",\"id\":\"d\",\"name\":[{\"text\":\"伊藤\"}]}],"
                        + "\"asserter\":{\"reference\":\"#d\"}",
                "\"asserter\":{\"reference\":\"https://clinic.example/fhir/Practitioner/1\"}",
                "\"asserter\":{\"extension\":[{\"url\":\"http://x/y\",\"valueReference\":" + DOCTOR + "}]}",
                "\"asserter\":{\"id\":\"x\"}",
                "\"note\":[{\"authorReference\":" + DOCTOR + ",\"text\":\"x\"}]",
                "\"note\":[{\"authorString\":\"伊藤 誠一 医師\",\"text\":\"x\"}]",
                "\"contained\":[{\"resourceType\":\"Observation\",\"id\":\"o\",\"status\":\"final\",\"code\":{\"text\":\"x\"},"
                        + "\"performer\":[" + DOCTOR + "]}],\"evidence\":[{\"detail\":[{\"reference\":\"#o\"}]}]",
            })
    void is_the_word_of_no_professional_when_a_persons_app_writes_it(String content) {
        var hana = Resident.in(SERVER);

        var sent = hana.sends("POST", "Condition", condition(hana, content));

        assertThat(sent.status()).as(sent.text()).isEqualTo(403);
        assertThat(sent.text()).contains("somebody else's name");
    }

    @Test
    void is_labelled_as_told_by_the_person_who_says_what_a_professional_did() {
        var hana = Resident.in(SERVER);

        var shot = hana.keeps(
                "Immunization",
                "\"status\":\"completed\",\"vaccineCode\":{\"text\":\"インフルエンザ\"},\"occurrenceDateTime\":\"2026-11-01\","
                        + "\"performer\":[{\"actor\":" + DOCTOR + "}]");

        var stored = hana.reads(shot).text();
        assertThat(stored).contains("\"PATRPT\"", "demo-dr-ito");
        var corrected = hana.sends("PUT", shot, stored.replace("インフルエンザ", "肺炎球菌"));
        assertThat(corrected.status()).as(corrected.text()).isEqualTo(200);
        assertThat(hana.reads(shot).text()).contains("\"PATRPT\"", "肺炎球菌");
        assertThat(hana.sends("PUT", shot, stored.replace("PATRPT", "HCPAST")).status())
                .isEqualTo(403);
        assertThat(hana.sends("DELETE", shot, "").status()).isEqualTo(200);
    }

    @Test
    void is_the_professionals_when_a_clinics_system_writes_it_and_changed_by_nobody_else() {
        var hana = Resident.in(SERVER);
        var sent = SERVER.post("Condition", condition(hana, "\"recorder\":" + DOCTOR));
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        var diagnosis = "Condition/" + sent.id();

        var stored = hana.reads(diagnosis).text();
        assertThat(stored).contains("\"HCPAST\"");
        assertThat(hana.sends("PUT", diagnosis, stored.replace("高血圧", "なし")).status())
                .isEqualTo(403);
        assertThat(hana.sends("DELETE", diagnosis, "").status()).isEqualTo(403);
        hana.hides(diagnosis, "family");
        assertThat(hana.reads(diagnosis).text()).contains("\"HCPAST\"");
        var corrected = SERVER.put(diagnosis, SERVER.get(diagnosis).text().replace("高血圧", "本態性高血圧"));
        assertThat(corrected.status()).as(corrected.text()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"contributor\":[" + DOCTOR + "]",
                "\"contributor\":[{\"display\":\"伊藤 誠一\"}]",
                "\"note\":[{\"authorReference\":" + DOCTOR + ",\"text\":\"x\"}]",
                "\"note\":[{\"authorString\":\"伊藤\",\"text\":\"x\"}]",
            })
    void is_signed_by_a_professional_with_their_own_name_alone(String content) {
        var kenji = Resident.in(SERVER);
        kenji.agrees(GuidanceIT.seeing(kenji));
        kenji.agrees(GuidanceIT.guiding(kenji));
        var nurse = GuidanceIT.nurse();

        assertThat(plans(nurse, kenji, "\"language\":\"ja\"")).isEqualTo(201);
        assertThat(plans(nurse, kenji, content)).isEqualTo(403);
    }

    private static int plans(String nurse, Resident person, String content) {
        return SERVER.send(SERVER.with(nurse, "CarePlan")
                        .POST(BodyPublishers.ofString("{\"resourceType\":\"CarePlan\",\"status\":\"active\",\"intent\":"
                                + "\"plan\",\"title\":\"計画\",\"subject\":{\"reference\":\"Patient/" + person.id()
                                + "\"},\"author\":{\"reference\":\"" + NURSE + "\"}," + content + "}")))
                .status();
    }

    private static String condition(Resident person, String content) {
        return "{\"resourceType\":\"Condition\",\"subject\":{\"reference\":\"Patient/" + person.id()
                + "\"},\"code\":{\"text\":\"高血圧\"}," + content + "}";
    }
}
