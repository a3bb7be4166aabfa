package jp.kenkotecho.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the server tells is the server's: nobody else says it, changes it or takes it away. */
class ServersWordIT extends ServerTest {

    private static final String SERVERS = "このサーバー<";
    private static final String LABEL =
            "\"security\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ObservationValue\",\"code\":\"DEVAST\"}]";

    private Resident haru;
    private String notice;

    /** A clinician opens the record in an emergency, which the server tells at once. */
    @BeforeEach
    void is_told_of_an_emergency() {
        haru = Resident.in(SERVER);
        var doctor = App.named(SERVER, "demo-app", "", "user/*.rs").token("dr-ito", "");
        var opened = SERVER.send(SERVER.with(doctor, "Patient/" + haru.id() + "/$break-glass")
                .POST(BodyPublishers.ofString("{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"reason\","
                        + "\"valueString\":\"意識がなく、薬を確かめる必要がある\"}]}")));
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        notice = Resident.found(haru.reads("Communication?patient=" + haru.id())).stream()
                .filter(address -> address.contains("emergency-"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void is_shown_as_the_servers() {
        assertThat(row("緊急時のため")).contains(SERVERS);
        assertThat(haru.reads(notice).text()).contains("DEVAST");
    }

    @Test
    void is_said_by_no_app() {
        var sent = haru.sends("POST", "Communication", notice("安全のため設定を変えてください", ""));
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);

        assertThat(row("安全のため設定を")).contains("ご本人または代理の人").doesNotContain(SERVERS);
        assertThat(haru.sends("POST", "Communication", notice("x", LABEL)).status())
                .isEqualTo(403);
        assertThat(haru.sends("PUT", "Communication/" + sent.id(), notice("x", LABEL, sent.id()))
                        .status())
                .isEqualTo(403);
        assertThat(SERVER.post("Communication", notice("x", LABEL)).status())
                .as("a backend service")
                .isEqualTo(403);
    }

    @Test
    void is_said_by_no_backend_that_names_the_servers_source() {
        var sent = SERVER.post(
                "Communication", notice("サーバーからと称する", "\"source\":\"http://kenko-techo.jp/id/source/server\""));
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);

        assertThat(row("サーバーからと称する")).contains("送り主の記載のないもの").doesNotContain(SERVERS);
    }

    @Test
    void is_changed_and_deleted_by_no_app() {
        var before = haru.reads(notice).text();

        assertThat(haru.sends("PUT", notice, before.replace("緊急時のため", "問題なく")).status())
                .isEqualTo(403);
        assertThat(haru.sends("DELETE", notice, "").status()).isEqualTo(403);
        assertThat(SERVER.send(SERVER.with(haru.token(), notice)
                                .setHeader("Content-Type", "application/json-patch+json")
                                .method(
                                        "PATCH",
                                        BodyPublishers.ofString("[{\"op\":\"remove\",\"path\":\"/payload\"}]")))
                        .status())
                .isEqualTo(403);
        assertThat(haru.sends(
                                "POST",
                                "",
                                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"request\":{\"method\":"
                                        + "\"DELETE\",\"url\":\"" + notice + "\"}}]}")
                        .status())
                .isEqualTo(403);
        assertThat(haru.reads(notice).text()).isEqualTo(before);
    }

    @Test
    void is_hidden_by_the_person_and_stays_the_servers() {
        haru.hides(notice, "family");

        assertThat(row("緊急時のため")).contains(SERVERS);
        assertThat(haru.sends("DELETE", notice, "").status()).isEqualTo(403);
    }

    @Test
    void is_changed_and_deleted_by_no_backend_service() {
        var before = SERVER.get(notice).text();

        assertThat(SERVER.put(notice, before.replace("緊急時のため", "何事もなく")).status())
                .isEqualTo(403);
        assertThat(SERVER.send(SERVER.fhir(notice).DELETE()).status()).isEqualTo(403);
        assertThat(SERVER.get(notice).text()).isEqualTo(before);
    }

    @Test
    void tells_who_has_read_what_by_the_server_alone() {
        var sent = haru.sends(
                "POST",
                "Communication",
                notice("読まれたと称する", "").replace("\"status\"", "\"received\":\"2026-11-30T08:00:00+09:00\",\"status\""));

        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        assertThat(haru.reads("Communication/" + sent.id()).text()).doesNotContain("received");
    }

    /** As the page of messages shows it. */
    private String row(String words) {
        var rows = haru.browser().get("/messages").text().split("<li class=\"row\"", -1);
        return Arrays.stream(rows)
                .filter(row -> row.contains(words))
                .findFirst()
                .orElseThrow();
    }

    private String notice(String words, String meta) {
        return notice(words, meta, "");
    }

    private String notice(String words, String meta, String id) {
        return "{\"resourceType\":\"Communication\"," + (id.isEmpty() ? "" : "\"id\":\"" + id + "\",")
                + "\"meta\":{" + meta + "},\"status\":\"completed\",\"category\":[{\"coding\":[{\"system\":"
                + "\"http://kenko-techo.jp/fhir/CodeSystem/notice\",\"code\":\"emergency-access\"}]}],\"subject\":"
                + "{\"reference\":\"Patient/" + haru.id() + "\"},\"payload\":[{\"contentString\":\"" + words
                + "\"}]}";
    }
}
