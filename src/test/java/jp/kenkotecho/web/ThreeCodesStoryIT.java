package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Browser.Chosen;
import jp.kenkotecho.it.Chromium;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.qr.QrSymbol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;

/** The story of three codes with nine drugs, by page: photographed, taken, seen by time of day, shown to a pharmacy. */
class ThreeCodesStoryIT extends ServerTest {

    private static final Charset CP932 = Charset.forName("windows-31j");
    private static final String SPLIT = "20261130000009";

    /** What is on the paper: name, dose and its unit, usage, supply and its unit, form. */
    private static final List<String> DRUGS = List.of(
            "ミホンジピン錠５ｍｇ,1,錠,１日１回朝食後,28,日分,1",
            "ミホンサルタン錠２０ｍｇ,1,錠,１日１回朝食後,28,日分,1",
            "ミホンセミド錠１０ｍｇ,1,錠,１日１回朝食後,28,日分,1",
            "ミホンマグ錠３３０ｍｇ,3,錠,１日３回毎食後,28,日分,1",
            "ミホン胃腸薬錠,3,錠,１日３回毎食後,28,日分,1",
            "ミホンスタチン錠,1,錠,１日１回夕食後,28,日分,1",
            "ミホンゾラム錠,1,錠,１日１回就寝前,28,日分,1",
            "ミホン鎮痛錠６０ｍｇ,1,錠,疼痛時,10,回分,3",
            "ミホンプレド錠,1,錠,隔日朝食後,28,日分,1");

    @Autowired
    private Clock clock;

    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        // As fine as the screens of phones, and with room for a whole code between the bars.
        chromium.driver()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", 390, "height", 844, "deviceScaleFactor", 3, "mobile", true));
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void from_the_photograph_to_the_next_pharmacy(@TempDir Path files) throws IOException, ReaderException {
        var haru = Resident.in(SERVER);
        chromium.open(SERVER.base() + "/medicines/slip?lang=ja");
        chromium.signIn(haru);
        chromium.awaitText("写真を選ぶ");
        var album = chromium.driver().findElement(By.cssSelector("input[type=file][multiple]"));
        album.sendKeys(photograph(files).toAbsolutePath().toString());
        album.submit();

        chromium.awaitText("QR コード 3個を読み取りました");
        assertThat(chromium.text()).contains("架空 春さん（手帳の名前と合っています）").contains(names());
        assertThat(medicinesOf(haru)).isEmpty();
        press("9種類を手帳に入れる");
        chromium.awaitText("9種類を手帳に入れました。");
        assertThat(chromium.text())
                .contains("朝食後 (8:00) 6種類", "昼食後 (12:30) 2種類", "夕食後 (19:00) 3種類", "就寝前 (22:00) 1種類")
                .contains("必要なとき 1種類", "あと26日分")
                .contains(names());
        chromium.open(SERVER.base() + "/today");
        press(chromium.driver().findElement(By.cssSelector(".button--main")).getText());
        chromium.awaitText("「飲んだ」と記録しました。");

        chromium.open(SERVER.base() + "/medicines/codes");
        chromium.awaitText("1番から順に");
        var pictures = chromium.driver().findElements(By.cssSelector(".code__symbol")).stream()
                .map(ThreeCodesStoryIT::shown)
                .toList();
        assertThat(read(pictures)).isEqualTo(paper());

        var again = Resident.in(SERVER);
        var browser = again.browser();
        var seen = browser.upload("/medicines/slip", token(browser), chosen(pictures))
                .text();
        assertThat(seen).contains("9種類を手帳に入れる").doesNotContain("role=\"alert\"");
        var taken = new ArrayList<>(fieldsOf(seen, "value=\"take\""));
        taken.add(new Browser.Field("do", "take"));
        assertThat(Browser.location(browser.post("/medicines/slip", taken))).endsWith("&added=9");
        assertThat(medicinesOf(again)).isEqualTo(medicinesOf(haru)).hasSize(9);
    }

