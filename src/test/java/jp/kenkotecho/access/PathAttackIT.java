package jp.kenkotecho.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** URLs that the parts of the server might read differently, and requests that say the server is called otherwise. */
@ExtendWith(OutputCaptureExtension.class)
class PathAttackIT extends ServerTest {

    /** Stands for a personal value that somebody put into a URL. */
    private static final String SECRET = "himitsu-4711";

    private static final String HOST = "Host: localhost";
    private static final Wire WIRE = new Wire(SERVER.base());

    static Stream<String> paths() {
        return Stream.of("/fhir", "/account", "/ig", "/shl", "/share", "/actuator", "/oauth2", "/admin", "/pages", "")
                .flatMap(PathAttackIT::variants);
    }

    private static Stream<String> variants(String first) {
        var encoded = first.isEmpty() ? "/%61" : "/%" + Integer.toHexString(first.charAt(1)) + first.substring(2);
        return Stream.of(
                "/" + first + "/Patient/" + SECRET,
                first + "//Patient/" + SECRET,
                first + ";" + SECRET + "=1/Patient",
                first + "/Patient;x=" + SECRET,
                first + "/Patient/" + SECRET + ";x",
                encoded + "/Patient/" + SECRET,
                first + "/%2e%2e" + first + "/Patient/" + SECRET,
                first + "/../fhir/Patient/" + SECRET,
                first + "/metadata/../Patient/" + SECRET,
                first + "/./Patient/" + SECRET,
                first + "\\Patient\\" + SECRET,
                first + "/Patient%5C" + SECRET,
                first + "/Patient%2F" + SECRET,
                first + "/Patient%252F" + SECRET,
                first + "/Patient%00" + SECRET,
                first + "/Patient%0d%0aX:" + SECRET,
                first + "/metadata%3b" + SECRET,
                first + "/%c0%ae/" + SECRET,
                first + "/%zz" + SECRET,
                first + "/<" + SECRET + ">",
                first + "/Patient/" + SECRET + "?%",
                first + "/Patient?name=" + SECRET + "%zz",
                first + "/Patient?" + SECRET + "%00=1",
                first.toUpperCase(Locale.ROOT) + "/" + SECRET + "/x",
                first + "/Patient/" + (SECRET + "/").repeat(400),
                first + "/Patient/" + SECRET.repeat(2_000));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void are_refused_without_a_token_and_break_nothing_with_one(String path) {
        for (var method : List.of("GET ", "POST ", "PUT ", "DELETE ")) {
            var line = method + path + " HTTP/1.1";
            var open = WIRE.send(line, HOST, "Content-Length: 0");
            if (!isAskedToSignIn(open)) {
                assertThat(open.status()).as(line + ": " + open).isBetween(400, 499);
            }
            var known = WIRE.send(line, HOST, "Content-Length: 0", token());
            assertThat(known.status()).as(line + ", with a token: " + known).isBetween(200, 499);
        }
    }

    /**
     * What is said of a file that is too large is said to who is signed in, on a page of this server; and by its announced
     * length alone, before a byte of it.
     */
    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/checkups/files", "/\\\\evil.example/", "/checkups/files"})
    void lead_nobody_elsewhere_with_a_file_that_is_too_large(String path) {
        var answer = WIRE.send(
                "POST " + path + " HTTP/1.1",
                HOST,
                "Content-Type: multipart/form-data; boundary=x",
                "Content-Length: 999999999");

        assertThat(answer.header("Location")).as(answer.toString()).isEmpty();
        assertThat(answer.status()).isIn(400, 404, 413);
    }

    /** Whatever a page is called below {@code /account}, it takes a sign-in. */
    private static boolean isAskedToSignIn(Wire.Answer answer) {
        return answer.header("Location").equals(List.of(SERVER.base() + "/sign-in"));
    }

    @Test
    void leave_nothing_of_themselves_in_what_is_printed(CapturedOutput output) {
        paths().forEach(path -> WIRE.send(
                "GET " + path + " HTTP/1.1",
                HOST,
                token(),
                "Cookie: KENKOTECHO=" + SECRET + "; " + SECRET + "=1",
                "X-Request-ID: " + SECRET + "!",
                "User-Agent: " + SECRET,
                SECRET + ": x"));

        assertThat(output.getAll()).contains("jp.kenkotecho.access").doesNotContain(SECRET);
    }

    @Test
    void are_answered_in_both_languages() {
        var fhir = WIRE.send("GET //fhir/Patient HTTP/1.1", HOST);
        var page = WIRE.send("GET /account//sharing HTTP/1.1", HOST);

        assertThat(fhir.header("Content-Type")).containsExactly("application/fhir+json;charset=UTF-8");
        assertThat(fhir.text()).contains("OperationOutcome", "書き方", "not written as it should");
        assertThat(page.header("Content-Type")).containsExactly("text/html;charset=UTF-8");
        assertThat(page.text()).contains("書き方", "not written as it should");
        assertThat(fhir.header("X-Request-ID")).hasSize(1);
        assertThat(WIRE.send("GET /FHIR/Patient/" + SECRET + " HTTP/1.1", HOST).text())
                .contains("見つかりません", "Not found")
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "/fhir/Patient/demo-hanako/_history/99999999999999999999, 404",
        "/fhir/Patient?%01=x, 400",
        "/error, 404",
        "/error?x=1, 404"
    })
    void are_no_failure_of_the_server(String path, int status) {
        var answer = WIRE.send("GET " + path + " HTTP/1.1", HOST, token());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    }

