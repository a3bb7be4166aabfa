package jp.kenkotecho.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Browser.Field;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.portal.PersonImports.State;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Delegation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Imports in the background that are called off, by whoever sent them and by an administrator. */
@OnBothDatabases({Because.LOCKS, Because.OWN_SQL})
@SuppressWarnings("NullAway.Init") // filled before the first test
class CallingOffIT extends ServerTest {

    @Autowired
    private JdbcClient database;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private PersonImports imports;

    @Test
    void who_sent_an_import_calls_it_off_on_a_page_and_nothing_of_it_is_stored() throws Exception {
        var haru = Resident.in(SERVER);
        var browser = haru.browser();
        assertThat(browser.get("/checkups/files").text()).doesNotContain("取り込んでいるところです");
        var id = underWay(haru);
        assertThat(browser.get("/checkups/files").text()).contains("取り込んでいるところです", "7件を取り込んでいます");

        assertThat(sends(Resident.in(SERVER).browser(), "/checkups/files/end", "id", id)
                        .text())
                .contains("もう終わっていました");
        assertThat(sends(browser, "/checkups/files/end", "id", id).text()).contains("取りやめました。何も手帳に");

        assertThat(browser.get("/checkups/files").text()).doesNotContain("取り込んでいるところです");
        assertThat(imports.find(id).orElseThrow().state()).isEqualTo(State.REFUSED);
        // A node that was in the middle of it may not say that it is done.
        assertThat(imports.done(id, "{}")).isFalse();
        assertThat(imports.find(id).orElseThrow().state()).isEqualTo(State.REFUSED);
        assertThat(sends(browser, "/checkups/files/end", "id", id).text()).contains("もう終わっていました");
    }

    @Test
    void an_app_calls_its_import_off_by_delete() throws Exception {
        var haru = Resident.in(SERVER);
        var id = underWay(haru);
        var path = "Patient/" + haru.id() + "/$myna-import-status?id=" + id;

        var token = haru.token();
        assertThat(SERVER.send(SERVER.with(Resident.in(SERVER).token(), path).DELETE())
                        .status())
                .isIn(403, 404);
        var gone = SERVER.send(SERVER.with(token, path).DELETE());
        assertThat(gone.status()).as(gone.text()).isEqualTo(200);
        assertThat(SERVER.get(token, path).status()).isEqualTo(409);
        assertThat(SERVER.get(token, path).text()).contains("取りやめられました", "called off");
        assertThat(SERVER.send(SERVER.with(token, path).DELETE()).status()).isEqualTo(409);
    }

    @Test
    void an_administrator_calls_off_whatever_runs() throws Exception {
        var haru = Resident.in(SERVER);
        var id = underWay(haru);
        var asked = SERVER.send(SERVER.with(SERVER.token("system/*.rs admin"), "$export?_type=Organization")
                .header("Prefer", "respond-async")
                .GET());
        var export = Browser.parameter(asked.header("Content-Location"), "id");
        var desk = new Browser(SERVER.base()).signIn("admin");

        assertThat(desk.get("/desk/jobs").text()).contains("取りやめられるもの", id, export);
        assertThat(called(desk, "person-import", id)).endsWith("done=calledoff");
        assertThat(called(desk, "person-import", id)).endsWith("done=ended");
        assertThat(called(desk, "export", export)).endsWith("done=calledoff");
        assertThat(called(desk, "nothing", export)).endsWith("done=ended");
        assertThat(desk.get("/desk/jobs?done=calledoff").text())
                .contains("取りやめました")
                .doesNotContain(id, export);
        assertThat(sends(haru.browser(), "/desk/jobs", "kind", "export", "id", export)
                        .status())
                .isEqualTo(404);
    }

    /** One that waits, and that no node will take. */
    private String underWay(Resident sender) throws JsonProcessingException {
        var id = UUID.randomUUID().toString();
        var caller = new Caller(
                "demo-app",
                Set.of("patient/*.cruds"),
                new Delegation(sender.account(), Set.of("Patient/" + sender.id()), true, true, Set.of(), Set.of()));
        database.sql("insert into person_import (id, person, running_for, caller, sent_at, records, state, answer)"
                        + " values (?, ?, ?, ?, current_timestamp, 7, 'WAITING', '')")
                .params(id, sender.id(), sender.id(), json.writeValueAsString(caller))
                .update();
        return id;
    }

    private static String called(Browser desk, String kind, String id) {
        return Browser.location(sends(desk, "/desk/jobs", "kind", kind, "id", id));
    }

    private static Client.Answer sends(Browser browser, String page, String... fields) {
        var all = new ArrayList<Field>(Browser.fieldsOf(browser.get("/settings").text(), 0));
        all.removeIf(field -> !field.name().equals("_csrf"));
        all.addAll(Browser.fields(fields));
        return browser.post(page, all);
    }
}
