package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import jp.kenkotecho.it.Axe;
import jp.kenkotecho.it.Chromium;
import jp.kenkotecho.it.Keyboard;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.portal.CheckupReport;
import jp.kenkotecho.qr.QrSymbol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;

/** What people do every day, without a mouse: Tab, Enter, Space and what is typed. */
class KeyboardIT extends ServerTest {

    private static final String CODE = "000000";

    @Autowired
    private Clock clock;

    private static Chromium chromium;
    private static Keyboard keyboard;

    private Resident haru;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        keyboard = new Keyboard(chromium);
    }

    @BeforeEach
    void signIn() {
        haru = Resident.born(SERVER, "1978-11-03");
        chromium.forget(SERVER.base());
        chromium.open(SERVER.base() + "/settings?lang=ja");
        chromium.signIn(haru);
        chromium.awaitPath("/settings");
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void enters_a_pressure() {
        chromium.open(SERVER.base() + "/measurements");

        keyboard.to("上").type("128").to("下").type("78").to("記録する").press(Keys.ENTER);

        chromium.awaitText("記録しました。");
        assertThat(chromium.text()).contains("128/78");
        assertThat(keyboard.round()).startsWith("本文へ").contains("記録する", "サインアウト");
    }

    @Test
    void imports_a_photographed_slip_and_takes_its_dose(@TempDir Path files) throws IOException {
        chromium.open(SERVER.base() + "/medicines");

        keyboard.to("紙の写真をとる").press(Keys.ENTER);
        chromium.awaitText("写真を選ぶ");
        keyboard.to("写真を選ぶ").choose(photograph(files)).to("読み取る").press(Keys.SPACE);
        chromium.awaitText("写真と見くらべてください");
        keyboard.to("1種類を手帳に入れる").press(Keys.ENTER);
        chromium.awaitText("1種類を手帳に入れました。");
        keyboard.to("今日").press(Keys.ENTER);
        chromium.awaitPath("/today");
        keyboard.to("飲んだ").press(Keys.SPACE);

        chromium.awaitText("1種類を「飲んだ」と記録しました。");
    }

    @Test
    void says_when_breakfast_is() {
        chromium.open(SERVER.base() + "/medicines/times");
        assertThat(Axe.violations(chromium.driver())).isEmpty();

        keyboard.to("朝食").type("0700").to("この時刻にする").press(Keys.ENTER);

        chromium.awaitText("時刻を変えました");
        assertThat(chromium.driver().findElement(By.name("breakfast")).getAttribute("value"))
                .isEqualTo("07:00");
    }

    @Test
    void uploads_a_check_up(@TempDir Path files) throws IOException {
        chromium.open(SERVER.base() + "/checkups");
        var file = Files.writeString(
                files.resolve("checkup.xml"),
                new CheckupReport().number("3D046000001906202", "6.3", "%").xml(),
                StandardCharsets.UTF_8);

        keyboard.to("健診のファイルを入れる").press(Keys.ENTER);
        chromium.awaitPath("/checkups/files");
        keyboard.to("ファイル").choose(file).to("入れる").press(Keys.ENTER);

        chromium.awaitText("こうなりました");
        chromium.awaitText("新しく 1 件");
    }

    @Test
    void shares_for_today_and_withdraws() {
        chromium.open(SERVER.base() + "/share");

        keyboard.to("今日の受診").press(Keys.ENTER);
        chromium.awaitPath("/second-factor");
        keyboard.type(CODE, Keys.ENTER);
        chromium.awaitText("どこに来ていますか");
        if (!chromium.driver().findElements(By.name("named")).isEmpty()) {
            keyboard.to("名前か読み").type("伊藤内科", Keys.ENTER);
            chromium.awaitPath("named=");
        }
        keyboard.pick("伊藤内科").to("次へ").press(Keys.ENTER);
        chromium.awaitText("見せるものを選ぶ");
        keyboard.to("これを選ぶ").press(Keys.ENTER);
        chromium.awaitText("相手に見えるもの");
        keyboard.to("伊藤内科に今日だけ見せる").press(Keys.ENTER);
        chromium.awaitText("見せています");
        keyboard.to("伊藤内科 に見せる").press(Keys.SPACE);

        chromium.awaitText("取り消し済み");
        assertThat(haru.reads("Consent?patient=" + haru.id() + "&status=active")
                        .json()
                        .at("/total")
                        .asInt())
                .isZero();
    }

    private Path photograph(Path files) throws IOException {
        var slip = """
                JAHISTC08,1
                1,架空 春,2,19781103,,,,,,,
                5,%s,1
                11,みほん調剤薬局,27,4,0000019,,,,1
                51,見本クリニック,27,1,,1
                201,1,ミホンジピン錠５ｍｇ,1,錠,1,,1
                301,1,１日１回朝食後,28,日分,1,2,1011000400000000,1
                """.formatted(LocalDate.now(clock).format(DateTimeFormatter.BASIC_ISO_DATE))
                .replace("\n", "\r\n");
        return Files.write(
                files.resolve("slip.png"),
                QrSymbol.of(slip.getBytes(Charset.forName("windows-31j"))).png(4));
    }
}
