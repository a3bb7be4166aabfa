package jp.kenkotecho.smart;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import jp.kenkotecho.identity.SignInAttackIT;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;

/** Apps are let in: standalone and from the clinic, with what SMART 2.2 says about each step. */
class SmartLaunchIT extends ServerTest {

    private static final String ALL = "openid fhirUser launch/patient patient/*.rs offline_access";

    @Test
    void T3_tells_an_app_whose_record_was_opened() {
        var answer = App.own(SERVER, ALL).letInBy("hanako", "demo-hanako");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("token_type").asText()).isEqualTo("Bearer");
        assertThat(answer.json().get("patient").asText()).isEqualTo("demo-hanako");
        assertThat(answer.json().get("need_patient_banner").asBoolean()).isTrue();
        assertThat(answer.json().get("expires_in").asInt()).isBetween(1, 900);
        assertThat(answer.json().get("scope").asText().split(" ")).containsExactlyInAnyOrder(ALL.split(" "));
        assertThat(answer.json().has("refresh_token")).isTrue();
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Pragma")).isEqualTo("no-cache");
    }

    @Test
    void opens_the_record_in_context_to_the_app() {
        var token = App.own(SERVER, ALL).token("hanako", "demo-hanako");

        assertThat(SERVER.get(token, "Patient/demo-hanako").status()).isEqualTo(200);
        var found = SERVER.get(token, "Observation?patient=demo-hanako&_count=5");
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().get("entry")).hasSize(5);
    }

    @Test
    void I1_signs_an_id_token_that_says_who_the_person_is() throws Exception {
        var answer = App.own(SERVER, ALL).letInBy("hanako", "demo-hanako").json();
        var jwt = SignedJWT.parse(answer.get("id_token").asText());
        var keys = JWKSet.parse(SERVER.send(SERVER.open("/oauth2/jwks").GET()).text());
        var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());

        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        assertThat(key.isPrivate()).isFalse();
        var claims = jwt.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(SERVER.base());
        assertThat(claims.getAudience()).isEqualTo(List.of("demo-app"));
        var user = claims.getStringClaim("fhirUser");
        assertThat(user).isEqualTo(SERVER.base() + "/fhir/Patient/demo-hanako");
        assertThat(SERVER.get(answer.get("access_token").asText(), "Patient/demo-hanako")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void lets_a_son_open_what_his_mother_shares_with_him() {
        var answer = App.own(SERVER, ALL).letInBy("taro", "demo-hanako").json();
        var token = answer.get("access_token").asText();

        assertThat(SERVER.get(token, "MedicationStatement?patient=demo-hanako")
                        .json()
                        .get("entry"))
                .isNotEmpty();
        assertThat(SERVER.get(token, "Immunization?patient=demo-hanako").json().has("entry"))
                .isFalse();
        assertThat(SERVER.send(SERVER.open("/userinfo")
                                .header("Authorization", "Bearer " + token)
                                .GET())
                        .status())
                .isEqualTo(200);
        assertThat(introspected(token)).isEqualTo(SERVER.base() + "/fhir/RelatedPerson/demo-taro-son-of-hanako");
        assertThat(SERVER.get(token, "RelatedPerson/demo-taro-son-of-hanako").status())
                .isEqualTo(200);
        assertThat(SERVER.get(token, "Patient/demo-taro").status()).isEqualTo(404);
    }

    @Test
    void launches_an_app_from_the_clinic_with_the_visit_in_context() {
        var doctor = new Browser(SERVER.base()).signIn("dr-ito");
        var clinic = App.clinic(SERVER, "openid fhirUser user/*.rs");
        var atClinic = clinic.exchange(clinic.code(doctor, "")).json();
        var launch = launch(atClinic.get("access_token").asText(), "demo-app");

        assertThat(launch.status()).isEqualTo(200);
        var value = launch.json().at("/parameter/0/valueString").asText();
        assertThat(launch.json().at("/parameter/1/valueUri").asText())
                .startsWith("http://127.0.0.1/launch?iss=")
                .contains("launch=" + value);
        var app = App.own(SERVER, "openid fhirUser launch patient/*.rs").with("launch", value);
        var answer = app.exchange(app.code(doctor, "")).json();

        assertThat(answer.get("patient").asText()).isEqualTo("demo-hanako");
        assertThat(answer.get("encounter").asText()).isEqualTo("demo-hanako-visit");
        assertThat(answer.get("need_patient_banner").asBoolean()).isFalse();
        var token = answer.get("access_token").asText();
        assertThat(SERVER.get(token, "Practitioner/demo-dr-ito").status()).isEqualTo(200);
        assertThat(SERVER.get(token, "Encounter/demo-hanako-visit").status()).isEqualTo(200);
        assertThat(SERVER.get(token, "Patient/demo-kenji").status()).isEqualTo(404);
    }

    @Test
    void T4_repeats_the_context_on_refresh_and_by_introspection() {
        var app = App.own(SERVER, ALL);
        var first = app.letInBy("hanako", "demo-hanako").json();
        var again = app.refresh(first.get("refresh_token").asText());

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("patient").asText()).isEqualTo("demo-hanako");
        assertThat(again.json().get("need_patient_banner").asBoolean()).isTrue();
        var told = App.clinic(SERVER, "")
                .post(
                        "/oauth2/introspect",
                        Browser.fields("token", again.json().get("access_token").asText()))
                .json();
        assertThat(told.get("active").asBoolean()).isTrue();
        assertThat(told.get("patient").asText()).isEqualTo("demo-hanako");
        assertThat(told.get("client_id").asText()).isEqualTo("demo-app");
        assertThat(told.get("scope").asText()).contains("patient/*.rs");
        assertThat(told.get("exp").isNumber()).isTrue();
        assertThat(told.get("fhirUser").asText()).isEqualTo(SERVER.base() + "/fhir/Patient/demo-hanako");
    }

    @Test
    void T6_gives_no_refresh_token_that_was_not_asked_for() {
        var answer = App.own(SERVER, "launch/patient patient/*.rs").letInBy("hanako", "demo-hanako");

        assertThat(answer.json().has("refresh_token")).isFalse();
    }

    @Test
    void T6_ends_online_access_with_the_session() {
        var browser = new Browser(SERVER.base()).signIn("hanako");
        var app = App.own(SERVER, "patient/*.rs online_access");
        var first = app.exchange(app.code(browser, "demo-hanako")).json();
        var second = app.refresh(first.get("refresh_token").asText());
        assertThat(second.status()).isEqualTo(200);

        var csrf = Browser.fieldsOf(browser.get("/account").text(), 0);
        assertThat(browser.post("/sign-out", csrf).status()).isEqualTo(302);

        assertThat(app.refresh(second.json().get("refresh_token").asText()).status())
                .isEqualTo(400);
    }

    @Test
    void signs_the_person_out_when_the_app_asks_for_it() {
        var browser = new Browser(SERVER.base()).signIn("hanako");
        var app = App.own(SERVER, "openid patient/*.rs");
        var token = app.exchange(app.code(browser, "demo-hanako"))
                .json()
                .get("id_token")
                .asText();

        assertThat(browser.get("/connect/logout?id_token_hint=" + token).status())
                .isEqualTo(302);
        assertThat(browser.get("/account").status()).isEqualTo(302);
    }

    @Test
    void T6_keeps_online_access_when_the_person_gives_another_proof() {
        var browser = new Browser(SERVER.base()).signIn("hanako");
        var app = App.own(SERVER, "patient/*.rs online_access");
        var given = app.exchange(app.code(browser, "demo-hanako")).json();
        browser.secondFactor();

        assertThat(app.refresh(given.get("refresh_token").asText()).status()).isEqualTo(200);
    }

    @Test
    void A1_takes_a_posted_authorization_request() {
        var app = App.own(SERVER, ALL);
        var query = app.authorizeUrl().substring("/oauth2/authorize?".length());
        var fields = List.of(query.split("&")).stream()
                .map(one -> one.split("=", 2)[0])
                .map(name -> new Browser.Field(name, Browser.parameter("?" + query, name)))
                .toList();
        var browser = new Browser(SERVER.base());
        var posted = browser.post("/oauth2/authorize", fields);
        assertThat(posted.status()).isEqualTo(303);

        var toSignIn = browser.get(Browser.location(posted));
        assertThat(Browser.location(toSignIn)).endsWith("/sign-in");
        var signedIn = browser.submit("/sign-in", Map.of("username", "hanako", "password", "demo"));
        var consent = Browser.location(browser.get(Browser.location(signedIn)));
        var back = app.answer(browser, consent, "demo-hanako");
        assertThat(Browser.location(back)).startsWith(App.CALLBACK + "?code=");
    }

    @Test
    void S1_answers_the_first_grammar_in_the_first_grammar() {
        var answer = App.own(SERVER, "launch/patient patient/*.read").letInBy("hanako", "demo-hanako");

        assertThat(answer.json().get("scope").asText()).contains("patient/*.read");
        assertThat(SERVER.get(answer.json().get("access_token").asText(), "Observation?patient=demo-hanako")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void S6_drops_scopes_that_it_does_not_know() {
        var answer = App.own(SERVER, "patient/Observation.rs patient/Shoe.rs email system/*.rs garbage")
                .letInBy("hanako", "demo-hanako");

        assertThat(answer.json().get("scope").asText()).isEqualTo("patient/Observation.rs");
    }

    @Test
    void A8_lets_the_person_take_parts_away() {
        var answer = App.own(SERVER, "patient/*.cruds")
                .without("medication")
                .without("write")
                .letInBy("hanako", "demo-hanako")
                .json();
        var token = answer.get("access_token").asText();

        assertThat(answer.get("scope").asText()).isEqualTo("patient/*.rs");
        assertThat(SERVER.get(token, "MedicationStatement?patient=demo-hanako")
                        .json()
                        .has("entry"))
                .isFalse();
        assertThat(SERVER.get(token, "Observation?patient=demo-hanako").json().get("entry"))
                .isNotEmpty();
        var goal = "{\"resourceType\":\"Goal\",\"lifecycleStatus\":\"active\",\"description\":{\"text\":\"歩く\"},"
                + "\"subject\":{\"reference\":\"Patient/demo-hanako\"}}";
        assertThat(SERVER.send(SERVER.with(token, "Goal").POST(BodyPublishers.ofString(goal)))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void lets_an_app_that_only_writes_write() {
        var token = App.own(SERVER, "patient/Observation.c").token("misaki", "demo-misaki");
        var weight = "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"体重\"},"
                + "\"subject\":{\"reference\":\"Patient/demo-misaki\"}}";
        var created = SERVER.send(SERVER.with(token, "Observation").POST(BodyPublishers.ofString(weight)));

        assertThat(created.status()).isEqualTo(201);
        assertThat(SERVER.get(token, "Observation/" + created.id()).status()).isEqualTo(403);
        SERVER.delete("Observation/" + created.id());
    }

    @Test
    void lets_a_public_app_give_its_access_back_and_shows_it_no_more() {
        var name = SignInAttackIT.newAccount("RESIDENT", "mizu-umi-kaze-2026-sora");
        var browser = new Browser(SERVER.base());
        browser.submit("/sign-in", Map.of("username", name, "password", "mizu-umi-kaze-2026-sora"));
        var app = App.own(SERVER, "openid user/Patient.rs");
        var token =
                app.exchange(app.code(browser, "")).json().get("access_token").asText();
        assertThat(browser.get("/account/apps").text()).contains("健康手帳アプリ");

        assertThat(app.post("/oauth2/revoke", Browser.fields("token", token, "client_id", "demo-clinic"))
                        .status())
                .isEqualTo(401);
        assertThat(app.post("/oauth2/revoke", Browser.fields("token", token, "client_id", "demo-app"))
                        .status())
                .isEqualTo(200);
        assertThat(browser.get("/account/apps").text()).doesNotContain("健康手帳アプリ");
    }

    @Test
    void tells_the_app_when_the_person_says_no() {
        var browser = new Browser(SERVER.base()).signIn("hanako");
        var app = App.own(SERVER, ALL);
        var consent = Browser.location(browser.get(app.authorizeUrl()));
        var no = browser.post(
                "/oauth2/authorize", Browser.fieldsOf(browser.get(consent).text(), 1));

        assertThat(Browser.parameter(Browser.location(no), "error")).isEqualTo("access_denied");
    }

    @Test
    void shows_the_person_which_apps_have_access_and_cuts_them_off() throws InterruptedException {
        var app = App.own(SERVER, ALL);
        var granted = app.letInBy("misaki", "demo-misaki").json();
        var token = granted.get("access_token").asText();
        assertThat(SERVER.get(token, "Patient/demo-misaki").status()).isEqualTo(200);

        var browser = new Browser(SERVER.base()).signIn("misaki");
        var apps = browser.get("/account/apps");
        assertThat(apps.text()).contains("健康手帳アプリ");
        browser.post("/account/apps/end", Browser.fieldsOf(apps.text(), 0));

        assertThat(app.refresh(granted.get("refresh_token").asText()).status()).isEqualTo(400);
        var until = System.nanoTime() + 1_500_000_000L;
        while (SERVER.get(token, "Patient/demo-misaki").status() == 200 && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(SERVER.get(token, "Patient/demo-misaki").status()).isEqualTo(401);
    }

    private static String introspected(String token) {
        return App.clinic(SERVER, "")
                .post("/oauth2/introspect", Browser.fields("token", token))
                .json()
                .get("fhirUser")
                .asText();
    }

    static Client.Answer launch(String token, String client) {
        var body = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"client\",\"valueString\":\"" + client
                + "\"}]}";
        return SERVER.send(
                SERVER.with(token, "Encounter/demo-hanako-visit/$launch").POST(BodyPublishers.ofString(body)));
    }
}
