package jp.kenkotecho.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.LinkReader;
import jp.kenkotecho.it.Parts;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.TurnedClock;
import jp.kenkotecho.visit.CheckInIT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Showing a record by a link to somebody without an account, as a reader of SMART Health Links sees it. */
class ShareLinkIT extends ServerTest {

    private static final String MEDICAL = "{\"name\":\"category\",\"valueCode\":\"medication\"},"
            + "{\"name\":\"category\",\"valueCode\":\"medical\"}";
    private static final Map<String, String> CLINIC = Map.of("recipient", "架空 整形外科");

    @Test
    void opens_in_a_reader_that_knows_the_specification_alone() {
        var hana = Resident.in(SERVER);
        hana.drug("ミホンA");
        hana.diagnosis("I10");
        hana.hides(hana.drug("ひみつの薬"), "professionals");

        var reader = new LinkReader(link(hana, MEDICAL + label("受診の日")));

        assertThat(reader.payload().get("label").asText()).isEqualTo("受診の日");
        assertThat(reader.payload().has("flag")).isFalse();
        assertThat(reader.payload().get("v").asInt()).isEqualTo(1);
        assertThat(reader.payload().get("key").asText()).hasSize(43);
        assertThat(reader.url()).hasSizeLessThanOrEqualTo(128);
        assertThat(Duration.between(
                        Instant.now(),
                        Instant.ofEpochSecond(reader.payload().get("exp").asLong())))
                .isBetween(Duration.ofMinutes(58), Duration.ofMinutes(60));
        var manifest = reader.manifest(CLINIC);
        assertThat(manifest.statusCode()).as(manifest.body()).isEqualTo(200);
        assertThat(manifest.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(manifest.headers().firstValue("Cache-Control")).hasValue("no-store");
        var brief = reader.file(manifest);
        assertThat(brief.at("/type").asText()).isEqualTo("document");
        assertThat(brief.toString()).contains("ミホンA", "I10").doesNotContain("ひみつ");
        // For viewers of the International Patient Summary.
        var summary = reader.file(manifest, 1);
        assertThat(summary.at("/entry/0/resource/type/coding/0/code").asText()).isEqualTo("60591-5");
        assertThat(summary.toString()).contains("ミホンA", "I10").doesNotContain("ひみつ");
        assertThat(hana.reads("Patient/" + hana.id() + "/$access-log").text())
                .contains("共有リンクを開いた人 (「架空 整形外科」と名乗る)が、あなたの同意によって、");
    }

    @Test
    void hands_out_a_file_too_large_to_embed_for_some_minutes() {
        var hana = Resident.in(SERVER);
        hana.drug("ミホンA");
        var reader = new LinkReader(link(hana, MEDICAL));
        var other = new LinkReader(link(hana, MEDICAL));

        var manifest = reader.manifest(Map.of("recipient", "x", "embeddedLengthMax", 100));

        assertThat(manifest.body()).contains("location").doesNotContain("embedded");
        assertThat(reader.file(manifest).toString()).contains("ミホンA");
        var ticket = manifest.body().replaceAll(".*ticket=([^\"]+)\".*", "$1");
        assertThat(other.get(other.url() + "/file?ticket=" + ticket).statusCode())
                .as("a ticket of another link")
                .isEqualTo(404);
        try (var earlier = TurnedClock.back(Duration.ofMinutes(11))) {
            ticket = reader.manifest(Map.of("recipient", "x", "embeddedLengthMax", 100))
                    .body()
                    .replaceAll(".*ticket=([^\"]+)\".*", "$1");
            assertThat(reader.get(reader.url() + "/file?ticket=" + ticket).statusCode())
                    .isEqualTo(200);
        }
        assertThat(reader.get(reader.url() + "/file?ticket=" + ticket).statusCode())
                .isEqualTo(404);
        assertThat(reader.get(reader.url() + "/file").statusCode()).isEqualTo(404);
    }

    @Test
    void asks_for_the_passcode_and_counts_wrong_ones_for_good() throws Exception {
        var hana = Resident.in(SERVER);
        var reader = new LinkReader(link(hana, MEDICAL + passcode("さくら12")));

        assertThat(reader.payload().get("flag").asText()).isEqualTo("P");
        assertThat(reader.manifest(CLINIC).statusCode()).isEqualTo(401);
        var wrong = reader.manifest(Map.of("recipient", "x", "passcode", "さくら13"));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo("{\"remainingAttempts\":4}");
        assertThat(reader.manifest(Map.of("recipient", "x", "passcode", "さくら12"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(reader.manifest(Map.of("recipient", "x", "passcode", "guess"))
                        .body())
                .as("a right one gives no attempt back")
                .isEqualTo("{\"remainingAttempts\":3}");

        var guesses = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < 12; i++) {
            var guess = "guess" + i;
            guesses.add(() ->
                    reader.manifest(Map.of("recipient", "x", "passcode", guess)).statusCode());
        }
        var pool = Executors.newFixedThreadPool(6);
        try {
            for (var answer : pool.invokeAll(guesses)) {
                assertThat(answer.get()).isIn(401, 404);
            }
        } finally {
            pool.shutdown();
        }
        assertThat(reader.manifest(Map.of("recipient", "x", "passcode", "さくら12"))
                        .statusCode())
                .as("tried too often")
                .isEqualTo(404);
    }

    @Test
    void is_one_file_where_it_is_direct() {
        var hana = Resident.in(SERVER);
        hana.drug("ミホンA");
        var reader = new LinkReader(link(hana, MEDICAL + flag("direct")));

        assertThat(reader.payload().get("flag").asText()).isEqualTo("U");
        var file = reader.get(reader.url() + "?recipient=x");
        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/jose");
        assertThat(reader.decrypted(file.body()).toString()).contains("ミホンA");
        assertThat(reader.get(reader.url()).statusCode()).isEqualTo(400);
        assertThat(reader.manifest(CLINIC).statusCode()).isEqualTo(404);
    }

    @Test
    void ends_when_it_is_over_and_when_its_consent_is_withdrawn() {
        var hana = Resident.in(SERVER);
        LinkReader old;
        try (var earlier = TurnedClock.back(Duration.ofMinutes(61))) {
            old = new LinkReader(link(hana, MEDICAL));
            assertThat(old.manifest(CLINIC).statusCode()).isEqualTo(200);
        }
        assertThat(old.manifest(CLINIC).statusCode()).isEqualTo(404);

        var reader = new LinkReader(link(hana, MEDICAL + ",{\"name\":\"minutes\",\"valueInteger\":20000}"));
        assertThat(reader.payload().get("flag").asText()).isEqualTo("L");
        assertThat(reader.manifest(CLINIC).body()).contains("can-change");
        var consents = Resident.found(hana.reads("Consent?patient=" + hana.id() + "&_sort=-_lastUpdated"));
        hana.withdraws(consents.get(0).replace("Consent/", ""));
        assertThat(reader.manifest(CLINIC).statusCode()).isEqualTo(404);
    }

    @Test
    void takes_one_comment_that_the_person_sees_and_cannot_alter() {
        var hana = Resident.in(SERVER);
        var reader = new LinkReader(link(hana, MEDICAL + flag("comment")));
        var comment = "{\"recipient\":\"架空 整形外科\",\"name\":\"架空 太郎\",\"text\":\"<script>利尿薬を増やします</script>\"}";

        assertThat(reader.post("/comment", "{\"recipient\":\"x\",\"text\":\"だれの\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(reader.post("/comment", comment.replace("利尿薬", "長".repeat(2_000)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(reader.post("/comment", comment).statusCode()).isEqualTo(201);
        assertThat(reader.post("/comment", comment).statusCode())
                .as("a second one")
                .isEqualTo(409);

        var messages = hana.reads("Communication?patient=" + hana.id()).json().at("/entry");
        var written = new ArrayList<String>();
        messages.forEach(entry -> {
            if (entry.at("/resource/sender/display").asText().contains("自己申告")) {
                written.add(entry.get("resource").toString());
            }
        });
        assertThat(written).as(messages.toString()).hasSize(1);
        assertThat(written.get(0)).contains("架空 太郎 (自己申告 self-declared)", "self-declared", "利尿薬を増やします", "Device/");
        var id = written.get(0).replaceAll(".*?\"id\":\"([^\"]+)\".*", "$1");
        assertThat(hana.sends("PUT", "Communication/" + id, written.get(0).replace("増やします", "減らします"))
                        .status())
                .isEqualTo(403);
        assertThat(hana.reads("Provenance?target=Communication/" + id).text()).contains("Device/");

        var silent = new LinkReader(link(hana, MEDICAL));
        assertThat(silent.post("/comment", comment).statusCode())
                .as("not allowed")
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"recipient\":\"\"} | 400",
                "{} | 400",
                "[] | 400",
                "{\"recipient\":\"x\" | 400",
                "'' | 400",
            })
    void refuses_what_is_no_request(String body, int status) {
        var reader = new LinkReader(link(Resident.in(SERVER), MEDICAL));

        assertThat(reader.post("", body).statusCode()).isEqualTo(status);
        assertThat(reader.post("", "{\"recipient\":\"" + "長".repeat(20_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(reader.get(reader.url().substring(0, reader.url().length() - 1) + "?recipient=x")
                        .statusCode())
                .as("another handle")
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"label\",\"valueString\":\"何も見せない\"} | 422",
                "{\"name\":\"category\",\"valueCode\":\"everything\"} | 400",
                "{\"name\":\"category\",\"valueCode\":\"medical\"},{\"name\":\"passcode\",\"valueString\":\"123\"} | 400",
                "{\"name\":\"category\",\"valueCode\":\"medical\"},{\"name\":\"minutes\",\"valueInteger\":0} | 400",
                "{\"name\":\"category\",\"valueCode\":\"medical\"},{\"name\":\"minutes\",\"valueInteger\":44641} | 400",
                "{\"name\":\"category\",\"valueCode\":\"medical\"},{\"name\":\"direct\",\"valueBoolean\":true},{\"name\":\"passcode\",\"valueString\":\"1234\"} | 400",
            })
    void makes_no_link_of_bad_input(String parameters, int status) {
        var hana = Resident.in(SERVER);

        var answer = hana.sends("POST", "Patient/" + hana.id() + "/$share-link", parameters(parameters));

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(Resident.found(hana.reads("Consent?patient=" + hana.id()))).isEmpty();
        assertThat(Resident.found(hana.reads("Device?patient=" + hana.id()))).isEmpty();
    }

    @Test
    void hides_from_others_that_there_is_a_link() {
        var hana = Resident.in(SERVER);
        link(hana, MEDICAL);
        hana.agrees(new ConsentText(hana.id(), "Organization/demo-ito-clinic"));

        assertThat(Resident.found(SERVER.get(CheckInIT.doctor(), "Device?patient=" + hana.id())))
                .isEmpty();
        assertThat(Resident.found(hana.reads("Device?patient=" + hana.id()))).hasSize(1);
    }

    private static String link(Resident resident, String parameters) {
        var answer = resident.sends("POST", "Patient/" + resident.id() + "/$share-link", parameters(parameters));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Parts.part(answer.json(), "link").at("/valueUrl").asText();
    }

    private static String parameters(String parameters) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[" + parameters + "]}";
    }

    private static String label(String label) {
        return ",{\"name\":\"label\",\"valueString\":\"" + label + "\"}";
    }

    private static String passcode(String passcode) {
        return ",{\"name\":\"passcode\",\"valueString\":\"" + passcode + "\"}";
    }

    private static String flag(String name) {
        return ",{\"name\":\"" + name + "\",\"valueBoolean\":true}";
    }
}
