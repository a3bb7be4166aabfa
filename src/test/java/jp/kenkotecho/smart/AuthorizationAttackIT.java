package jp.kenkotecho.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on the way from an authorization request to tokens, each named for what it tries. */
class AuthorizationAttackIT extends ServerTest {

    private static final String SCOPES = "openid fhirUser launch/patient patient/*.rs offline_access";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9999/callback/../evil",
                "http://127.0.0.1:9999/callback?x=1",
                "http://127.0.0.1:9999/Callback",
                "http://127.0.0.1:9999/callback/",
                "http://127.0.0.1.evil.example/callback",
                "http://127.0.0.1@evil.example/callback",
                "http://localhost:9999/callback",
                "https://127.0.0.1:9999/callback",
                "https://evil.example/callback",
                "//evil.example/callback",
                "javascript:alert(1)",
                "http://127.0.0.1:9999/callback#fragment",
                "http://127.0.0.1:9999/callback%0d%0aX-Evil:1",
            })
    void A2_sends_nobody_to_an_address_that_is_not_registered(String address) {
        var app = App.own(SERVER, SCOPES).with("redirect_uri", address);
        var answer = new Browser(SERVER.base()).signIn("hanako").get(app.authorizeUrl());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(Browser.location(answer)).isEmpty();
        assertThat(answer.header("X-Evil")).isEmpty();
    }

    @Test
    void A2_sends_nobody_anywhere_without_an_address() {
        var app = App.own(SERVER, SCOPES).with("redirect_uri", "");

        assertThat(new Browser(SERVER.base()).get(app.authorizeUrl()).status()).isEqualTo(400);
    }

    @Test
    void refuses_an_unknown_client_without_sending_anybody_anywhere() {
        var app = App.own(SERVER, SCOPES).with("client_id", "evil-app");
        var answer = new Browser(SERVER.base()).get(app.authorizeUrl());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(Browser.location(answer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "state, '', invalid_request",
        "aud, '', invalid_request",
        "aud, https://evil.example/fhir, invalid_request",
        "aud, http://127.0.0.1/fhir, invalid_request",
        "code_challenge, '', invalid_request",
        "code_challenge, short, invalid_request",
        "code_challenge_method, '', invalid_request",
        "code_challenge_method, plain, invalid_request",
        "response_type, token, unsupported_response_type",
        "response_type, code id_token, unsupported_response_type",
        "scope, system/*.cruds, invalid_scope",
        "scope, user/Shoe.rs, invalid_scope",
        "scope, launch patient/*.rs, invalid_request",
        "launch, made-up, invalid_request",
    })
    void refuses_a_downgraded_or_confused_request_before_anybody_signs_in(
            String parameter, String value, String error) {
        var app = App.own(SERVER, SCOPES).with(parameter, value);
        var answer = new Browser(SERVER.base()).get(app.authorizeUrl());

        assertThat(Browser.location(answer)).doesNotContain("/sign-in", "code=");
        if (answer.status() == 302) {
            assertThat(Browser.location(answer)).startsWith(App.CALLBACK + "?error=" + error);
        } else {
            assertThat(answer.status()).isEqualTo(400);
        }
    }

    @Test
    void A9_takes_a_code_once_and_ends_what_it_gave_when_it_comes_again() throws InterruptedException {
        var app = App.own(SERVER, SCOPES);
        var code = app.code(new Browser(SERVER.base()).signIn("hanako"), "demo-hanako");
        var first = app.exchange(code).json();
        var token = first.get("access_token").asText();

        assertThat(app.exchange(code).status()).isEqualTo(400);
        assertThat(app.refresh(first.get("refresh_token").asText()).status()).isEqualTo(400);
        awaitDead(token);
    }

    @Test
    void A5_gives_no_token_for_a_stolen_code_without_its_verifier() {
        var app = App.own(SERVER, SCOPES);
        var browser = new Browser(SERVER.base()).signIn("hanako");

        assertThat(app.exchange(app.code(browser, "demo-hanako"), "another-verifier-of-forty-three-characters-012345")
                        .status())
                .isEqualTo(400);
        var without = app.token(Browser.fields(
                "grant_type",
                "authorization_code",
                "code",
                app.code(browser, "demo-hanako"),
                "redirect_uri",
                App.CALLBACK,
                "client_id",
                "demo-app"));
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.json().get("error").asText()).isEqualTo("invalid_request");
        assertThat(without.text()).contains("code_verifier").doesNotContain("access_token");
    }

    @Test
    void A5_asks_confidential_clients_for_pkce_too() {
        var clinic = App.clinic(SERVER, "openid user/*.rs");
        var code = clinic.code(new Browser(SERVER.base()).signIn("dr-ito"), "");
        var without = clinic.token(
                Browser.fields("grant_type", "authorization_code", "code", code, "redirect_uri", App.CALLBACK));

        assertThat(without.status()).isEqualTo(400);
    }

    @Test
    void gives_another_client_nothing_for_a_code() {
        var app = App.own(SERVER, SCOPES);
        var code = app.code(new Browser(SERVER.base()).signIn("hanako"), "demo-hanako");

        assertThat(App.clinic(SERVER, SCOPES).exchange(code).status()).isEqualTo(400);
        assertThat(app.exchange(code).status()).isEqualTo(400);
    }

    @Test
    void gives_nothing_for_a_code_with_another_redirect_uri() {
        var app = App.own(SERVER, SCOPES);
        var code = app.code(new Browser(SERVER.base()).signIn("hanako"), "demo-hanako");

        assertThat(app.with("redirect_uri", "http://127.0.0.1:8888/callback")
                        .exchange(code)
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-kenji", "demo-taro", "no-such-person", "../Patient/demo-kenji", ""})
    void opens_no_record_that_the_person_may_not_open(String patient) {
        var browser = new Browser(SERVER.base()).signIn("hanako");
        var back = Browser.location(App.own(SERVER, SCOPES).authorize(browser, patient));

        assertThat(Browser.parameter(back, "error")).isEqualTo("access_denied");
    }

    @Test
    void gives_no_more_scopes_than_were_asked_for_however_the_form_is_filled_in() {
        var browser = new Browser(SERVER.base()).signIn("hanako");
        var app = App.own(SERVER, "patient/Observation.rs");
        var consent = Browser.location(browser.get(app.authorizeUrl()));
        var fields =
                new java.util.ArrayList<>(Browser.fieldsOf(browser.get(consent).text(), 0));
        fields.add(new Browser.Field("scope", "patient/*.cruds"));
        fields.add(new Browser.Field("patient", "demo-hanako"));
        var back = Browser.location(browser.post("/oauth2/authorize", fields));

        assertThat(back).doesNotContain("code=");
    }

    @Test
    void gives_no_more_scopes_on_refresh_than_were_granted() {
        var app = App.own(SERVER, "patient/Observation.rs offline_access");
        var refresh =
                app.letInBy("hanako", "demo-hanako").json().get("refresh_token").asText();
        var more = app.token(
                Browser.fields("grant_type", "refresh_token", "refresh_token", refresh, "scope", "patient/*.cruds"));

        assertThat(more.status()).isEqualTo(400);
        assertThat(more.json().get("error").asText()).isEqualTo("invalid_scope");
    }

    @Test
    void lets_nobody_answer_the_consent_screen_of_another() {
        var app = App.own(SERVER, SCOPES);
        var victim = new Browser(SERVER.base()).signIn("hanako");
        var consent = Browser.location(victim.get(app.authorizeUrl()));
        var fields = Browser.fieldsOf(victim.get(consent).text(), 0);
        var attacker = new Browser(SERVER.base()).signIn("kenji");

        assertThat(attacker.get(consent).status()).isEqualTo(404);
        assertThat(Browser.location(attacker.post("/oauth2/authorize", fields))).doesNotContain("code=");
    }

    @Test
    void takes_no_consent_by_a_forged_form() {
        var browser = new Browser(SERVER.base()).signIn("hanako");
        var forged = browser.post(
                "/oauth2/authorize",
                Browser.fields(
                        "client_id",
                        "demo-app",
                        "state",
                        "guessed",
                        "scope",
                        "patient/*.rs",
                        "patient",
                        "demo-hanako"));

        assertThat(Browser.location(forged)).doesNotContain("code=");
    }

    @Test
    void A6_takes_a_launch_once() {
        var doctor = new Browser(SERVER.base()).signIn("dr-ito");
        var launch = launchBy(doctor);
        var app = App.own(SERVER, "launch patient/*.rs").with("launch", launch);

        assertThat(app.code(doctor, "")).isNotEmpty();
        assertThat(Browser.parameter(Browser.location(doctor.get(app.authorizeUrl())), "error"))
                .isEqualTo("invalid_request");
    }

    @Test
    void A6_takes_a_launch_once_also_when_it_is_raced() {
        var doctor = new Browser(SERVER.base()).signIn("dr-ito");
        var launch = launchBy(doctor);
        var first = App.own(SERVER, "launch patient/*.rs").with("launch", launch);
        var one = Browser.location(doctor.get(first.authorizeUrl()));
        var two = Browser.location(doctor.get(first.authorizeUrl()));
        var answers = inParallel(List.<Callable<String>>of(
                () -> Browser.location(first.answer(doctor, one, "")),
                () -> Browser.location(first.answer(doctor, two, ""))));

        assertThat(answers.stream().filter(back -> back.contains("code="))).hasSize(1);
    }

    @Test
    void A6_takes_a_launch_from_nobody_else() {
        var launch = launchBy(new Browser(SERVER.base()).signIn("dr-ito"));
        var nurse = new Browser(SERVER.base()).signIn("phn-takahashi");
        var back = Browser.location(
                App.own(SERVER, "launch patient/*.rs").with("launch", launch).authorize(nurse, "demo-hanako"));

        assertThat(back).doesNotContain("code=").contains("access_denied");
    }

    @Test
    void A6_takes_a_launch_by_no_other_app() {
        var doctor = new Browser(SERVER.base()).signIn("dr-ito");
        var back = Browser.location(doctor.get(App.clinic(SERVER, "launch patient/*.rs")
                .with("launch", launchBy(doctor))
                .authorizeUrl()));

        assertThat(Browser.parameter(back, "error")).isEqualTo("invalid_request");
    }

    @Test
    void makes_no_launch_for_a_visit_that_the_person_may_not_see() {
        var token = App.own(SERVER, "openid user/*.rs").token("kenji", "demo-kenji");

        assertThat(SmartLaunchIT.launch(token, "demo-app").status()).isEqualTo(404);
        assertThat(SmartLaunchIT.launch(SERVER.token("system/*.cruds"), "demo-app")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void T5_ends_everything_when_a_refresh_token_comes_twice() throws InterruptedException {
        var app = App.own(SERVER, SCOPES);
        var first = app.letInBy("hanako", "demo-hanako").json();
        var second = app.refresh(first.get("refresh_token").asText()).json();

        assertThat(app.refresh(first.get("refresh_token").asText()).status()).isEqualTo(400);
        assertThat(app.refresh(second.get("refresh_token").asText()).status()).isEqualTo(400);
        awaitDead(second.get("access_token").asText());
    }

    @Test
    void T5_gives_one_answer_when_a_refresh_token_is_raced() {
        var app = App.own(SERVER, SCOPES);
        var refresh =
                app.letInBy("hanako", "demo-hanako").json().get("refresh_token").asText();
        var answers = inParallel(List.<Callable<Integer>>of(
                () -> app.refresh(refresh).status(), () -> app.refresh(refresh).status(), () -> app.refresh(refresh)
                        .status()));

        assertThat(answers.stream().filter(status -> status == 200)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void T5_refreshes_nobody_elses_token() {
        var refresh = App.own(SERVER, SCOPES)
                .letInBy("hanako", "demo-hanako")
                .json()
                .get("refresh_token")
                .asText();

        assertThat(App.clinic(SERVER, SCOPES).refresh(refresh).status()).isEqualTo(400);
        assertThat(App.own(SERVER, SCOPES)
                        .token(Browser.fields(
                                "grant_type", "refresh_token", "refresh_token", refresh, "client_id", "demo-clinic"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void refreshes_no_confidential_clients_token_without_its_secret() {
        var clinic = App.clinic(SERVER, "openid user/*.rs offline_access");
        var refresh = clinic.exchange(clinic.code(new Browser(SERVER.base()).signIn("dr-ito"), ""))
                .json()
                .get("refresh_token")
                .asText();
        var without = App.named(SERVER, "demo-clinic", "", "")
                .token(Browser.fields("grant_type", "refresh_token", "refresh_token", refresh));

        assertThat(without.status()).isEqualTo(401);
        assertThat(without.json().has("access_token")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"password", "implicit", "urn:ietf:params:oauth:grant-type:device_code", "client_credentials"})
    void gives_an_app_no_token_by_another_grant(String grant) {
        var answer = App.own(SERVER, SCOPES)
                .token(Browser.fields(
                        "grant_type", grant, "client_id", "demo-app", "username", "hanako", "password", "demo"));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void gives_a_backend_no_code() {
        var answer = new Browser(SERVER.base())
                .get(App.named(SERVER, "demo-backend", "demo-secret", "patient/*.rs")
                        .authorizeUrl());

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void takes_no_refresh_token_code_or_id_token_for_an_access_token() {
        var app = App.own(SERVER, SCOPES);
        var answer = app.letInBy("hanako", "demo-hanako").json();

        for (var token : List.of(
                answer.get("refresh_token").asText(),
                answer.get("id_token").asText(),
                app.code(new Browser(SERVER.base()).signIn("hanako"), "demo-hanako"))) {
            assertThat(SERVER.get(token, "Patient/demo-hanako").status()).isEqualTo(401);
        }
    }

    @Test
    void takes_no_token_that_is_only_its_hash() {
        var token = App.own(SERVER, SCOPES).token("hanako", "demo-hanako");
        var hash = "sha256:" + jp.kenkotecho.crypto.Sha256.of(token);

        assertThat(SERVER.get(hash, "Patient/demo-hanako").status()).isEqualTo(401);
    }

    @Test
    void revokes_nobody_elses_token() {
        var token = App.own(SERVER, SCOPES).token("hanako", "demo-hanako");
        App.clinic(SERVER, SCOPES).post("/oauth2/revoke", Browser.fields("token", token));

        assertThat(SERVER.get(token, "Patient/demo-hanako").status()).isEqualTo(200);
    }

    @Test
    void tells_nothing_about_tokens_to_whoever_is_no_client() {
        var token = App.own(SERVER, SCOPES).token("hanako", "demo-hanako");
        var open = SERVER.open("/oauth2/introspect")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("token=" + token));
        assertThat(SERVER.send(open).status()).isEqualTo(401);
        var byPerson = SERVER.open("/oauth2/introspect")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("token=" + token));
        assertThat(SERVER.send(byPerson).status()).isEqualTo(401);
        var byBackend = SERVER.open("/oauth2/introspect")
                .header("Authorization", "Bearer " + SERVER.token("system/*.rs"))
                .header("Content-Type", "application/x-www-form-urlencoded");
        assertThat(SERVER.send(byBackend.POST(BodyPublishers.ofString("token=" + token)))
                        .json()
                        .get("active")
                        .asBoolean())
                .isTrue();
        assertThat(SERVER.send(byBackend.POST(BodyPublishers.ofString("token=made-up")))
                        .text())
                .isEqualTo("{\"active\":false}");
    }

    @Test
    void changes_no_consent_without_a_second_factor() {
        var consent = new ConsentText("demo-misaki", "Organization/demo-ito-clinic").text();
        var oneFactor = App.own(SERVER, "patient/*.cruds").token("misaki", "demo-misaki");
        var answer = SERVER.send(SERVER.with(oneFactor, "Consent").POST(BodyPublishers.ofString(consent)));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("WWW-Authenticate")).contains("insufficient_user_authentication");
        var browser = new Browser(SERVER.base()).signIn("misaki");
        var app = App.own(SERVER, "patient/Consent.cruds patient/Patient.rs");
        var toStepUp = browser.get(Browser.location(browser.get(app.authorizeUrl())));
        assertThat(Browser.location(toStepUp)).endsWith("/second-factor");
        browser.secondFactor();
        var twoFactors = app.exchange(app.code(browser, "demo-misaki"))
                .json()
                .get("access_token")
                .asText();
        var created = SERVER.send(SERVER.with(twoFactors, "Consent").POST(BodyPublishers.ofString(consent)));
        assertThat(created.status()).isEqualTo(201);
        SERVER.send(SERVER.with(twoFactors, "Consent/" + created.id()).DELETE());
    }

    @Test
    void lets_no_professional_in_without_a_second_factor() {
        var browser = new Browser(SERVER.base());
        var half = browser.submit("/sign-in", java.util.Map.of("username", "dr-ito", "password", "demo"));
        assertThat(Browser.location(half)).endsWith("/second-factor");

        assertThat(Browser.location(browser.get(App.clinic(SERVER, "user/*.rs").authorizeUrl())))
                .endsWith("/sign-in");
        assertThat(Browser.location(browser.get("/account"))).endsWith("/sign-in");
        assertThat(browser.submit("/second-factor", java.util.Map.of("code", "123456"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void lets_nobody_but_an_administrator_administer() {
        var body =
                "{\"token_endpoint_auth_method\":\"none\",\"redirect_uris\":[\"http://127.0.0.1/callback\"],\"scope\":\"patient/*.rs\"}";
        var doctor = new Browser(SERVER.base()).signIn("dr-ito");
        assertThat(Browser.location(App.own(SERVER, "admin").authorize(doctor, "")))
                .contains("access_denied");
        assertThat(Browser.location(doctor.get(App.clinic(SERVER, "admin").authorizeUrl())))
                .contains("invalid_scope");

        var token = App.own(SERVER, "admin").token("admin", "");
        var request = SERVER.open("/admin/clients")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        assertThat(SERVER.send(request).status()).isEqualTo(201);
        assertThat(SERVER.get(token, "Patient/demo-hanako").status()).isEqualTo(403);
    }

    static void awaitDead(String token) throws InterruptedException {
        var until = System.nanoTime() + 1_500_000_000L;
        while (SERVER.get(token, "Patient/demo-hanako").status() == 200 && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(SERVER.get(token, "Patient/demo-hanako").status()).isEqualTo(401);
    }

    private static String launchBy(Browser browser) {
        var clinic = App.clinic(SERVER, "openid user/*.rs");
        var token = clinic.exchange(clinic.code(browser, ""))
                .json()
                .get("access_token")
                .asText();
        return SmartLaunchIT.launch(token, "demo-app")
                .json()
                .at("/parameter/0/valueString")
                .asText();
    }

    private static <T> List<T> inParallel(List<Callable<T>> attempts) {
        var pool = Executors.newFixedThreadPool(attempts.size());
        try {
            return pool.invokeAll(attempts).stream()
                    .map(attempt -> {
                        try {
                            return attempt.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .collect(Collectors.toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            pool.shutdown();
        }
    }
}
