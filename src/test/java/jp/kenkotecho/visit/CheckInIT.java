package jp.kenkotecho.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import javax.imageio.ImageIO;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Parts;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.TurnedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The poster at the reception, and what a resident shows a clinic by it. */
public class CheckInIT extends ServerTest {

    private static final String CLINIC = "Organization/demo-ito-clinic";
    private static final String SCOPES = "user/*.rs user/Communication.c";

    /** "Scan, show, comment", from the poster to midnight. */
    @Test
    void shows_a_clinic_what_was_confirmed_until_midnight() throws Exception {
        var hana = Resident.in(SERVER);
        var drug = hana.drug("ミホンA");
        var hidden = hana.drug("ひみつ");
        hana.hides(hidden, "professionals");
        var doctor = doctor();
        var poster = poster(doctor);
        hana.agrees(new ConsentText(hana.id(), CLINIC).right("comment").sharing());

        String consent;
        String comment;
        try (var yesterday = TurnedClock.back(Duration.ofDays(1))) {
            assertThat(SERVER.get(doctor, drug).status()).isEqualTo(404);

            var preview = checkIn(hana, "poster", poster, "");
            assertThat(preview.text()).contains("伊藤内科").contains("ミホンA").doesNotContain("ひみつ");
            assertThat(SERVER.get(doctor, drug).status())
                    .as("a preview gives nothing")
                    .isEqualTo(404);

            var arrived = checkIn(hana, "poster", poster, CONFIRMED);
            assertThat(arrived.status()).as(arrived.text()).isEqualTo(200);
            consent = Parts.part(arrived.json(), "consent")
                    .at("/valueReference/reference")
                    .asText();
            var visit = Parts.part(arrived.json(), "encounter")
                    .at("/valueReference/reference")
                    .asText();
            assertThat(SERVER.get(doctor, drug).status()).isEqualTo(200);
            assertThat(SERVER.get(doctor, hidden).status()).isEqualTo(404);
            assertThat(Resident.found(SERVER.get(doctor, "Patient?_id=" + hana.id())))
                    .containsExactly("Patient/" + hana.id());
            assertThat(Resident.found(SERVER.get(
                            doctor,
                            "Encounter?patient=" + hana.id() + "&service-provider=" + CLINIC + "&status=arrived")))
                    .containsExactly(visit);

            assertThat(SERVER.get(doctor, "Patient/" + hana.id() + "/$visit-brief")
                            .text())
                    .contains("ミホンA")
                    .doesNotContain("ひみつ");

            var written = comment(doctor, hana.id());
            assertThat(written.status()).as(written.text()).isEqualTo(201);
            comment = "Communication/" + written.id();
        }

        // What was decided before is remembered for a second, unless a Consent changes, which at a clinic it does.
        var next = Resident.in(SERVER);
        next.agrees(new ConsentText(next.id(), CLINIC));
        assertThat(SERVER.get(doctor, drug).status()).as("after midnight").isEqualTo(404);
        assertThat(SERVER.get(doctor, "Patient/" + hana.id() + "/$visit-brief").text())
                .as("after midnight")
                .doesNotContain("ミホンA");
        assertThat(hana.reads(comment).text()).contains("利尿薬");
        assertThat(hana.reads(consent).text()).contains("\"status\":\"active\"");
        assertThat(hana.reads("Patient/" + hana.id() + "/$access-log").text())
                .contains("伊藤内科 (伊藤 誠一)が、あなたの同意によって、お薬 1 件を見ました。");
    }

