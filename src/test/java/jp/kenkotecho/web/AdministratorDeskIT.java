package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.identity.SignInAttackIT;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Browser.Chosen;
import jp.kenkotecho.it.Browser.Field;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.Professional;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.jobs.Clocked;
import jp.kenkotecho.jobs.DividedJob;
import jp.kenkotecho.jobs.Work;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The desk of an administrator: accounts, apps, the directory, approvals, the audit trail, jobs; and no record. */
@SuppressWarnings("NullAway.Init") // filled before the first test
class AdministratorDeskIT extends ServerTest {

    @Autowired
    private List<Work> works;

    @Autowired
    private List<DividedJob> divided;

    @Autowired
    private List<Clocked> clocked;

    private static final String PASSWORD = "a long password of a test 9";
    private static final Pattern CODE = Pattern.compile("<p class=\"secret\"><code>([^<]+)</code>");
    private static final Pattern SECRET = Pattern.compile("<dd class=\"secret\"><code>([^<]+)</code>");
    private static final List<String> FORMS =
            List.of("/desk/accounts", "/desk/clients", "/desk/directory", "/desk/approvals", "/desk/trail");
    private static final List<String> PAGES =
            Stream.concat(FORMS.stream(), Stream.of("/desk/jobs")).toList();

    @Test
    void invites_a_nurse_blocks_her_account_and_lets_her_in_again() {
        var office = Professional.nurse(SERVER, "架空市 健康課");
        var desk = new Browser(SERVER.base()).signIn("admin");
        var nurse = "nurse-" + UUID.randomUUID();
        assertThat(desk.get("/desk?lang=ja").text()).contains("管理", "/desk/accounts", "/desk/trail");

        var invited = sends(
                desk,
                "/desk/accounts",
                "act",
                "add",
                "username",
                nurse,
                "displayName",
                "架空 京子",
                "kind",
                "PROFESSIONAL",
                "links",
                office.practitioner());

        var code = found(CODE, invited);
        assertThat(invited.text()).contains("招待コード", "架空 京子", "まだパスワードを決めていません");
        assertThat(desk.get("/desk/accounts?named=" + nurse).text()).doesNotContain(code);
        var browser = accepts(code);
        assertThat(browser.get("/desk/worklist?lang=ja").text()).contains("架空市 健康課");
        var id = idOf(nurse);

        var blocked = sends(desk, "/desk/accounts", "act", "block", "id", id, "named", nurse);

        assertThat(Browser.location(blocked)).contains("done=block", "named=" + nurse);
        assertThat(desk.get(Browser.location(blocked)).text()).contains("アカウントを止めました", "止めています");
        assertThat(Browser.location(browser.get("/desk/worklist"))).endsWith("/sign-in");
        assertThat(signsIn(nurse).status()).isEqualTo(401);
        assertThat(sends(desk, "/desk/accounts", "act", "invite", "id", id).status())
                .isEqualTo(404);

        sends(desk, "/desk/accounts", "act", "unblock", "id", id);
        assertThat(Browser.location(signsIn(nurse))).endsWith("/second-factor");
    }

    /** A device that is remembered signs in nobody any more, also after the account is open again. */
    @Test
    void forgets_the_devices_of_a_blocked_account() {
        var hana = Resident.in(SERVER);
        var kept = Browser.with(
                SERVER.base(), "device", hana.remembered().cookie("device").replace("\"", ""));
        var desk = new Browser(SERVER.base()).signIn("admin");

        sends(desk, "/desk/accounts", "act", "block", "id", hana.account());
        sends(desk, "/desk/accounts", "act", "unblock", "id", hana.account());

        assertThat(Browser.location(kept.get("/today"))).endsWith("/sign-in");
    }