    /** One photograph of the paper, on which three codes stand side by side. */
    private Path photograph(Path files) throws IOException {
        var codes = new ArrayList<BufferedImage>();
        for (var part = 0; part < 3; part++) {
            codes.add(ImageIO.read(new ByteArrayInputStream(
                    QrSymbol.of(part(part).getBytes(CP932)).png(4))));
        }
        var width = codes.stream().mapToInt(BufferedImage::getWidth).max().orElseThrow() + 40;
        var paper = new BufferedImage(3 * width, width, BufferedImage.TYPE_INT_RGB);
        var pen = paper.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, paper.getWidth(), paper.getHeight());
        for (var i = 0; i < 3; i++) {
            pen.drawImage(codes.get(i), i * width + 20, 20, null);
        }
        var png = new ByteArrayOutputStream();
        ImageIO.write(paper, "png", png);
        return Files.write(files.resolve("slip.png"), png.toByteArray());
    }

    private String part(int part) {
        var day = LocalDate.now(clock).minusDays(2).format(DateTimeFormatter.BASIC_ISO_DATE);
        var head = "JAHISTC08,1\r\n";
        var visit =
                "1,架空 春,2,S350505,,,,,,,\r\n5," + day + ",1\r\n11,みほん調剤薬局,27,4,0000019,,,,1\r\n51,見本クリニック,27,1,,1\r\n";
        var drugs = new StringBuilder();
        for (var i = 3 * part; i < 3 * part + 3; i++) {
            var drug = DRUGS.get(i).split(",", -1);
            drugs.append("201,%d,%s,%s,%s,1,,1\r\n".formatted(i + 1, drug[0], drug[1], drug[2]));
            drugs.append("301,%d,%s,%s,%s,%s,1,,1\r\n".formatted(i + 1, drug[3], drug[4], drug[5], drug[6]));
        }
        return head + (part == 0 ? visit : "") + drugs + "911," + SPLIT + ",3," + (part + 1) + "\r\n";
    }

    private static String[] names() {
        return DRUGS.stream().map(drug -> drug.split(",", -1)[0]).toArray(String[]::new);
    }

    /** Each drug with its usage, as the paper has it. */
    private static List<String> paper() {
        return DRUGS.stream()
                .map(drug -> drug.split(",", -1))
                .map(drug -> drug[0] + " " + drug[3])
                .sorted()
                .toList();
    }

    /** The same, as somebody else's reader finds it in what the screen showed. */
    private static List<String> read(List<byte[]> pictures) throws IOException, ReaderException {
        var lines = new ArrayList<String[]>();
        for (var picture : pictures) {
            var image = ImageIO.read(new ByteArrayInputStream(picture));
            var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
            var text = text(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))));
            assertThat(text).startsWith("JAHISTC08,2\r\n");
            text.lines().map(line -> line.split(",", -1)).forEach(lines::add);
        }
        return lines.stream()
                .filter(line -> line[0].equals("201"))
                .map(drug -> drug[2] + " "
                        + lines.stream()
                                .filter(line -> line[0].equals("301") && line[1].equals(drug[1]))
                                .map(usage -> usage[2])
                                .findFirst()
                                .orElse("-"))
                .sorted()
                .toList();
    }

    private static String text(Result result) {
        var segments =
                (List<?>) Objects.requireNonNull(result.getResultMetadata().get(ResultMetadataType.BYTE_SEGMENTS));
        var bytes = new ByteArrayOutputStream();
        segments.forEach(segment -> bytes.writeBytes((byte[]) segment));
        return bytes.toString(CP932);
    }

    /** What is on the screen, out of the way of the bars. */
    private static byte[] shown(WebElement symbol) {
        chromium.driver().executeScript("arguments[0].scrollIntoView({block: 'center'})", symbol);
        return symbol.getScreenshotAs(OutputType.BYTES);
    }

    private static List<Chosen> chosen(List<byte[]> pictures) {
        return IntStream.range(0, pictures.size())
                .mapToObj(i -> new Chosen("code-" + i + ".png", pictures.get(i)))
                .toList();
    }

    private static List<Browser.Field> token(Browser browser) {
        return fieldsOf(browser.get("/medicines/slip").text(), "multipart/form-data").stream()
                .filter(field -> field.name().equals("_csrf"))
                .toList();
    }

    private static List<Browser.Field> fieldsOf(String page, String says) {
        return Arrays.stream(page.split("(?=<form)", -1))
                .filter(form -> form.startsWith("<form") && form.contains(says))
                .findFirst()
                .map(form -> Browser.fieldsOf(form, 0))
                .orElseThrow();
    }

    private static void press(String button) {
        chromium.press(chromium.driver().findElements(By.cssSelector("button")).stream()
                .filter(one -> one.getText().equals(button))
                .findFirst()
                .orElseThrow());
    }

    private static List<String> medicinesOf(Resident who) {
        var names = Stream.<String>builder();
        SERVER.get("MedicationStatement?patient=Patient/" + who.id() + "&_count=50")
                .json()
                .path("entry")
                .forEach(entry -> names.add(
                        entry.at("/resource/medicationCodeableConcept/text").asText() + " "
                                + entry.at("/resource/dosage/0/text").asText()));
        return names.build().sorted().toList();
    }
}
