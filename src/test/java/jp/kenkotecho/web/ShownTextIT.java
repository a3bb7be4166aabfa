package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;

/** What others wrote is shown without what cannot be seen, and does not get out of where it is shown. */
class ShownTextIT extends ServerTest {

    private static final String TURNED = "\u202E";
    private static final String CLINIC = "Organization/demo-ito-clinic";
    private static final String KATSURAGI = "葛\uDB40\uDD00城";

    @Test
    void is_seen_on_the_page_of_messages() {
        var hana = Resident.in(SERVER);
        hana.agrees(new ConsentText(hana.id(), CLINIC));
        hana.agrees(new ConsentText(hana.id(), CLINIC).right("comment").sharing());
        var doctor = App.named(SERVER, "demo-app", "", "user/*.rs user/Communication.cu")
                .token("dr-ito", "");
        var sent = SERVER.send(SERVER.with(doctor, "Communication")
                .POST(BodyPublishers.ofString(
                        "{\"resourceType\":\"Communication\",\"status\":\"completed\",\"subject\":"
                                + "{\"reference\":\"Patient/" + hana.id() + "\"},\"sender\":{\"reference\":"
                                + "\"Practitioner/demo-dr-ito\"},\"payload\":[{\"contentString\":\"" + KATSURAGI
                                + "市の薬局で" + TURNED + "10錠\"}]}")));
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);

        assertThat(hana.browser().get("/messages").text())
                .contains(KATSURAGI + "市の薬局で10錠")
                .doesNotContain(TURNED);
        assertThat(hana.reads("Communication/" + sent.id()).text())
                .as("the record itself is as it was written")
                .contains(TURNED);
    }

    @Test
    void is_seen_in_what_a_clinic_reads() {
        var hana = Resident.in(SERVER);
        hana.drug("アムロジピン" + TURNED + "錠gm5\u200B");

        assertThat(narratives(hana, "$visit-brief")).contains("アムロジピン錠gm5").doesNotContain(TURNED, "\u200B");
        assertThat(narratives(hana, "$summary")).contains("アムロジピン錠gm5").doesNotContain(TURNED, "\u200B");
    }

    @Test
    void is_the_name_of_a_client_in_a_frame_of_ours() {
        var hana = Resident.in(SERVER);
        var browser = hana.browser();
        var consent =
                Browser.location(browser.get(App.own(SERVER, "patient/*.rs").authorizeUrl()));

        assertThat(browser.get(consent).text())
                .containsPattern("<h1><bdi class=\"named\">[^<]+</bdi> <span>が健康手帳を使うことを求めています</span></h1>");
    }

    private static String narratives(Resident person, String operation) {
        var all = new StringBuilder();
        person.reads("Patient/" + person.id() + "/" + operation)
                .json()
                .findValues("div")
                .forEach(div -> all.append(div.asText()));
        return all.toString();
    }
}
