package jp.kenkotecho.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a resident allows is what others see: at once, in every way of asking, and no more. */
class SharingIT extends ServerTest {

    private static final String CLINIC = "Organization/demo-ito-clinic";
    private static final String OFFICE = "Organization/demo-city-office";

    private static String doctor = "";
    private static String nurse = "";
    private static Optional<Resident> writer = Optional.empty();

    @BeforeEach
    void signIn() {
        if (doctor.isEmpty()) {
            doctor = App.clinic(SERVER, "user/*.rs").token("dr-ito", "");
            nurse = App.clinic(SERVER, "user/*.rs").token("phn-takahashi", "");
        }
    }

    @Test
    @Checklist("C2")
    void shows_nothing_before_a_positive_act_and_the_named_categories_after() {
        var haru = Resident.in(SERVER);
        var drug = haru.drug("ミホンA");
        var weight = haru.weight();

        assertThat(seen(doctor, haru, "MedicationStatement")).isEmpty();
        assertThat(SERVER.get(doctor, drug).status()).isEqualTo(404);
        haru.agrees(new ConsentText(haru.id(), CLINIC).sharing("medication"));

        assertThat(seen(doctor, haru, "MedicationStatement")).containsExactly(drug);
        assertThat(SERVER.get(doctor, drug).status()).isEqualTo(200);
        assertThat(seen(doctor, haru, "Observation")).isEmpty();
        assertThat(SERVER.get(doctor, weight).status()).isEqualTo(404);
        assertThat(SERVER.get(nurse, drug).status()).isEqualTo(404);
    }

    @Test
    @Checklist("C3")
    void ends_with_the_request_after_the_withdrawal() {
        var haru = Resident.in(SERVER);
        var drug = haru.drug("ミホンA");
        var consent = haru.agrees(new ConsentText(haru.id(), CLINIC));
        assertThat(SERVER.get(doctor, drug).status()).isEqualTo(200);

        haru.withdraws(consent);

        assertThat(SERVER.get(doctor, drug).status()).isEqualTo(404);
        assertThat(seen(doctor, haru, "MedicationStatement")).isEmpty();
    }

    @Test
    void withholds_a_sensitive_diagnosis_until_it_is_opened_too() {
        var haru = Resident.in(SERVER);
        var cold = haru.diagnosis("J00");
        var depression = haru.diagnosis("F32.1");
        var consent = haru.agrees(new ConsentText(haru.id(), CLINIC).sharing("medical"));

        assertThat(seen(doctor, haru, "Condition")).containsExactly(cold);
        assertThat(SERVER.get(doctor, depression).status()).isEqualTo(404);
        haru.withdraws(consent);
        haru.agrees(new ConsentText(haru.id(), CLINIC).sharing("medical", "PSY"));

        assertThat(seen(doctor, haru, "Condition")).containsExactlyInAnyOrder(cold, depression);
        assertThat(SERVER.get(doctor, depression).json().at("/meta/security").toString())
                .contains("\"R\"", "\"PSY\"");
    }

