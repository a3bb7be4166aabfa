package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.kenkotecho.it.Chromium;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.visit.CheckInIT;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;

/** The pages of sharing in a real browser, as Kenji uses them, wide and narrow; pictures are left where they are asked for ({@link Chromium#keep}). */
class SharingPagesIT extends ServerTest {

    private static final Dimension PHONE = new Dimension(500, 1000);
    private static final Dimension SCREEN = new Dimension(1000, 1000);

    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void shares_with_a_clinic_after_a_rehearsal_and_takes_it_back() {
        chromium.forget(SERVER.base());
        chromium.open(SERVER.base() + "/sign-in?lang=ja");
        chromium.signIn("kenji");
        chromium.awaitText("田中 健司さんの手帳");
        chromium.open(SERVER.base() + "/share?lang=ja");
        chromium.picture("sharing");
        click("病院・薬局・役所に見せる");
        chromium.awaitPath("/second-factor");
        chromium.fill("code", "000000");
        chromium.submit();
        chromium.awaitText("病院・薬局・役所に見せる");
        find("伊藤内科");
        chromium.picture("sharing-with-whom");
        chooseTheClinic();
        chromium.press(chromium.driver()
                .findElement(By.cssSelector("form:has(input[name=organization]) button[type=submit]")));
        chromium.awaitText("何が見えるか確かめる");
        chromium.press(chromium.driver().findElement(By.id("add-comment")));
        chromium.picture("sharing-what");
        press("これを選ぶ");
        chromium.awaitText("相手に見えるもの");
        chromium.picture("sharing-preview");
        press("この内容で見せる");
        chromium.awaitPath("/share");
        chromium.awaitText("伊藤内科 に見せるようにしました");
        chromium.awaitText("コメントを書くこと");
        chromium.picture("sharing-agreed");
        assertThat(isWiderThanTheWindow()).isFalse();
        chromium.press(theClinicsCard().findElement(By.partialLinkText("変える・ためしに見る")));
        chromium.awaitText("いま相手に見えるもの");
        chromium.awaitText("控え (PDF)");
        chromium.picture("sharing-with");
        assertThat(isWiderThanTheWindow()).isFalse();

        chromium.open(SERVER.base() + "/doctors?lang=ja");
        chromium.awaitText("かかりつけ歯科医");
        chromium.picture("doctors");
        click("かかりつけ医を選ぶ");
        find("伊藤内科");
        chooseTheClinic();
        chromium.press(chromium.driver()
                .findElement(By.cssSelector("form:has(input[name=organization]) button[type=submit]")));
        chromium.awaitText("伊藤内科 をかかりつけにする");
        chromium.picture("doctor");
        chromium.open(SERVER.base() + "/share");

        click("家族に見せる");
        chromium.awaitText("続柄");
        chromium.fill("name", "架空 春");
        chromium.press(chromium.driver().findElements(By.name("category")).get(2));
        chromium.picture("sharing-invite");
        chromium.submit();
        chromium.awaitText("招待コード");
        chromium.picture("sharing-invited");
        chromium.open(SERVER.base() + "/family");
        chromium.picture("family");
        chromium.open(SERVER.base() + "/share/records");
        chromium.awaitText("ひとつだけかくす");
        chromium.picture("records");
        chromium.open(SERVER.base() + "/access-log?all=true");
        chromium.awaitText("だれが見たか");
        chromium.picture("log");

        chromium.open(SERVER.base() + "/messages?lang=ja");
        chromium.awaitText("メールで知らせる");
        chromium.fill("address", "kenji@example.org");
        press("確認コードを送る");
        chromium.awaitText("に送った確認コード");
        chromium.picture("notices");
        chromium.open(SERVER.base() + "/share?lang=en");
        chromium.awaitText("Who can see it now");
        withdrawNewest();
        chromium.awaitText("withdrawn");
        chromium.picture("sharing-en");
    }

