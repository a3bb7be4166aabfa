package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The menu of each kind of account, walked: what it offers is there, and what is not there is 404. */
class MenuIT extends ServerTest {

    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"]*)\"");
    private static final Pattern MENU = Pattern.compile("<header class=\"bar.*?</nav>\\s*<main", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"hanako", "taro", "kenji", "misaki", "dr-ito", "phn-takahashi", "researcher", "admin"})
    void offers_no_page_that_is_refused(String username) {
        var browser = new Browser(SERVER.base()).signIn(username);

        var links = menu(browser.get("/settings").text());

        assertThat(links).isNotEmpty().allSatisfy(link -> {
            var answer = browser.get(link);
            assertThat(answer.status()).as(link).isLessThan(400);
            assertThat(answer.status() == 200 && menuOf(answer.text()).isEmpty())
                    .as("no menu at " + link)
                    .isFalse();
        });
    }

    /** A relative who was invited opens the record from every page, under a bar of its own, and changes nothing in it. */
    @Test
    void opens_the_record_that_was_shared_with_a_relative() {
        var taro = new Browser(SERVER.base()).signIn("taro");

        var own = taro.get("/settings").text();
        assertThat(own).contains("佐藤 太郎さんの手帳", "佐藤 花子さん（見るだけ）");
        var shared = menu(own).stream()
                .filter(link -> link.endsWith("person=demo-hanako"))
                .findFirst()
                .orElseThrow();

        var page = taro.get(shared);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("bar--other", "佐藤 花子さんの手帳", "見せてもらっています");
        assertThat(menu(page.text()))
                .noneMatch(link -> link.startsWith("/share") || link.startsWith("/access-log"))
                .allSatisfy(link -> assertThat(taro.get(link).status()).as(link).isLessThan(400));
        assertThat(taro.get("/share?person=demo-hanako").status()).isEqualTo(404);
        assertThat(taro.get("/access-log?person=demo-hanako").status()).isEqualTo(404);
    }

    @Test
    void shows_nobody_a_record_that_was_not_shared_with_them() {
        var kenji = new Browser(SERVER.base()).signIn("kenji");

        assertThat(kenji.get("/brief?person=demo-hanako").status()).isEqualTo(404);
        assertThat(kenji.get("/settings?person=demo-hanako").text()).doesNotContain("花子");
    }

    /** To be offered in a list is no look at a record. */
    @Test
    void tells_the_access_log_nothing_of_a_list_to_choose_from() {
        var taro = new Browser(SERVER.base()).signIn("taro");
        var hanako = new Browser(SERVER.base()).signIn("hanako");
        var before = lines(hanako.get("/access-log").text());

        taro.get("/settings");

        assertThat(lines(hanako.get("/access-log").text())).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/accounts", "/share/nowhere", "/settings/nowhere"})
    void says_of_what_is_not_there_that_it_is_not_there(String path) {
        assertThat(new Browser(SERVER.base()).signIn("kenji").get(path).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("moved")
    void leads_from_where_a_page_stood_to_where_it_stands(String was, String is) {
        var answer = new Browser(SERVER.base()).signIn("kenji").get(was + "?person=x&poster=1.a-b");

        assertThat(answer.status()).isEqualTo(301);
        assertThat(Browser.location(answer)).endsWith(is + "?person=x&poster=1.a-b");
    }

    static Stream<Arguments> moved() {
        return MovedPages.table().entrySet().stream().map(one -> Arguments.of(one.getKey(), one.getValue()));
    }

    @Test
    void remembers_on_a_device_how_pages_are_to_look() {
        var browser = new Browser(SERVER.base()).signIn("kenji");
        assertThat(browser.get("/settings").text()).contains("<html lang=\"ja\">");

        var fields = new ArrayList<>(Browser.fieldsOf(browser.get("/settings").text(), 0));
        fields.removeIf(field -> List.of("letters", "years").contains(field.name()));
        fields.addAll(Browser.fields("letters", "large", "years", "both"));
        var answer = browser.post("/settings", fields);

        assertThat(answer.header("Set-Cookie")).contains("look=large-usual-both", "HttpOnly", "SameSite=Lax");
        assertThat(browser.get("/settings").text()).contains("<html lang=\"ja\" class=\"text-large years-both\">");
        assertThat(browser.get("/sign-in").text()).contains("text-large");
    }

    @Test
    void sends_links_that_were_given_long_ago_to_their_reader() {
        assertThat(Browser.location(new Browser(SERVER.base()).get("/share"))).endsWith("/read");
        assertThat(new Browser(SERVER.base()).signIn("kenji").get("/share").text())
                .contains("/pages/given-link.js");
        assertThat(Browser.location(new Browser(SERVER.base()).signIn("admin").get("/share")))
                .endsWith("/read");
    }

    private static List<String> menu(String page) {
        return LINK.matcher(menuOf(page))
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .distinct()
                .toList();
    }

    private static String menuOf(String page) {
        var menu = MENU.matcher(page);
        return menu.find() ? menu.group() : "";
    }

    private static long lines(String page) {
        // Each request stands in a line of its own within its visit.
        return page.split("<li", -1).length;
    }
}