    /** What somebody let an app do ends with the block, and does not come back. */
    @Test
    void cuts_off_the_apps_of_a_blocked_account_for_good() {
        var hana = Resident.in(SERVER);
        var token = hana.token();
        assertThat(SERVER.get(token, "Patient/" + hana.id()).status()).isEqualTo(200);
        var desk = new Browser(SERVER.base()).signIn("admin");

        sends(desk, "/desk/accounts", "act", "block", "id", hana.account());
        sends(desk, "/desk/accounts", "act", "unblock", "id", hana.account());

        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        SERVER.get(token, "Patient/" + hana.id()).status())
                .isEqualTo(401));
    }

    @Test
    void says_what_is_wrong_with_a_new_account_and_keeps_it() {
        var desk = new Browser(SERVER.base()).signIn("admin");
        desk.get("/desk/accounts?lang=ja");

        var ill = sends(desk, "/desk/accounts", "act", "add", "username", "no spaces", "displayName", "<b>架空</b>");
        assertThat(ill.status()).isEqualTo(200);
        assertThat(ill.text())
                .contains("利用者名は文字・数字", "no spaces", "&lt;b&gt;架空")
                .doesNotContain("<b>架空</b>");
        assertThat(sends(desk, "/desk/accounts", "act", "add", "username", "hanako", "displayName", "架空")
                        .text())
                .contains("もう使われています");
        assertThat(sends(
                                desk,
                                "/desk/accounts",
                                "act",
                                "add",
                                "username",
                                "x",
                                "displayName",
                                "架空",
                                "links",
                                "Group/demo-cohort")
                        .text())
                .contains("Patient/、Practitioner/");
        assertThat(sends(desk, "/desk/accounts", "act", "block", "id", idOf("admin"))
                        .text())
                .contains("自分のアカウントは止められません");
        assertThat(sends(desk, "/desk/accounts", "act", "block", "id", "nobody").text())
                .contains("見つかりません");
        assertThat(sends(desk, "/desk/accounts", "act", "no-such-act").status()).isEqualTo(400);
    }

    @Test
    void lists_fifty_accounts_a_page_and_finds_the_others_by_name() {
        for (var i = 0; i < 51; i++) {
            SERVER.send(SERVER.open("/admin/accounts")
                    .header("Authorization", "Bearer " + SERVER.token("admin"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"username\":\"many-%02d-%s\",".formatted(i, UUID.randomUUID())
                            + "\"displayName\":\"架空 多\",\"kind\":\"RESIDENT\"}")));
        }
        var desk = new Browser(SERVER.base()).signIn("admin");

        var first = desk.get("/desk/accounts?lang=ja&named=many-").text();
        assertThat(first.split("<li class=\"row", -1)).hasSize(51);
        assertThat(first).contains("次のページへ", "from=50");
        assertThat(desk.get("/desk/accounts?named=many-&from=50").text()).contains("many-50-", "前のページへ");
        assertThat(desk.get("/desk/accounts?named=架空多&from=-3").status()).isEqualTo(200);
        assertThat(desk.get("/desk/accounts?named=" + "a".repeat(2000)).text()).contains("見つかりません");
        var list = SERVER.send(SERVER.open("/admin/accounts?named=many-&from=50")
                .header("Authorization", "Bearer " + SERVER.token("admin"))
                .GET());
        assertThat(list.json().get("accounts").size()).isEqualTo(1);
        assertThat(list.text()).doesNotContain("password", "argon2");
    }

    @Test
    void registers_an_app_once_and_removes_it() {
        var desk = new Browser(SERVER.base()).signIn("admin");
        desk.get("/desk/clients?lang=ja");
        var form = UUID.randomUUID().toString();
        var fields = new String[] {
            "act",
            "register",
            "form",
            form,
            "sort",
            "confidential",
            "name",
            "血圧の窓",
            "addresses",
            "https://app.example/callback",
            "scope",
            "launch/patient patient/Observation.rs"
        };

        var made = sends(desk, "/desk/clients", fields);

        assertThat(made.text()).contains("登録しました", form, "client_secret", "この一度だけ");
        var again = sends(desk, "/desk/clients", fields);
        assertThat(again.text()).contains("もう登録されています").doesNotContain("client_secret");
        assertThat(desk.get("/desk/clients").text()).contains("血圧の窓", form, "demo-app", "設定で決まっています");
        assertThat(SERVER.send(SERVER.open("/admin/clients")
                                .header("Authorization", "Bearer " + SERVER.token("admin"))
                                .GET())
                        .text())
                .contains(form);

        assertThat(Browser.location(sends(desk, "/desk/clients", "act", "remove", "id", form)))
                .endsWith("done=removed");
        assertThat(desk.get("/desk/clients").text()).doesNotContain(form);
        assertThat(sends(desk, "/desk/clients", "act", "remove", "id", "demo-app")
                        .status())
                .isEqualTo(404);
    }

    /** Of two at the same moment one is told a secret, and that secret holds. */
    @Test
    void registers_one_app_by_a_form_that_is_sent_twice_at_the_same_moment() {
        var desk = new Browser(SERVER.base()).signIn("admin");
        var form = UUID.randomUUID().toString();
        var answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> sends(
                        desk,
                        "/desk/clients",
                        "act",
                        "register",
                        "form",
                        form,
                        "sort",
                        "backend",
                        "name",
                        "架空の連携",
                        "scope",
                        "system/Organization.rs"))
                .map(answer -> SECRET.matcher(answer.text()))
                .filter(Matcher::find)
                .map(secret -> secret.group(1))
                .toList();

        assertThat(answers).hasSize(1);
        var token = SERVER.send(SERVER.open("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=system/Organization.rs&client_id="
                        + form + "&client_secret=" + answers.get(0))));
        assertThat(token.status()).as(token.text()).isEqualTo(200);
        sends(desk, "/desk/clients", "act", "remove", "id", form);
    }

    @Test
    void says_what_is_wrong_with_an_app_and_keeps_it() {
        var desk = new Browser(SERVER.base()).signIn("admin");
        desk.get("/desk/clients?lang=ja");

        assertThat(register(desk, "name", "窓", "sort", "public", "scope", "patient/*.rs"))
                .contains("戻るアドレス", "窓");
        assertThat(register(desk, "name", "窓", "sort", "public", "scope", "admin", "addresses", "https://a.example/"))
                .contains("範囲 (スコープ)");
        assertThat(register(desk, "name", "窓", "sort", "public", "scope", "patient/*.rs", "addresses", "javascript:x"))
                .contains("戻り先のアドレスが使えない");
        assertThat(register(
                        desk, "name", "研究", "sort", "research", "scope", "system/*.rs", "researchers", "researcher"))
                .contains("コホートも付けて");
        assertThat(register(desk, "name", " ", "sort", "backend", "scope", "system/*.rs"))
                .contains("ことばを書いて");
        assertThat(sends(desk, "/desk/clients", "act", "register", "form", "x", "name", "窓")
                        .status())
                .isEqualTo(200);
    }

    private static String register(Browser desk, String... more) {
        var all = new ArrayList<>(
                List.of("act", "register", "form", UUID.randomUUID().toString()));
        all.addAll(List.of(more));
        var answer = sends(desk, "/desk/clients", all.toArray(String[]::new));
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    @Test
    void verifies_the_trail_and_says_so_in_words() {
        var desk = new Browser(SERVER.base()).signIn("admin");
        assertThat(desk.get("/desk/trail?lang=ja").text()).contains("封を順に確かめます");

        var verified = sends(desk, "/desk/trail");

        assertThat(verified.text()).contains("件すべてが、封をしたときのままです").containsPattern("<code>[0-9a-f]{64}</code>");
        assertThat(sends(desk, "/desk/trail?lang=en").text()).contains("entries are as they were sealed");
    }

    @Test
    void sees_jobs_and_exports_of_everything_that_wait_for_approval() {
        var desk = new Browser(SERVER.base()).signIn("admin");
        assertThat(desk.get("/desk/jobs?lang=ja").text())
                .contains("待っているもの・動いているもの", "期限が過ぎた書き出しの削除", "できなかったもの")
                .doesNotContain("??jobs");
        var asked = SERVER.send(SERVER.with(SERVER.token("system/*.rs admin"), "$export?_type=Organization")
                .header("Prefer", "respond-async")
                .GET());
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        var id = Browser.parameter(asked.header("Content-Location"), "id");

        var waiting = desk.get("/desk/approvals").text();
        assertThat(waiting).contains("demo-backend", "Organization", "2人のうち 0人", id);
        var one = sends(desk, "/desk/approvals", "id", id);
        assertThat(desk.get(Browser.location(one)).text()).contains("もう一人の承認を待っています", "あなたは承認しました");
        assertThat(Browser.location(sends(desk, "/desk/approvals", "id", id))).endsWith("done=one");
        assertThat(sends(desk, "/desk/approvals", "id", "nothing").text()).contains("見つかりません");
        var gone = SERVER.send(SERVER.with(SERVER.token("system/*.rs admin"), "$export-status?id=" + id)
                .DELETE());
        assertThat(gone.status()).isEqualTo(202);
    }

    @Test
    void calls_each_kind_of_work_by_its_name() {
        var kinds = Stream.of(
                        works.stream().map(Work::kind),
                        divided.stream().map(DividedJob::kind),
                        clocked.stream().map(Clocked::kind))
                .flatMap(kind -> kind)
                .collect(Collectors.toSet());

        assertThat(JobsPage.KNOWN).isEqualTo(kinds);
    }

    @Test
    void looks_up_the_directory_and_takes_a_list_in() throws Exception {
        var office = "健康課" + UUID.randomUUID();
        var family = "架空" + UUID.randomUUID();
        var nurse = Professional.nurse(SERVER, office);
        var named = SERVER.post(
                        "Practitioner",
                        "{\"resourceType\":\"Practitioner\",\"name\":[{\"family\":\"" + family + "\",\"text\":\""
                                + family + " 誠\"}]}")
                .id();
        var desk = new Browser(SERVER.base()).signIn("admin");
        assertThat(desk.get("/desk/directory?lang=ja&named=" + office).text()).contains(office, nurse.place());
        assertThat(desk.get("/desk/directory?named=" + family).text())
                .contains(family + " 誠", "Practitioner/" + named)
                .doesNotContain(nurse.practitioner());
        var list = Files.readAllBytes(Path.of("docs", "samples", "institutions.csv"));

        var taken = uploads(desk, new Chosen("list.csv", list));

        assertThat(taken.text()).contains("3件を名簿に入れました", "みほん歯科");
        assertThat(uploads(desk, new Chosen("list.csv", "x".getBytes(StandardCharsets.UTF_8)))
                        .text())
                .contains("role=\"alert\"");
        assertThat(uploads(desk).text()).contains("CSV ファイルを一つ");
        assertThat(desk.get("/desk/accounts?link=" + nurse.practitioner() + "&name=架空")
                        .text())
                .contains("value=\"" + nurse.practitioner() + "\"");
    }

    /** Administrators open no record, by none of their pages. */
    @Checklist("S5")
    @Test
    void shows_nothing_of_a_record() {
        var desk = new Browser(SERVER.base()).signIn("admin");
        for (var page : PAGES) {
            assertThat(desk.get(page + "?person=demo-hanako").text())
                    .as(page)
                    .doesNotContain("Patient/demo", "血圧 ", "アムロジピン");
        }
        for (var page : List.of("/today", "/medicines", "/checkups", "/desk/patient", "/desk/guidance", "/brief")) {
            assertThat(desk.get(page + "?person=demo-hanako").status()).as(page).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hanako", "dr-ito", "phn-takahashi", "researcher"})
    void are_not_there_for_anybody_else(String username) {
        var browser = new Browser(SERVER.base()).signIn(username);
        for (var page : PAGES) {
            assertThat(browser.get(page).status()).as(page).isEqualTo(404);
        }
        for (var page : FORMS) {
            var act = page.equals("/desk/clients") ? "remove" : "block";
            assertThat(sends(browser, page, "act", act, "id", "x").status())
                    .as(page)
                    .isEqualTo(404);
        }
        assertThat(browser.get("/settings").text()).doesNotContain("/desk/accounts");
        assertThat(new Browser(SERVER.base()).get("/desk/accounts").status()).isEqualTo(302);
    }

    @Test
    void take_no_form_without_its_token() {
        var desk = new Browser(SERVER.base()).signIn("admin");
        for (var page : FORMS) {
            assertThat(desk.post(page, Browser.fields("act", "add", "id", "x")).status())
                    .as(page)
                    .isEqualTo(403);
        }
    }

    @Test
    void say_it_in_english_too() {
        var desk = new Browser(SERVER.base()).signIn("admin");
        assertThat(desk.get("/desk?lang=en").text()).contains("Administration").doesNotContain("管理");
        for (var page : PAGES) {
            assertThat(desk.get(page).text()).as(page).doesNotContain("??").contains("<html lang=\"en\"");
        }
    }

    private static Browser accepts(String code) {
        var browser = new Browser(SERVER.base());
        var factor = SignInAttackIT.codeOf(SignInAttackIT.secretOn(browser.get("/invitation")));
        browser.submit("/invitation", Map.of("invitation", code, "password", PASSWORD, "code", factor));
        return browser;
    }

    private static Client.Answer signsIn(String username) {
        return new Browser(SERVER.base()).submit("/sign-in", Map.of("username", username, "password", PASSWORD));
    }

    private static String idOf(String username) {
        var list = SERVER.send(SERVER.open("/admin/accounts?named=" + username)
                .header("Authorization", "Bearer " + SERVER.token("admin"))
                .GET());
        for (var one : list.json().get("accounts")) {
            if (one.get("username").asText().equals(username)) {
                return one.get("id").asText();
            }
        }
        throw new AssertionError(list.text());
    }

    private static String found(Pattern pattern, Client.Answer page) {
        var found = pattern.matcher(page.text());
        assertThat(found.find()).as(page.text()).isTrue();
        return found.group(1);
    }

    private static Client.Answer uploads(Browser desk, Chosen... files) {
        return desk.upload("/desk/directory", token(desk), List.of(files));
    }

    static Client.Answer sends(Browser desk, String page, String... fields) {
        var all = new ArrayList<>(token(desk));
        all.addAll(Browser.fields(fields));
        return desk.post(page, all);
    }

    /** The token of the session's forms; each page has one to sign out. */
    private static List<Field> token(Browser desk) {
        var page = desk.get("/settings").text();
        return Browser.fieldsOf(page, 0).stream()
                .filter(field -> field.name().equals("_csrf"))
                .toList();
    }
}