    /** A photographed poster is of use to nobody but for showing one's own record, to that clinic. */
    @Test
    void a_photographed_poster_gives_nobody_anything() throws Exception {
        var hana = Resident.in(SERVER);
        var drug = hana.drug("ミホンA");
        var stranger = Resident.in(SERVER);
        var poster = poster(doctor());

        assertThat(checkIn(stranger, "poster", poster, CONFIRMED).status()).isEqualTo(200);
        assertThat(stranger.reads(drug).status()).isEqualTo(404);
        assertThat(SERVER.send(SERVER.with(stranger.token(), "Patient/" + hana.id() + "/$check-in")
                                .POST(BodyPublishers.ofString(body("poster", poster, CONFIRMED))))
                        .status())
                .isEqualTo(404);
        assertThat(SERVER.send(SERVER.open("/fhir/Patient/" + hana.id() + "/$check-in")
                                .header("Content-Type", "application/fhir+json")
                                .POST(BodyPublishers.ofString(body("poster", poster, CONFIRMED))))
                        .status())
                .isEqualTo(401);
        assertThat(SERVER.get(doctor(), drug).status()).isEqualTo(404);
    }

    @Test
    void whoever_confirms_twice_has_come_once_and_shows_the_second_choice() {
        var hana = Resident.in(SERVER);
        var drug = hana.drug("ミホンA");
        var weight = hana.weight();
        var doctor = doctor();

        var first = checkIn(hana, "organization", CLINIC, CONFIRMED);
        assertThat(SERVER.get(doctor, weight).status()).isEqualTo(200);
        var second = checkIn(
                hana, "organization", CLINIC, CONFIRMED + ",{\"name\":\"category\",\"valueCode\":\"medication\"}");

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(SERVER.get(doctor, drug).status()).isEqualTo(200);
        assertThat(SERVER.get(doctor, weight).status()).isEqualTo(404);

        hana.withdraws(Parts.part(first.json(), "consent")
                .at("/valueReference/reference")
                .asText()
                .replace("Consent/", ""));
        assertThat(SERVER.get(doctor, drug).status()).isEqualTo(404);
        assertThat(checkIn(hana, "organization", CLINIC, CONFIRMED).text())
                .as("after withdrawing it is a new consent")
                .isNotEqualTo(first.text());
        assertThat(SERVER.get(doctor, drug).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "poster, 1.AAAAAAAAAAAAAAAAAAAAAA.demo-ito-clinic, '', 400",
        "poster, '', '', 400",
        "poster, http://example.org/, '', 400",
        "organization, Organization/not-there, '', 404",
        "organization, Patient/demo-hanako, '', 400",
        "organization, http://example.org/fhir/Organization/demo-ito-clinic, '', 400",
        "organization, Organization/demo-ito-clinic, ',{\"name\":\"category\",\"valueCode\":\"all\"}', 400",
        "organization, Organization/demo-ito-clinic, ',{\"name\":\"sensitivity\",\"valueCode\":\"medication\"}', 400",
        "organization, Organization/demo-ito-clinic, ',{\"name\":\"until\",\"valueDate\":\"2099-01-01\"}', 400",
        "organization, Organization/demo-ito-clinic, ',{\"name\":\"poster\",\"valueString\":\"1\"}', 400",
    })
    void what_is_wrong_is_refused_and_stores_nothing(String name, String value, String more, int status) {
        var hana = Resident.in(SERVER);

        var answer = checkIn(hana, name, value, CONFIRMED + more);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).contains("OperationOutcome");
        assertThat(Resident.found(hana.reads("Consent?patient=" + hana.id()))).isEmpty();
        assertThat(Resident.found(hana.reads("Encounter?patient=" + hana.id()))).isEmpty();
    }

    /** Deciding who sees a record takes the product's own app and two factors. */
    @Test
    void another_app_can_look_and_not_confirm() {
        var hana = Resident.in(SERVER);
        var app = App.clinic(SERVER, "patient/*.cruds");
        var token = app.exchange(app.code(hana.browser(), hana.id()))
                .json()
                .get("access_token")
                .asText();

        var answer = SERVER.send(SERVER.with(token, "Patient/" + hana.id() + "/$check-in")
                .POST(BodyPublishers.ofString(body("organization", CLINIC, CONFIRMED))));

        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(Resident.found(hana.reads("Encounter?patient=" + hana.id()))).isEmpty();
    }

    @Test
    void a_poster_is_made_by_staff_alone_and_can_be_printed() throws Exception {
        var nurse = App.clinic(SERVER, "user/*.rs").token("phn-takahashi", "");
        var svg = SERVER.get(doctor(), CLINIC + "/$check-in-poster");

        assertThat(svg.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(svg.text()).contains("伊藤内科").contains("<path");
        assertThat(SERVER.get(doctor(), CLINIC + "/$check-in-poster?format=gif").status())
                .isEqualTo(400);
        assertThat(SERVER.get(nurse, CLINIC + "/$check-in-poster").status()).isEqualTo(403);
        assertThat(SERVER.get(Resident.in(SERVER).token(), CLINIC + "/$check-in-poster")
                        .status())
                .isEqualTo(403);
        assertThat(poster(doctor())).endsWith(".demo-ito-clinic");
    }

    /** What somebody may add and not read is stored from a transaction as from a request of its own. */
    @Test
    void stores_a_comment_of_a_transaction_by_whoever_may_not_read_it() {
        var hana = Resident.in(SERVER);
        hana.agrees(new ConsentText(hana.id(), CLINIC).right("comment").sharing());
        var comment =
                "{\"resourceType\":\"Communication\",\"status\":\"completed\",\"subject\":{\"reference\":\"Patient/"
                        + hana.id()
                        + "\"},\"sender\":{\"reference\":\"Practitioner/demo-dr-ito\"},\"payload\":"
                        + "[{\"contentString\":\"三日後に\"}]}";
        var bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + comment
                + ",\"request\":{\"method\":\"POST\",\"url\":\"Communication\"}}]}";

        var written = SERVER.send(SERVER.with(doctor(), "").POST(BodyPublishers.ofString(bundle)));

        assertThat(written.status()).as(written.text()).isEqualTo(200);
        var address = written.json().at("/entry/0/response/location").asText().replaceAll("/_history.*", "");
        assertThat(hana.reads(address).text()).contains("三日後に");
        assertThat(SERVER.get(doctor(), address).status()).isEqualTo(404);
    }

    static final String CONFIRMED = ",{\"name\":\"confirmed\",\"valueBoolean\":true}";

    static Client.Answer checkIn(Resident resident, String name, String value, String more) {
        return resident.sends("POST", "Patient/" + resident.id() + "/$check-in", body(name, value, more));
    }

    private static String body(String name, String value, String more) {
        var given = name.equals("poster")
                ? "\"valueString\":\"" + value + "\""
                : "\"valueReference\":{\"reference\":\"" + value + "\"}";
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"" + name + "\"," + given + "}" + more
                + "]}";
    }

    /** The token of a doctor of that clinic. */
    public static String doctor() {
        var app = App.named(SERVER, "demo-app", "", SCOPES);
        return app.exchange(app.code(new Browser(SERVER.base()).signIn("dr-ito"), ""))
                .json()
                .get("access_token")
                .asText();
    }

    /** The code on the clinic's poster, read from a picture of nothing else. */
    public static String poster(String doctor) throws Exception {
        var png = SERVER.get(doctor, CLINIC + "/$check-in-poster?format=png");
        assertThat(png.header("Content-Type")).isEqualTo("image/png");
        var image = ImageIO.read(new ByteArrayInputStream(png.response().body()));
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var bits = new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels));
        var url = new QRCodeReader()
                .decode(new BinaryBitmap(bits), Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
        assertThat(url).startsWith(SERVER.base() + "/share/check-in?poster=");
        return Browser.parameter(url, "poster");
    }

    private static Client.Answer comment(String token, String patient) {
        return SERVER.send(SERVER.with(token, "Communication")
                .POST(BodyPublishers.ofString(
                        "{\"resourceType\":\"Communication\",\"status\":\"completed\",\"subject\":"
                                + "{\"reference\":\"Patient/" + patient
                                + "\"},\"sender\":{\"reference\":\"Practitioner/demo-dr-ito\"},"
                                + "\"payload\":[{\"contentString\":\"利尿薬を増やします。\"}]}")));
    }
}
