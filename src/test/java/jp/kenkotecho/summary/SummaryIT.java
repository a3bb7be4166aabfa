package jp.kenkotecho.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.StreamSupport;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;

class SummaryIT extends ServerTest {

    @Test
    void sums_up_a_record_as_the_international_patient_summary() {
        var summary = SERVER.get("Patient/demo-hanako/$summary").json();

        assertThat(summary.at("/type").asText()).isEqualTo("document");
        assertThat(summary.at("/meta/profile/0").asText()).endsWith("/Bundle-uv-ips");
        var composition = summary.at("/entry/0/resource");
        assertThat(composition.at("/type/coding/0/code").asText()).isEqualTo("60591-5");
        var sections = StreamSupport.stream(composition.get("section").spliterator(), false)
                .map(section -> section.at("/code/coding/0/code").asText());
        assertThat(sections).startsWith("48765-2", "10160-0", "11450-4").contains("11369-6", "30954-2", "8716-3");
    }

    @Test
    void tells_it_in_japanese_and_says_where_nothing_is_known() {
        var composition = SERVER.get("Patient/demo-hanako/$summary").json().at("/entry/0/resource");

        assertThat(composition.get("section")).isNotEmpty().allSatisfy(section -> assertThat(
                        section.at("/text/div").asText())
                .contains("<td>"));
        assertThat(composition.toString())
                .contains("ミホンジピン錠５ｍｇ", "１日１回朝食後", "収縮期血圧 ", "インフルエンザワクチン")
                .contains("情報はありません");
    }

    @Test
    void finds_the_person_by_identifier_and_nobody_else() {
        var known = SERVER.get("Patient/$summary?identifier=http://kenko-techo.jp/id/resident%7Cdemo-kenji");

        assertThat(known.status()).as(known.text()).isEqualTo(200);
        assertThat(known.json().at("/entry/1/resource/resourceType").asText()).isEqualTo("Patient");
        assertThat(SERVER.get("Patient/$summary?identifier=x%7Cnobody").status())
                .isEqualTo(404);
        assertThat(SERVER.get("Patient/$summary").status()).isEqualTo(400);
        assertThat(SERVER.get("Patient/demo-kenji/$summary?profile=urn:other").status())
                .isEqualTo(422);
        assertThat(SERVER.get("Patient/nobody/$summary").status()).isEqualTo(404);
    }

    @Test
    void keeps_the_newest_readings_alone() {
        var entries = SERVER.get("Patient/demo-hanako/$summary").json().get("entry");

        assertThat(StreamSupport.stream(entries.spliterator(), false)
                        .map(entry -> entry.at("/resource/code/coding/0/code").asText())
                        .filter("85354-9"::equals))
                .hasSize(3);
        var newest = SERVER.get("Observation?patient=Patient/demo-hanako&code=85354-9&_sort=-date&_count=1")
                .json()
                .at("/entry/0/resource/id")
                .asText();
        assertThat(entries.toString()).contains("Observation/" + newest);
    }

    @Test
    void shows_a_clinic_what_was_agreed_and_nothing_else() {
        var hana = Resident.in(SERVER);
        hana.drug("ミホンA");
        var hidden = hana.drug("ひみつ");
        hana.weight();
        hana.hides(hidden, "professionals");
        hana.agrees(new ConsentText(hana.id(), "Organization/demo-ito-clinic").sharing("medication"));
        var doctor = App.named(SERVER, "demo-app", "", "user/*.rs");
        var token = doctor.exchange(doctor.code(new Browser(SERVER.base()).signIn("dr-ito"), ""))
                .json()
                .get("access_token")
                .asText();

        var summary = SERVER.get(token, "Patient/" + hana.id() + "/$summary");

        assertThat(summary.status()).as(summary.text()).isEqualTo(200);
        assertThat(summary.text()).contains("ミホンA").doesNotContain("ひみつ").doesNotContain("29463-7");
    }
}
