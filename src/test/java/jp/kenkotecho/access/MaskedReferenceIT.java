package jp.kenkotecho.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is masked in a record cannot be searched for either: not by its address, and not by the order of what refers to it. */
class MaskedReferenceIT extends ServerTest {

    private static String doctor = "";
    private static Optional<Resident> haru = Optional.empty();
    private static String hidden = "";
    private static String shown = "";
    private static String report = "";

    @BeforeEach
    void record() {
        if (haru.isPresent()) {
            return;
        }
        doctor = App.clinic(SERVER, "user/*.rs").token("dr-ito", "");
        var resident = Resident.in(SERVER);
        hidden = resident.weight();
        shown = resident.weight();
        report = "DiagnosticReport/"
                + stored(
                        resident,
                        "DiagnosticReport",
                        "\"status\":\"final\",\"code\":{\"text\":\"x\"}," + "\"result\":[{\"reference\":\"" + hidden
                                + "\"},{\"reference\":\"" + shown + "\"}]");
        stored(
                resident,
                "Task",
                "\"status\":\"requested\",\"intent\":\"plan\",\"focus\":{\"reference\":\"" + hidden + "\"}");
        stored(
                resident,
                "List",
                "\"status\":\"current\",\"mode\":\"working\",\"entry\":[{\"item\":{\"reference\":\"" + hidden
                        + "\"}}]");
        stored(
                resident,
                "Observation",
                "\"status\":\"final\",\"code\":{\"text\":\"x\"},\"hasMember\":[{\"reference\":\"" + hidden + "\"}],"
                        + "\"derivedFrom\":[{\"reference\":\"" + hidden + "\"}]");
        resident.hides(hidden, "professionals");
        resident.agrees(new ConsentText(resident.id(), "Organization/demo-ito-clinic"));
        haru = Optional.of(resident);
    }

    private static String stored(Resident resident, String type, String content) {
        var subject = type.equals("Task") ? "for" : "subject";
        var made = resident.sends(
                "POST",
                type,
                "{\"resourceType\":\"" + type + "\",\"" + subject + "\":{\"reference\":\"Patient/" + resident.id()
                        + "\"}," + content + "}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.id();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DiagnosticReport?patient={patient}&result={type}{id}",
                "DiagnosticReport?patient={patient}&result={id}",
                "DiagnosticReport?patient={patient}&result:Observation={id}",
                "DiagnosticReport?patient={patient}&result={base}/fhir/{type}{id}",
                "DiagnosticReport?patient={patient}&result={type}{id},{type}nothing",
                "DiagnosticReport?patient={patient}&result={type}{id}&_summary=count",
                "DiagnosticReport?patient={patient}&result={type}{id}&_total=accurate&_count=0",
                "Task?patient={patient}&focus={type}{id}",
                "Task?patient={patient}&focus={id}",
                "List?patient={patient}&item={type}{id}",
                "Observation?patient={patient}&has-member={type}{id}",
                "Observation?patient={patient}&derived-from={type}{id}",
                "Provenance?patient={patient}&target={type}{id}",
            })
    void a_hidden_record_is_found_by_nothing_that_refers_to_it(String path) {
        var id = hidden.substring("Observation/".length());
        var absent = UUID.randomUUID().toString();
        var answer = SERVER.get(doctor, fill(path, id));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("total").asInt(0)).isZero();
        assertThat(answer.json().has("entry")).isFalse();
        assertThat(told(answer, id)).isEqualTo(told(SERVER.get(doctor, fill(path, absent)), absent));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DiagnosticReport?patient={patient}&result={type}{id}",
                "DiagnosticReport?patient={patient}&result={id}",
                "DiagnosticReport?patient={patient}&result:Observation={id}",
                "DiagnosticReport?patient={patient}&result={base}/fhir/{type}{id}",
            })
    void what_is_seen_is_found_and_the_person_finds_everything(String path) {
        assertThat(Resident.found(SERVER.get(doctor, fill(path, shown.substring("Observation/".length())))))
                .containsExactly(report);
        assertThat(Resident.found(haru.orElseThrow().reads(fill(path, hidden.substring("Observation/".length())))))
                .containsExactly(report);
    }

    @Test
    void a_reference_without_a_type_still_leads_to_whoever_is_about_nobody() {
        assertThat(SERVER.get(
                                doctor,
                                "Communication?patient=" + haru.orElseThrow().id() + "&sender=demo-dr-ito&_count=1")
                        .status())
                .isEqualTo(200);
        assertThat(SERVER.get(doctor, "PractitionerRole?practitioner=demo-dr-ito")
                        .text())
                .contains("Practitioner/demo-dr-ito");
    }

    @Test
    void nothing_is_sorted_by_what_may_be_hidden_and_nothing_hidden_included() {
        var patient = "patient=" + haru.orElseThrow().id();

        assertThat(SERVER.get(doctor, "DiagnosticReport?" + patient + "&_sort=result")
                        .status())
                .isEqualTo(403);
        assertThat(Resident.found(
                        SERVER.get(doctor, "DiagnosticReport?" + patient + "&_include=DiagnosticReport:result")))
                .containsExactlyInAnyOrder(report, shown);
    }

    private static String fill(String path, String id) {
        return path.replace("{patient}", haru.orElseThrow().id())
                .replace("{base}", SERVER.base())
                .replace("{type}", "Observation/")
                .replace("{id}", id);
    }

    /** All but what is of each answer alone. */
    private static String told(Client.Answer answer, String id) {
        return answer.text().replace(id, "…").replaceAll("\"(id|lastUpdated)\":\"[^\"]*\"", "");
    }
}