    /** As a phone's camera opens the poster's address. */
    @Test
    void checks_in_by_the_poster_and_withdraws() throws Exception {
        chromium.forget(SERVER.base());
        chromium.driver().manage().window().setSize(PHONE);
        chromium.open(SERVER.base() + "/share/check-in?lang=ja&poster=" + CheckInIT.poster(CheckInIT.doctor()));
        chromium.signIn("kenji");
        chromium.awaitPath("/second-factor");
        chromium.fill("code", "000000");
        chromium.submit();
        chromium.awaitText("伊藤内科に今日だけ見せる");
        chromium.picture("check-in");
        assertThat(isWiderThanTheWindow()).isFalse();
        press("これを選ぶ");
        chromium.awaitText("相手に見えるもの");
        chromium.picture("check-in-preview");
        press("伊藤内科に今日だけ見せる");
        chromium.awaitPath("/share");
        chromium.awaitText("伊藤内科");
        withdrawNewest();
        chromium.awaitText("取り消し済み");

        chromium.open(SERVER.base() + "/share/check-in?poster=1.AAAAAAAAAAAAAAAAAAAAAA.demo-ito-clinic");
        chromium.awaitText("受付ポスターのものではありません");
        chromium.picture("check-in-forged");
        chromium.open(SERVER.base() + "/share/check-in?lang=en");
        find("伊藤内科");
        chooseTheClinic();
        chromium.press(chromium.driver()
                .findElement(By.cssSelector("form:has(input[name=organization]) button[type=submit]")));
        chromium.awaitText("It ends by itself at midnight");
        chromium.picture("check-in-en");
    }

    /** A link as a QR code, opened by somebody without an account, who writes back. */
    @Test
    void shows_a_record_by_a_link_and_takes_a_comment() {
        chromium.forget(SERVER.base());
        chromium.open(SERVER.base() + "/share/links?lang=ja");
        chromium.signIn("kenji");
        chromium.awaitPath("/second-factor");
        chromium.fill("code", "000000");
        chromium.submit();
        chromium.awaitText("新しいリンク");
        chromium.driver().manage().window().setSize(PHONE);
        chromium.fill("label", "整形外科の受診");
        chromium.fill("passcode", "さくら12");
        press("これを選ぶ");
        chromium.awaitText("見せる情報");
        chromium.press(chromium.driver().findElement(By.id("comment")));
        chromium.press(chromium.driver().findElement(By.cssSelector("form .button--main")));
        chromium.awaitText("この QR コードを読み取ってもらってください");
        chromium.picture("links");
        assertThat(isWiderThanTheWindow()).isFalse();
        var link = String.valueOf(chromium.driver().findElement(By.id("link")).getAttribute("value"));

        chromium.forget(SERVER.base());
        chromium.driver().manage().window().setSize(SCREEN);
        chromium.open(link);
        chromium.awaitText("整形外科の受診");
        chromium.fill("recipient", "架空整形外科");
        chromium.fill("passcode", "さくら13");
        press("開く");
        chromium.awaitText("合言葉が違います");
        chromium.driver().findElement(By.id("passcode")).clear();
        chromium.fill("passcode", "さくら12");
        press("開く");
        chromium.awaitText("今のお薬");
        chromium.picture("share");
        chromium.fill("name", "架空 太郎");
        chromium.fill("text", "<b>三日後に体重を知らせてください</b>");
        press("送る");
        chromium.awaitText("届きました");

        chromium.open(SERVER.base() + "/share#shlink:/bm90aGluZw");
        chromium.awaitText("リンクが入っていません");
        chromium.open(SERVER.base() + "/brief");
        chromium.signIn("kenji");
        chromium.awaitText("今のお薬");
        chromium.picture("brief");
    }

    /** Fifty organizations are offered at first; the suite makes many. */
    private static void find(String name) {
        var isOffered = chromium.driver().findElements(By.cssSelector("label")).stream()
                .anyMatch(label -> label.getText().contains(name));
        if (!isOffered) {
            chromium.fill("named", name);
            chromium.driver().findElement(By.id("named")).submit();
            chromium.awaitText(name);
        }
    }

    /** The clinic of the demo, whoever else has made one of that name meanwhile. */
    private static void chooseTheClinic() {
        chromium.press(
                chromium.driver().findElement(By.cssSelector("input[name=organization][value$=demo-ito-clinic]")));
    }

    private static void withdrawNewest() {
        chromium.press(theClinicsCard().findElement(By.cssSelector("button.switch[aria-checked=true]")));
    }

    /** The one that the clinic has, with its switch on. */
    private static WebElement theClinicsCard() {
        return chromium.driver().findElements(By.cssSelector("li.card")).stream()
                .filter(card -> card.getText().contains("伊藤内科"))
                .filter(card -> !card.findElements(By.cssSelector("button.switch[aria-checked=true]"))
                        .isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing to withdraw"));
    }

    private static boolean isWiderThanTheWindow() {
        chromium.driver().manage().window().setSize(PHONE);
        return Boolean.TRUE.equals(chromium.driver()
                .executeScript("return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
    }

    private static void click(String link) {
        chromium.press(chromium.driver().findElement(By.partialLinkText(link)));
    }

    private static void press(String button) {
        List<WebElement> buttons = chromium.driver().findElements(By.cssSelector("button[type=submit]"));
        chromium.press(buttons.stream()
                .filter(one -> one.getText().equals(button))
                .findFirst()
                .orElseThrow());
    }
}