    @Test
    @Checklist({"D9", "M5"})
    void hides_one_drug_from_professionals_and_shows_it_to_family() {
        var haru = Resident.in(SERVER);
        var hidden = haru.drug("ひみつ");
        var other = haru.drug("ミホンA");
        haru.agrees(new ConsentText(haru.id(), CLINIC));

        haru.hides(hidden, "professionals");
        assertThat(seen(doctor, haru, "MedicationStatement")).containsExactly(other);
        assertThat(SERVER.get(doctor, "MedicationStatement?patient=" + haru.id() + "&_summary=count")
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(haru.reads(hidden).status()).isEqualTo(200);

        haru.hides(hidden, "nobody");
        assertThat(seen(doctor, haru, "MedicationStatement")).containsExactlyInAnyOrder(hidden, other);
    }

    @Test
    void keeps_hidden_what_is_changed_afterwards() {
        var haru = Resident.in(SERVER);
        var hidden = haru.drug("ひみつ");
        haru.agrees(new ConsentText(haru.id(), CLINIC));
        haru.hides(hidden, "professionals");

        haru.sends("PUT", hidden, haru.reads(hidden).text().replace("ひみつ", "ひみつ2"));
        SERVER.put(hidden, SERVER.get(hidden).text().replaceAll("\"security\":\\[.*?\\],?", ""));

        assertThat(SERVER.get(doctor, hidden).status()).isEqualTo(404);
    }

    @Test
    void lets_a_denial_win_over_every_permit() {
        var haru = Resident.in(SERVER);
        var drug = haru.drug("ミホンA");
        var weight = haru.weight();
        haru.agrees(new ConsentText(haru.id(), CLINIC).sharing("medication", "daily-health"));
        var denial = haru.agrees(
                new ConsentText(haru.id(), "Practitioner/demo-dr-ito").denial().sharing("medication"));

        assertThat(SERVER.get(doctor, drug).status()).isEqualTo(404);
        assertThat(seen(doctor, haru, "MedicationStatement")).isEmpty();
        assertThat(SERVER.get(doctor, weight).status()).isEqualTo(200);
        haru.withdraws(denial);
        assertThat(SERVER.get(doctor, drug).status()).isEqualTo(200);

        haru.agrees(new ConsentText(haru.id(), "").denial().sharing("daily-health"));
        assertThat(SERVER.get(doctor, weight).status()).isEqualTo(404);
    }

    @Test
    void takes_a_nested_denial_as_an_exception() {
        var haru = Resident.in(SERVER);
        var cold = haru.diagnosis("J00");
        var depression = haru.diagnosis("F32.1");
        haru.agrees(new ConsentText(haru.id(), CLINIC).sharing("medical", "PSY"));
        haru.agrees(new ConsentText(haru.id(), "Practitioner/demo-dr-ito")
                .sharing("medical")
                .butNot("PSY"));

        assertThat(seen(doctor, haru, "Condition")).containsExactly(cold);
        assertThat(SERVER.get(doctor, depression).status()).isEqualTo(404);
    }

    @Test
    void holds_whoever_asks_to_the_purpose_that_was_agreed_to() {
        var haru = Resident.in(SERVER);
        var drug = haru.drug("ミホンA");

        haru.agrees(new ConsentText(haru.id(), OFFICE).purpose("TREAT"));
        assertThat(SERVER.get(nurse, drug).status()).isEqualTo(404);
        haru.agrees(new ConsentText(haru.id(), OFFICE).purpose("PUBHLTH"));
        assertThat(SERVER.get(nurse, drug).status()).isEqualTo(200);
    }

    @Test
    void shares_with_the_members_of_a_care_team_while_they_are_in_it() {
        var haru = Resident.in(SERVER);
        var drug = haru.drug("ミホンA");
        var team = haru.keeps(
                "CareTeam", "\"status\":\"active\",\"participant\":[%s]".formatted(member("phn-takahashi", 7)));
        haru.agrees(new ConsentText(haru.id(), team).purpose("PUBHLTH"));

        assertThat(SERVER.get(nurse, drug).status()).isEqualTo(200);
        assertThat(SERVER.get(doctor, drug).status()).isEqualTo(404);
        var text = haru.reads(team).text();
        var left = text.replace(ConsentText.day(7), ConsentText.day(-1));
        assertThat(haru.sends("PUT", team, left).status()).isEqualTo(200);
        assertThat(SERVER.get(nurse, drug).status()).isEqualTo(404);
    }

    @Test
    void lets_no_other_app_change_who_is_in_a_care_team() {
        var browser = new Browser(SERVER.base()).signIn("misaki");
        browser.secondFactor();
        var other = App.named(SERVER, "demo-clinic", "demo-secret", "patient/*.cruds");
        var token = other.exchange(other.code(browser, "demo-misaki"))
                .json()
                .get("access_token")
                .asText();
        var team =
                "{\"resourceType\":\"CareTeam\",\"status\":\"active\",\"subject\":{\"reference\":\"Patient/demo-misaki\"},"
                        + "\"participant\":[" + member("dr-ito", 7) + "]}";

        assertThat(SERVER.send(SERVER.with(token, "CareTeam").POST(BodyPublishers.ofString(team)))
                        .status())
                .isEqualTo(403);
    }

    private static String member(String practitioner, int days) {
        return "{\"member\":{\"reference\":\"Practitioner/demo-" + practitioner + "\"},\"period\":{\"start\":\""
                + ConsentText.day(-9) + "\",\"end\":\"" + ConsentText.day(days) + "\"}}";
    }

    @Test
    void masks_in_a_visible_record_what_points_to_a_hidden_one() {
        var haru = Resident.in(SERVER);
        var depression = haru.diagnosis("F32.1");
        var visit = haru.keeps(
                "Encounter",
                "\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},\"diagnosis\":[{\"condition\":{\"reference\":\""
                        + depression + "\",\"display\":\"うつ病エピソード\"}}]");
        haru.agrees(new ConsentText(haru.id(), CLINIC).sharing("medical"));

        var shown = SERVER.get(doctor, visit).text();
        assertThat(shown).contains("masked").doesNotContain("うつ病", depression);
        assertThat(SERVER.get(doctor, "Encounter?patient=" + haru.id()).text())
                .contains("masked")
                .doesNotContain("うつ病", depression);
        assertThat(haru.reads(visit).text()).contains("うつ病", depression);
    }

    @Test
    @Checklist("L3")
    void never_shows_consents_and_notices_to_anybody_else() {
        var haru = Resident.in(SERVER);
        var consent = haru.agrees(new ConsentText(haru.id(), CLINIC)
                .sharing("medical", "other", "medication", "PSY", "SEX", "HIV", "GDIS"));
        haru.drug("ミホンA");
        seen(doctor, haru, "MedicationStatement");
        var log = haru.reads("Patient/" + haru.id() + "/$access-log");
        assertThat(log.status()).as(log.text()).isEqualTo(200);

        assertThat(Resident.found(haru.reads("Communication?patient=" + haru.id())))
                .hasSize(1);
        assertThat(seen(doctor, haru, "Communication")).isEmpty();
        assertThat(seen(doctor, haru, "Consent")).isEmpty();
        assertThat(SERVER.get(doctor, "Consent/" + consent).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "no category, Consent.provision.securityLabel",
        "unknown actor, Consent.provision.actor[0]",
        "an actor of another kind, Consent.provision.actor[0]",
        "somebody else's relative, Consent.provision.actor[0]",
        "end before start, Consent.provision.period",
        "no end, Consent.provision.period.end",
        "on somebody's behalf, Consent.performer",
        "unknown label, Consent.provision.securityLabel[0]",
        "unknown purpose, Consent.provision.purpose",
        "an action, Consent.provision",
        "a permit in a permit, Consent.provision.provision[0]",
        "family for two years, Consent.provision.period.end",
        "no scope, Consent.scope",
        "a date to come, Consent.dateTime",
        "no date, Consent.dateTime",
        "a patient of another server, Consent.patient",
    })
    void says_which_part_of_a_consent_is_wrong(String what, String where) {
        var haru = writer();
        var relative = SERVER.post(
                "RelatedPerson",
                "{\"resourceType\":\"RelatedPerson\",\"patient\":{\"reference\":\"Patient/" + haru.id() + "\"}}");
        var text = new ConsentText(haru.id(), CLINIC);
        var body =
                switch (what) {
                    case "no category" -> text.sharing().text();
                    case "unknown actor" -> new ConsentText(haru.id(), "Organization/none").text();
                    case "an actor of another kind" -> new ConsentText(haru.id(), "Group/x").text();
                    case "somebody else's relative" ->
                        new ConsentText(haru.id(), "RelatedPerson/demo-taro-son-of-hanako").text();
                    case "end before start" ->
                        text.period(ConsentText.day(3), ConsentText.day(1)).text();
                    case "no end" -> text.text().replaceAll(",\"end\":\"[^\"]*\"", "");
                    case "on somebody's behalf" ->
                        text.performer("Patient/demo-hanako").text();
                    case "unknown label" ->
                        text.sharing("all-of-it", "medication").text();
                    case "unknown purpose" -> text.purpose("CURIOSITY").text();
                    case "an action" ->
                        text.text().replace("\"provision\":{", "\"provision\":{\"action\":[{\"text\":\"x\"}],");
                    case "a permit in a permit" ->
                        text.butNot("PSY").text().replace("{\"type\":\"deny\"", "{\"type\":\"permit\"");
                    case "family for two years" ->
                        new ConsentText(haru.id(), "RelatedPerson/" + relative.id())
                                .period(ConsentText.day(0), ConsentText.day(730))
                                .text();
                    case "a patient of another server" ->
                        text.text()
                                .replace(
                                        "\"patient\":{\"reference\":\"",
                                        "\"patient\":{\"reference\":\"https://elsewhere.example/fhir/");
                    case "no date" -> text.text().replaceAll("\"dateTime\":\"[^\"]*\",", "");
                    case "a date to come" ->
                        text.text().replaceAll("\"dateTime\":\"[^\"]*\"", "\"dateTime\":\"2099-01-01\"");
                    default -> text.text().replace("patient-privacy", "something");
                };

        var answer = haru.sends("POST", "Consent", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().at("/issue/0/expression/0").asText()).isEqualTo(where);
        assertThat(answer.json().at("/issue/0/details/text").asText()).isNotEmpty();
    }

    @Test
    void gives_no_consent_for_somebody_else_and_lets_no_backend_give_any() {
        var haru = Resident.in(SERVER);
        var natsu = Resident.in(SERVER);
        var consent = new ConsentText(natsu.id(), CLINIC).text();

        assertThat(haru.sends(
                                "POST",
                                "Consent",
                                new ConsentText(natsu.id(), CLINIC)
                                        .performer("Patient/" + natsu.id())
                                        .text())
                        .status())
                .isEqualTo(403);
        assertThat(SERVER.post("Consent", consent).status()).isEqualTo(403);
        var own = natsu.agrees(new ConsentText(natsu.id(), CLINIC));
        assertThat(haru.sends(
                                "PUT",
                                "Consent/" + own,
                                new ConsentText(natsu.id(), OFFICE).id(own).text())
                        .status())
                .isEqualTo(404);
        assertThat(SERVER.delete("Consent/" + own).status()).isEqualTo(403);
    }

    @Test
    @Checklist({"L2", "L3"})
    void opens_a_record_in_an_emergency_and_tells_its_person() {
        var haru = Resident.in(SERVER);
        var drug = haru.drug("ミホンA");
        var hidden = haru.drug("ひみつ");
        haru.hides(hidden, "professionals");

        assertThat(breakGlass(nurse, haru.id(), "意識がなく、薬を確かめる必要がある").status()).isEqualTo(403);
        assertThat(breakGlass(haru.token(), haru.id(), "意識がなく、薬を確かめる必要がある").status())
                .isEqualTo(403);
        assertThat(breakGlass(doctor, haru.id(), "急").status()).isEqualTo(400);
        assertThat(breakGlass(doctor, "nobody", "意識がなく、薬を確かめる必要がある").status()).isEqualTo(404);
        assertThat(SERVER.get(doctor, drug).status()).isEqualTo(404);

        var opened = breakGlass(doctor, haru.id(), "意識がなく、薬を確かめる必要がある");
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        assertThat(seen(doctor, haru, "MedicationStatement")).containsExactlyInAnyOrder(drug, hidden);
        assertThat(SERVER.get(nurse, drug).status()).isEqualTo(404);
        assertThat(seen(doctor, haru, "Communication")).isEmpty();

        assertThat(haru.reads("Communication?patient=" + haru.id()).text()).contains("emergency-access");
        var log = haru.reads("Patient/" + haru.id() + "/$access-log").text();
        assertThat(log).contains("BTG", "意識がなく", "伊藤内科 (伊藤 誠一)", "緊急アクセス");
    }

    /** Whose consents are never stored. */
    private static Resident writer() {
        if (writer.isEmpty()) {
            writer = Optional.of(Resident.in(SERVER));
        }
        return writer.get();
    }

    private static Client.Answer breakGlass(String token, String person, String reason) {
        return SERVER.send(SERVER.with(token, "Patient/" + person + "/$break-glass")
                .POST(BodyPublishers.ofString(
                        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"reason\",\"valueString\":\""
                                + reason + "\"}]}")));
    }

    private static List<String> seen(String token, Resident whose, String type) {
        return Resident.found(SERVER.get(token, type + "?patient=" + whose.id()));
    }
}
