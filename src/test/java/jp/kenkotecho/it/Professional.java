package jp.kenkotecho.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import jp.kenkotecho.identity.SignInAttackIT;

/**
 * Somebody of a test's own who works at a place of their own, with an account.
 *
 * @param place {@code Organization/…}
 * @param practitioner {@code Practitioner/…}
 */
public record Professional(Client server, String place, String practitioner, String username) {

    private static final String PASSWORD = "a long password of a test 9";

    /** A doctor of a clinic. */
    public static Professional doctor(Client server, String clinic) {
        return at(server, clinic, "prov");
    }

    /** A public-health nurse of an office. */
    public static Professional nurse(Client server, String office) {
        return at(server, office, "govt");
    }

    private static Professional at(Client server, String name, String type) {
        var place = "Organization/"
                + server.post(
                                "Organization",
                                "{\"resourceType\":\"Organization\",\"active\":true,\"name\":\"" + name
                                        + "\",\"type\":[{\"coding\":[{\"system\":"
                                        + "\"http://terminology.hl7.org/CodeSystem/organization-type\",\"code\":\""
                                        + type + "\"}]}]}")
                        .id();
        var practitioner = "Practitioner/"
                + server.post("Practitioner", "{\"resourceType\":\"Practitioner\",\"name\":[{\"text\":\"架空 誠\"}]}")
                        .id();
        server.post(
                "PractitionerRole",
                "{\"resourceType\":\"PractitionerRole\",\"active\":true,\"practitioner\":{\"reference\":\""
                        + practitioner + "\"},\"organization\":{\"reference\":\"" + place + "\"}}");
        return new Professional(server, place, practitioner, account(server, practitioner));
    }

    private static String account(Client server, String practitioner) {
        var username = "test-" + UUID.randomUUID();
        var made = server.send(server.open("/admin/accounts")
                .header("Authorization", "Bearer " + server.token("admin"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"username\":\"" + username
                        + "\",\"displayName\":\"架空 誠\",\"kind\":\"PROFESSIONAL\",\"links\":[\"" + practitioner
                        + "\"]}")));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var browser = new Browser(server.base());
        var code = SignInAttackIT.codeOf(SignInAttackIT.secretOn(browser.get("/invitation")));
        browser.submit(
                "/invitation",
                Map.of("invitation", made.json().get("invitation").asText(), "password", PASSWORD, "code", code));
        return username;
    }

    /** Signed in with two factors. */
    public Browser browser() {
        var browser = new Browser(server.base());
        browser.submit("/sign-in", Map.of("username", username, "password", PASSWORD));
        browser.secondFactor();
        return browser;
    }
}