    @Test
    void expect_no_version_that_cannot_be() {
        var person = SERVER.newPerson();
        var write = SERVER.fhir("Patient/" + person)
                .header("If-Match", "W/\"99999999999999999999\"")
                .PUT(BodyPublishers.ofString("{\"resourceType\":\"Patient\",\"id\":\"" + person + "\"}"));

        assertThat(SERVER.send(write).status()).isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account", "/share", "/ig", "/ig/", "/oauth2/authorization/town", "/second-factor"})
    void send_nobody_to_the_host_that_a_request_names(String path) {
        for (var headers : List.of(
                new String[] {"Host: evil.example"},
                new String[] {HOST, "X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https"},
                new String[] {HOST, "X-Forwarded-Prefix: /evil.example", "X-Forwarded-Port: 666"},
                new String[] {HOST, "Forwarded: host=evil.example;proto=https"})) {
            assertOurs(WIRE.send("GET " + path + " HTTP/1.1", headers));
        }
        assertOurs(WIRE.send("GET http://evil.example" + path + " HTTP/1.1", "Host: evil.example"));
    }

    @Test
    void send_nobody_elsewhere_on_the_way_to_an_app() {
        var authorize = App.own(SERVER, "patient/*.rs").authorizeUrl();
        assertOurs(WIRE.send("GET " + authorize + " HTTP/1.1", "Host: evil.example"));
        var answer = WIRE.send("POST " + authorize + " HTTP/1.1", "Host: evil.example", "Content-Length: 0");

        assertThat(answer.text()).doesNotContain("evil.example");
        assertThat(WIRE.send("GET / HTTP/1.1", "Host: evil.example").text()).doesNotContain("evil.example");
        assertThat(WIRE.send("GET /actuator HTTP/1.1", "Host: evil.example").text())
                .doesNotContain("evil.example");
    }

    @Test
    void send_a_person_who_is_signed_in_to_our_consent_page() {
        var cookie = sessionOf("hanako");
        var authorize = App.own(SERVER, "patient/*.rs").authorizeUrl();
        var answer = WIRE.send("GET " + authorize + " HTTP/1.1", "Host: evil.example", "Cookie: " + cookie);

        assertOurs(answer);
        assertThat(answer.header("Location").get(0)).contains("/consent?");
    }

    /** The cookie of a session that the sign-in page has opened for this person. */
    private static String sessionOf(String username) {
        var page = WIRE.send("GET /sign-in HTTP/1.1", "Host: evil.example");
        var cookie = cookieOf(page);
        var csrf = page.text().replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]*)\".*", "$1");
        var form = Browser.encoded(Browser.fields("username", username, "password", "demo", "_csrf", csrf));
        var signedIn = WIRE.send(
                "POST /sign-in HTTP/1.1",
                "Host: evil.example",
                "Cookie: " + cookie,
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: " + form.length() + "\r\n\r\n" + form);
        assertOurs(signedIn);
        return cookieOf(signedIn);
    }

    private static String cookieOf(Wire.Answer answer) {
        return answer.header("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("KENKOTECHO="))
                .map(cookie -> cookie.replaceAll(";.*", ""))
                .findFirst()
                .orElseThrow();
    }

    private static void assertOurs(Wire.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(302);
        assertThat(answer.text().replace("%3A%2F%2F", "://")).doesNotContain("evil.example", ":666");
        assertThat(answer.header("Location"))
                .hasSize(1)
                .allMatch(to -> to.startsWith(SERVER.base()) || to.startsWith(PROVIDER.issuer()));
    }

    private static String token() {
        return "Authorization: Bearer " + SERVER.token("system/*.cruds");
    }
}
