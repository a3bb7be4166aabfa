package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jp.kenkotecho.identity.SignInAttackIT;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Delegation;
import jp.kenkotecho.research.Exports;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The desk of a researcher: their cohorts with counts, exports with progress and files; nothing of anybody's record. */
@SuppressWarnings("NullAway.Init") // filled before the first test
class ResearcherDeskIT extends ServerTest {

    private static final String PASSWORD = "a long password of a test 9";

    @Autowired
    private Exports exports;

    private static final Pattern FILE = Pattern.compile("href=\"(/desk/exports/[^\"]*/file[^\"]*)\"");

    @Test
    void asks_for_an_export_sees_it_done_fetches_a_file_and_deletes_it() {
        var study = new Study("架空の歩数の研究");
        var people = List.of(study.member(), study.member(), study.member());
        var desk = study.researcher();
        assertThat(desk.get("/desk?lang=ja").text()).contains("研究", "/desk/cohorts", "/desk/exports");

        var cohorts = desk.get("/desk/cohorts").text();
        assertThat(cohorts).contains("架空の歩数の研究", "<b class=\"num\">3</b>");
        people.forEach(one -> assertThat(cohorts).doesNotContain(one.id()));
        var address = "/desk/exports/new?client=" + study.client + "&cohort=" + study.group;
        assertThat(desk.get(address).text())
                .contains("Observation", "参加者に知らせます")
                .doesNotContain("Consent\"");
        var form = UUID.randomUUID().toString();
        var asked = study.asks(desk, form, "type", "Observation");
        var page = Browser.location(asked);
        assertThat(page).as(asked.text()).endsWith("/desk/exports/" + form + "?client=" + study.client);
        assertThat(Browser.location(study.asks(desk, form, "type", "Observation")))
                .isEqualTo(page);

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(desk.get(page).text()).contains("できました"));
        var done = desk.get(page).text();
        assertThat(done).contains("Observation", "3行");
        assertThat(desk.get("/desk/exports").text()).contains("架空の歩数の研究", "できました");
        assertThat(desk.get("/desk/exports").text().split(form, -1)).as("once").hasSize(2);
        var file = desk.get(firstFile(done));
        assertThat(file.header("Content-Type")).startsWith("application/fhir+ndjson");
        assertThat(file.header("Content-Disposition")).contains("attachment", "Observation");
        assertThat(file.text().strip().lines()).hasSize(3).allMatch(line -> line.contains("\"Observation\""));
        people.forEach(one -> assertThat(file.text()).doesNotContain(one.id(), "架空"));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(people.get(0)
                        .reads("Communication?patient=" + people.get(0).id())
                        .text())
                .contains("research-export"));

        var ended = AdministratorDeskIT.sends(desk, "/desk/exports/" + form + "/end", "client", study.client);
        assertThat(desk.get(Browser.location(ended)).text()).contains("取りやめました").doesNotContain(form);
        assertThat(desk.get(page).status()).isEqualTo(404);
        assertThat(desk.get(firstFile(done)).status()).isEqualTo(404);
    }

    /** One participant is a person: no number is told, and nothing is released. */
    @Test
    void tells_no_number_of_too_few_and_releases_nothing_of_them() {
        var study = new Study("架空の小さな研究");
        study.member();
        var desk = study.researcher();

        assertThat(desk.get("/desk/cohorts?lang=ja").text())
                .contains("架空の小さな研究", "2人より少ない")
                .doesNotContain("class=\"num\"");
        var page = Browser.location(study.asks(desk, UUID.randomUUID().toString()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(desk.get(page).text()).contains("公開されませんでした"));
        assertThat(FILE.matcher(desk.get(page).text()).find()).isFalse();
    }

    @Test
    void knows_no_study_of_another() {
        var own = new Study("架空の研究 甲");
        var other = new Study("架空の研究 乙");
        other.member();
        other.member();
        var theirs = other.researcher();
        var page = Browser.location(other.asks(theirs, UUID.randomUUID().toString()));
        var id = page.replaceAll(".*/desk/exports/|\\?.*", "");
        var desk = own.researcher();

        assertThat(desk.get("/desk/cohorts").text()).contains("甲").doesNotContain("乙");
        for (var client : List.of(own.client, other.client, "", "demo-research")) {
            assertThat(desk.get("/desk/exports/" + id + "?client=" + client).status())
                    .as(client)
                    .isEqualTo(404);
            assertThat(desk.get("/desk/exports/" + id + "/file?kind=output&type=Observation&from=1&to=9&client="
                                    + client)
                            .status())
                    .as(client)
                    .isEqualTo(404);
            assertThat(AdministratorDeskIT.sends(desk, "/desk/exports/" + id + "/end", "client", client)
                            .status())
                    .as(client)
                    .isEqualTo(404);
        }
        assertThat(desk.get("/desk/exports/new?client=" + own.client + "&cohort=" + other.group)
                        .status())
                .isEqualTo(404);
        assertThat(theirs.get(page).status()).isEqualTo(200);
    }

    /** Two places: who asks at the same moment as others finds one of them, or none. */
    @Test
    void no_more_run_than_may_however_many_are_asked_for_at_one_moment() {
        var client = new Caller("test-" + UUID.randomUUID(), Set.of("system/*.rs"), Delegation.NOBODY);
        // Of everything, which waits for its approval: none ends by itself meanwhile.
        var wanted = new Exports.Wanted("", Map.of(), false, "http://localhost/$export");

        var ids = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> exports.ask(client, wanted)))
                .toList()
                .stream()
                .flatMap(asked -> asked.join().stream())
                .toList();

        assertThat(ids).hasSizeBetween(1, 2);
        ids.forEach(id -> exports.callOff(client, id));
        var last = exports.ask(client, wanted);
        assertThat(last).isPresent();
        exports.callOff(client, last.orElseThrow());
    }

    @Test
    void the_same_type_however_often_is_one() {
        var study = new Study("架空の繰り返しの研究");
        study.member();
        study.member();
        var desk = study.researcher();
        var many = IntStream.range(0, 1_500).mapToObj(i -> "Observation").toList();

        var asked = study.asksOf(desk, many);

        assertThat(asked.status()).as(asked.text()).isEqualTo(302);
    }

    @Test
    void says_what_is_wrong_with_an_export_and_stops_where_too_many_run() {
        var study = new Study("架空の研究");
        study.member();
        study.member();
        var desk = study.researcher();
        desk.get("/desk/exports?lang=ja");

        assertThat(study.asks(desk, UUID.randomUUID().toString(), "since", "2999-01-01")
                        .text())
                .contains("までの日を入れて", "value=\"2999-01-01\"");
        assertThat(study.asks(desk, UUID.randomUUID().toString(), "type", "Consent")
                        .text())
                .contains("研究には提供していない");
        assertThat(study.asks(desk, "no-key").text()).contains("古くなっています");
        assertThat(desk.get("/desk/exports").text()).contains("まだありません");
        assertThat(desk.post("/desk/exports", Browser.fields("client", study.client))
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hanako", "dr-ito", "phn-takahashi", "admin"})
    void is_not_there_for_anybody_else(String username) {
        var browser = new Browser(SERVER.base()).signIn(username);
        for (var page : List.of(
                "/desk/cohorts",
                "/desk/exports",
                "/desk/exports/new?client=demo-research&cohort=Group/demo-cohort",
                "/desk/exports/x?client=demo-research",
                "/desk/exports/x/file?client=demo-research&kind=output&type=Patient&from=1&to=2")) {
            assertThat(browser.get(page).status()).as(page).isEqualTo(404);
        }
    }

    /** The account of the demo answers for the client of the demo; a cohort opens no record to it. */
    @Test
    void has_a_study_in_demo_mode_and_opens_no_record_by_it() {
        var desk = new Browser(SERVER.base()).signIn("researcher");

        assertThat(desk.get("/desk/cohorts?lang=en").text())
                .contains("take part", "demo-research")
                .doesNotContain("??");
        assertThat(desk.get("/desk/exports").text()).contains("Exports").doesNotContain("??");
        for (var page : List.of("/today", "/medicines", "/brief", "/desk/patient")) {
            assertThat(desk.get(page + "?person=demo-hanako").status()).as(page).isEqualTo(404);
        }
    }

    private static String firstFile(String page) {
        return FILE.matcher(page)
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .filter(link -> link.contains("kind=output"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page));
    }

    /** A study of a test's own: its cohort, its client, and the account of its researcher. */
    private static final class Study {

        private final String group;
        private final String client = "study-" + UUID.randomUUID();
        private final String username = "researcher-" + UUID.randomUUID();

        Study(String name) {
            group = "Group/"
                    + SERVER.post(
                                    "Group",
                                    "{\"resourceType\":\"Group\",\"type\":\"person\",\"actual\":true,\"name\":\"" + name
                                            + "\"}")
                            .id();
            assertThat(posts(
                                    "/admin/clients",
                                    "{\"client_id\":\"" + client + "\",\"client_name\":\"" + name
                                            + "\",\"scope\":\"system/*.rs\",\"cohorts\":[\""
                                            + group.replace("Group/", "") + "\"],\"researchers\":[\"" + username
                                            + "\"]}")
                            .status())
                    .isEqualTo(201);
        }

        Resident member() {
            var resident = Resident.in(SERVER);
            resident.agrees(new ConsentText(resident.id(), group).research().sharing("daily-health"));
            resident.weight();
            return resident;
        }

        Browser researcher() {
            var made = posts(
                    "/admin/accounts",
                    "{\"username\":\"" + username + "\",\"displayName\":\"架空 学\",\"kind\":\"RESEARCHER\"}");
            var browser = new Browser(SERVER.base());
            var code = SignInAttackIT.codeOf(SignInAttackIT.secretOn(browser.get("/invitation")));
            browser.submit(
                    "/invitation",
                    Map.of("invitation", made.json().get("invitation").asText(), "password", PASSWORD, "code", code));
            return browser;
        }

        Client.Answer asks(Browser desk, String form, String... more) {
            var fields = new ArrayList<>(List.of("form", form, "client", client, "cohort", group));
            fields.addAll(List.of(more));
            return AdministratorDeskIT.sends(desk, "/desk/exports", fields.toArray(String[]::new));
        }

        /** Asks with a type for each of these. */
        Client.Answer asksOf(Browser desk, List<String> types) {
            var fields = new ArrayList<>(Browser.fieldsOf(desk.get("/settings").text(), 0));
            fields.removeIf(field -> !field.name().equals("_csrf"));
            fields.addAll(Browser.fields("form", UUID.randomUUID().toString(), "client", client, "cohort", group));
            types.forEach(type -> fields.add(new Browser.Field("type", type)));
            return desk.post("/desk/exports", fields);
        }

        private static Client.Answer posts(String path, String body) {
            return SERVER.send(SERVER.open(path)
                    .header("Authorization", "Bearer " + SERVER.token("admin"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));
        }
    }
}
