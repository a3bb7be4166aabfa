package jp.kenkotecho.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody of a test's own with a record, an account, and a token of the product's app after two factors. */
public final class Resident {

    static final String PASSWORD = "a long password of a test 9";

    private final Client server;
    private final String id;
    private final String username;
    private String token = "";
    private String account = "";

    private Resident(Client server, String id, String username) {
        this.server = server;
        this.id = id;
        this.username = username;
    }

    public static Resident born(Client server, String birthDate) {
        var patient = server.post(
                "Patient",
                "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"架空 春\"}],\"birthDate\":\"" + birthDate + "\"}");
        return of(server, patient.id(), "架空 春", "Patient/" + patient.id());
    }

    public static Resident in(Client server) {
        return born(server, "1960-05-05");
    }

    /** An account for somebody who is these in the record. */
    public static Resident of(Client server, String patient, String name, String... links) {
        var username = "test-" + UUID.randomUUID();
        var body = "{\"username\":\"" + username + "\",\"displayName\":\"" + name
                + "\",\"kind\":\"RESIDENT\",\"links\":[\"" + String.join("\",\"", links) + "\"]}";
        var made = server.send(server.open("/admin/accounts")
                .header("Authorization", "Bearer " + server.token("admin"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        assertThat(made.status()).isEqualTo(201);
        new Browser(server.base())
                .submit(
                        "/invitation",
                        Map.of("invitation", made.json().get("invitation").asText(), "password", PASSWORD));
        var resident = new Resident(server, patient, username);
        resident.account = made.json().get("id").asText();
        return resident;
    }

    public String id() {
        return id;
    }

    public String username() {
        return username;
    }

    /** The id of the account. */
    public String account() {
        return account;
    }

    /** Signed in with two factors. */
    public Browser browser() {
        var browser = new Browser(server.base());
        browser.submit("/sign-in", Map.of("username", username, "password", PASSWORD));
        browser.secondFactor();
        return browser;
    }

    /** Signed in by the password, on a device that is to be remembered. */
    public Browser remembered() {
        var browser = new Browser(server.base());
        browser.submit("/sign-in", Map.of("username", username, "password", PASSWORD, "remember", "true"));
        return browser;
    }

    public String password() {
        return PASSWORD;
    }

    /** A token for the own record that may do everything with it. */
    public String token() {
        if (token.isEmpty()) {
            token = tokenFor(id, "patient/*.cruds user/*.cruds");
        }
        return token;
    }

    public String tokenFor(String patient, String scopes) {
        var app = App.own(server, scopes);
        return app.exchange(app.code(browser(), patient))
                .json()
                .get("access_token")
                .asText();
    }

    /** Stores something in the own record and answers its address. */
    public String keeps(String type, String content) {
        var subject =
                List.of("MedicationStatement", "Observation", "Condition", "Goal", "Encounter", "CarePlan", "CareTeam")
                                .contains(type)
                        ? "subject"
                        : "patient";
        var made = sends(
                "POST",
                type,
                "{\"resourceType\":\"" + type + "\",\"" + subject + "\":{\"reference\":\"Patient/" + id + "\"},"
                        + content + "}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return type + "/" + made.id();
    }

    /** A drug by this name. */
    public String drug(String name) {
        return keeps(
                "MedicationStatement",
                "\"status\":\"active\",\"medicationCodeableConcept\":{\"text\":\"" + name + "\"}");
    }

    /** A diagnosis with this ICD-10 code. */
    public String diagnosis(String icd10) {
        return keeps(
                "Condition",
                "\"code\":{\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/icd-10\",\"code\":\"" + icd10 + "\"}]}");
    }

    /** A weight at home. */
    public String weight() {
        return keeps(
                "Observation",
                "\"status\":\"final\",\"category\":[{\"coding\":[{\"code\":\"vital-signs\"}]}],\"code\":{\"text\":\"体重\"}");
    }

    public void hides(String address, String from) {
        var answer = sends(
                "POST",
                address + "/$hide",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"from\",\"valueCode\":\"" + from + "\"}]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** Gives a consent and answers its logical id. */
    public String agrees(ConsentText consent) {
        var made = sends("POST", "Consent", consent.text());
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.id();
    }

    public void withdraws(String consent) {
        var text = server.get(token(), "Consent/" + consent)
                .text()
                .replace("\"status\":\"active\"", "\"status\":\"inactive\"");
        assertThat(sends("PUT", "Consent/" + consent, text).status()).isEqualTo(200);
    }

    public Client.Answer sends(String method, String path, String body) {
        return server.send(server.with(token(), path).method(method, BodyPublishers.ofString(body)));
    }

    public Client.Answer reads(String path) {
        return server.get(token(), path);
    }

    /** The addresses of what a Bundle holds. */
    public static List<String> found(Client.Answer bundle) {
        assertThat(bundle.status()).as(bundle.text()).isEqualTo(200);
        var all = new ArrayList<String>();
        bundle.json()
                .path("entry")
                .forEach(entry -> all.add(entry.at("/resource/resourceType").asText() + "/"
                        + entry.at("/resource/id").asText()));
        return all;
    }
}
