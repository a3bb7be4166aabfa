package jp.kenkotecho.consent;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.LinkReader;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.TurnedClock;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.ServerCaller;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody grants in another's place ends with, and never exceeds, what they see themselves. */
@Checklist("C5")
class HandedOnIT extends ServerTest {

    private static final String CLINIC = "Organization/demo-ito-clinic";
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    @Autowired
    private RecordStore store;

    @Autowired
    private FhirContext fhir;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Map<String, ApplicationRunner> runners;

    /** Of a child who is this old today, a parent who acts, and what the record holds. */
    private record Household(Resident child, Resident parent, String relative, String cold, String secret) {}

    private static Household household(int age) {
        var child = Resident.born(SERVER, FamilyIT.birthDate(age));
        var parent = Resident.in(SERVER);
        var cold = child.diagnosis("J00");
        var secret = child.diagnosis("F90.0");
        var appointed = FamilyIT.appoint(child.id(), parent, "MTH", "");
        assertThat(appointed.status()).as(appointed.text()).isEqualTo(201);
        return new Household(
                child, parent, appointed.json().get("relatedPerson").asText(), cold, secret);
    }

    /** Until when a parent may well put it, and given on the server's day. */
    static String text(ConsentText text, int yearsAgo) {
        var given = OffsetDateTime.now(JAPAN).minusYears(yearsAgo);
        return text.period(
                        given.toLocalDate().minusDays(1).toString(),
                        LocalDate.now(JAPAN).plusDays(300).toString())
                .text()
                .replaceAll(
                        "\"dateTime\":\"[^\"]*\"",
                        "\"dateTime\":\"" + given.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME) + "\"");
    }

    private static Client.Answer gives(Household home, String consent) {
        return gives(home.parent().tokenFor(home.child().id(), "patient/*.cruds"), consent);
    }

    static Client.Answer gives(String token, String consent) {
        return SERVER.send(SERVER.with(token, "Consent").POST(BodyPublishers.ofString(consent)));
    }

    static TurnedClock.Turned years(int ago) {
        return TurnedClock.back(Duration.between(OffsetDateTime.now(JAPAN).minusYears(ago), OffsetDateTime.now(JAPAN)));
    }

    private static String doctor() {
        return App.clinic(SERVER, "user/*.rs").token("dr-ito", "");
    }

    @Test
    void refuses_what_a_parent_grants_to_herself_by_any_name() {
        var home = household(8);
        var token = home.parent().tokenFor(home.child().id(), "patient/*.cruds");
        var team = SERVER.send(SERVER.with(token, "CareTeam")
                .POST(BodyPublishers.ofString("{\"resourceType\":\"CareTeam\",\"status\":\"active\",\"subject\":{"
                        + "\"reference\":\"Patient/" + home.child().id() + "\"},\"participant\":[{\"member\":{"
                        + "\"reference\":\"" + home.relative() + "\"}}]}")));
        assertThat(team.status()).as(team.text()).isEqualTo(201);

        for (var herself : new String[] {home.relative(), "CareTeam/" + team.id()}) {
            var refused = gives(
                    token,
                    new ConsentText(home.child().id(), herself)
                            .purpose("FAMRQT")
                            .sharing("medical", "PSY")
                            .performer(home.relative())
                            .text());
            assertThat(refused.status()).as(refused.text()).isEqualTo(422);
            assertThat(refused.json().at("/issue/0/expression/0").asText()).isEqualTo("Consent.provision.actor[0]");
        }
        var inTheChildsName = gives(token, new ConsentText(home.child().id(), CLINIC).text());
        assertThat(inTheChildsName.status()).isEqualTo(422);
        assertThat(inTheChildsName.json().at("/issue/0/expression/0").asText()).isEqualTo("Consent.performer");
    }

    @ParameterizedTest
    @CsvSource({"14, 200, 200, 201", "16, 200, 404, 403", "18, 404, 404, 403"})
    void shows_a_clinic_no_more_than_the_parent_sees_at_that_age(int age, int plain, int sensitive, int adds) {
        var since = Math.max(0, age - 14);
        String consent;
        Household home;
        try (var then = years(since)) {
            home = household(age);
            var seeing = new ConsentText(home.child().id(), CLINIC)
                    .sharing("medical", "PSY")
                    .performer(home.relative());
            var given = gives(home, text(seeing, since));
            assertThat(given.status()).as(given.text()).isEqualTo(201);
            consent = given.id();
            var adding = new ConsentText(home.child().id(), CLINIC)
                    .right("comment")
                    .sharing()
                    .performer(home.relative());
            assertThat(gives(home, text(adding, since)).status()).isEqualTo(201);
            assertThat(SERVER.get(doctor(), home.secret()).status())
                    .as("at fourteen")
                    .isEqualTo(200);
        }

        forgetsWhatWasDecided();
        var doctor = App.named(SERVER, "demo-app", "", "user/*.rs user/Communication.cu")
                .token("dr-ito", "");
        assertThat(SERVER.get(doctor, home.cold()).status()).isEqualTo(plain);
        assertThat(SERVER.get(doctor, home.secret()).status()).isEqualTo(sensitive);
        assertThat(SERVER.get(doctor, "Condition?patient=" + home.child().id() + "&_summary=count")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo((plain == 200 ? 1 : 0) + (sensitive == 200 ? 1 : 0));
        var comment = SERVER.send(SERVER.with(doctor, "Communication")
                .POST(BodyPublishers.ofString(
                        "{\"resourceType\":\"Communication\",\"status\":\"completed\",\"subject\":{"
                                + "\"reference\":\"Patient/" + home.child().id() + "\"},\"sender\":{\"reference\":"
                                + "\"Practitioner/demo-dr-ito\"},\"payload\":[{\"contentString\":\"x\"}]}")));
        assertThat(comment.status()).as(comment.text()).isEqualTo(adds);

        var page = home.child().browser().get("/share").text();
        assertThat(page.contains("見せています")).as("what the page says at " + age).isEqualTo(age < 18);
        home.child().withdraws(consent);
        assertThat(SERVER.get(doctor, home.cold()).status())
                .as("taken back by the child")
                .isEqualTo(404);
    }

    /** It is remembered for a second, or until somebody is born; the second does not pass with the turned clock. */
    static void forgetsWhatWasDecided() {
        Resident.in(SERVER);
    }

    @Test
    void counts_for_nothing_what_an_older_server_let_a_parent_grant_to_herself() {
        Household home;
        try (var then = years(2)) {
            home = household(16);
            var consent = fhir.newJsonParser()
                    .parseResource(
                            Consent.class,
                            text(
                                    new ConsentText(home.child().id(), home.relative())
                                            .sharing("medical", "PSY")
                                            .performer(home.relative()),
                                    2));
            var bundle = new Bundle().setType(BundleType.TRANSACTION);
            bundle.addEntry()
                    .setResource(consent)
                    .getRequest()
                    .setMethod(HTTPVerb.POST)
                    .setUrl("Consent");
            // As long as an older server let it be.
            consent.getProvision()
                    .getPeriod()
                    .setEndElement(new DateTimeType(
                            LocalDate.now(JAPAN).minusYears(2).plusDays(360).toString()));
            store.write(ServerCaller.STARTUP, bundle);
        }
        database.sql(
                        "update sharing_rule set granted_by = null, valid_until = ? where person = ? and access_right = 'SEE'")
                .params(OffsetDateTime.now(JAPAN).plusYears(5), home.child().id())
                .update();
        forgetsWhatWasDecided();
        assertThat(SERVER.get(parentsToken(home), home.secret()).status())
                .as("not looked up")
                .isEqualTo(404);

        restart();

        assertThat(SERVER.get(parentsToken(home), home.secret()).status()).isEqualTo(404);
        assertThat(SERVER.get(parentsToken(home), home.cold()).status()).isEqualTo(200);
    }

    private static String parentsToken(Household home) {
        return home.parent().tokenFor(home.child().id(), "patient/*.rs");
    }

    @Test
    void finds_out_at_a_start_who_gave_the_consents_of_an_older_server() {
        var hana = Resident.in(SERVER);
        var drug = hana.drug("ミホンA");
        hana.agrees(new ConsentText(hana.id(), CLINIC));
        var doctor = doctor();
        database.sql("update sharing_rule set granted_by = null where person = ?")
                .param(hana.id())
                .update();
        forgetsWhatWasDecided();
        assertThat(SERVER.get(doctor, drug).status()).as("not known yet").isEqualTo(404);

        restart();

        assertThat(SERVER.get(doctor, drug).status()).isEqualTo(200);
    }

    private void restart() {
        try {
            var runner = runners.get("rulesOfBefore");
            if (runner != null) {
                runner.run(null);
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void ends_with_the_appointment_of_whoever_acts_for_an_adult() {
        var mother = Resident.in(SERVER);
        var son = Resident.in(SERVER);
        var drug = mother.drug("ミホンA");
        var appointed = FamilyIT.appoint(mother.id(), son, "GUARD", ConsentText.day(100));
        var relative = appointed.json().get("relatedPerson").asText();
        var token = son.tokenFor(mother.id(), "patient/*.cruds");
        var given = gives(
                token, new ConsentText(mother.id(), CLINIC).performer(relative).text());
        assertThat(given.status()).as(given.text()).isEqualTo(201);
        var link = SERVER.send(SERVER.with(token, "Patient/" + mother.id() + "/$share-link")
                .POST(BodyPublishers.ofString("{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"category\","
                        + "\"valueCode\":\"medication\"}]}")));
        assertThat(link.status()).as(link.text()).isEqualTo(200);
        var reader = new LinkReader(link.json().at("/parameter/0/valueUrl").asText());
        var doctor = doctor();
        assertThat(SERVER.get(doctor, drug).status()).isEqualTo(200);
        assertThat(reader.manifest(Map.of("recipient", "x")).statusCode()).isEqualTo(200);

        var proxy = Resident.found(mother.reads("Consent?patient=" + mother.id() + "&_count=50")).stream()
                .filter(one -> mother.reads(one).text().contains("\"proxy\""))
                .findFirst()
                .orElseThrow();
        mother.withdraws(proxy.substring("Consent/".length()));

        assertThat(SERVER.get(doctor, drug).status()).isEqualTo(404);
        assertThat(SERVER.get(doctor, "MedicationStatement?patient=" + mother.id())
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(reader.manifest(Map.of("recipient", "x")).statusCode()).isEqualTo(404);
    }

    @Test
    void previews_for_a_parent_what_holds_on_the_day_it_begins() {
        Household home;
        try (var then = years(1)) {
            home = household(15);
            var draft = new ConsentText(home.child().id(), CLINIC)
                    .sharing("medical", "PSY")
                    .performer(home.relative());
            assertThat(preview(home, text(draft, 1))).as("at fourteen").isEqualTo(2);
            var tomorrow = text(draft, 1)
                    .replaceAll(
                            "\"start\":\"[^\"]*\"",
                            "\"start\":\"" + LocalDate.now(JAPAN).plusDays(1) + "\"");
            assertThat(preview(home, tomorrow)).as("from fifteen on").isEqualTo(1);
            assertThat(preview(home, tomorrow.replaceAll("\"performer\":\\[.*?\\],", "")))
                    .as("not signed yet")
                    .isEqualTo(1);
        }
    }

    private static int preview(Household home, String draft) {
        var answer = SERVER.send(SERVER.with(
                        home.parent().tokenFor(home.child().id(), "patient/*.cruds"),
                        "Patient/" + home.child().id() + "/$consent-preview")
                .POST(BodyPublishers.ofString("{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"consent\","
                        + "\"resource\":" + draft + "}]}")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        for (var parameter : answer.json().get("parameter")) {
            if (parameter.at("/part/0/valueCoding/code").asText().equals("medical")) {
                return parameter.at("/part/1/valueInteger").asInt();
            }
        }
        throw new AssertionError(answer.text());
    }

    @Test
    void lets_nobody_accept_what_was_offered_by_who_acts_no_more_and_the_parent_not_at_all() {
        String code;
        Household home;
        try (var then = TurnedClock.back(Duration.ofDays(1))) {
            var birth = LocalDate.now(JAPAN).minusYears(15).toString();
            var child = Resident.born(SERVER, birth);
            var parent = Resident.in(SERVER);
            var appointed = FamilyIT.appoint(child.id(), parent, "MTH", "");
            home = new Household(
                    child, parent, appointed.json().get("relatedPerson").asText(), "", "");
            code = FamilyIT.invite(parent, child.id(), "medication");
            assertThat(FamilyIT.accept(parent, code).status()).as("herself").isEqualTo(422);
        }

        assertThat(FamilyIT.accept(Resident.in(SERVER), code).status())
                .as("at fifteen")
                .isEqualTo(422);
        assertThat(home.parent()
                        .browser()
                        .get("/share/family?person=" + home.child().id())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void lets_a_teenagers_denial_win_over_what_a_parent_still_sees() {
        var home = household(16);
        var token = parentsToken(home);
        assertThat(SERVER.get(token, home.cold()).status()).isEqualTo(200);

        home.child()
                .agrees(new ConsentText(home.child().id(), home.relative())
                        .denial()
                        .sharing("medical"));

        assertThat(SERVER.get(token, home.cold()).status()).isEqualTo(404);
    }
}
