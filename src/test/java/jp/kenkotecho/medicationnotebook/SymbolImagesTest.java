package jp.kenkotecho.medicationnotebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import jp.kenkotecho.medicationnotebook.model.NotebookReader;
import jp.kenkotecho.medicationnotebook.model.NotebookReading;
import jp.kenkotecho.medicationnotebook.model.Symbol;
import jp.kenkotecho.spi.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolImagesTest {

    private static final List<String> CONTENTS = List.of(
            "JAHISTC08,1\r\n5,20261110,1\r\n11,A,27,4,0000019,,,,1\r\n",
            "201,1,B,1,T,1,,1\r\n301,1,C,7,D,1,1,,1\r\n",
            "501,next visit with this notebook,1\r\n");

    private static final Charset CP932 = Charset.forName("windows-31j");

    private static final List<String> SAMPLE =
            List.of("""
            JAHISTC08,1
            1,田中 健司,1,,,,,,,,タナカ ケンジ,1
            5,20261120,1
            11,えきまえ薬局,13,4,0000068,,,,1
            51,伊藤内科,13,1,0000076,1
            55,伊藤 見本,内科,1
            201,1,ミホンサルタン錠２０ｍｇ,1,錠,4,0000000F0001,1
            301,1,１日１回朝食後,28,日分,1,2,1011000400000000,1
            911,20261120000001,2,1
            """, """
            JAHISTC08,1
            201,2,ミホン胃腸薬錠１００ｍｇ,3,錠,1,,1
            301,2,１日３回毎食後,28,日分,1,2,1013044400000000,1
            201,3,ミホン鎮痛錠６０ｍｇ,1,錠,1,,1
            301,3,疼痛時 １日３回まで,10,回分,3,1,,1
            501,次のときもこの手帳をお持ちください,1
            911,20261120000001,2,2
            """).stream().map(text -> text.replace("\n", "\r\n")).toList();

    private final SymbolImages images = new SymbolImages();

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 90, 180, 215})
    void reads_three_symbols_of_one_turned_and_blurred_page(int degrees) throws Exception {
        var page = blurred(turned(page(), degrees));

        assertThat(images.read(file(page, "png")))
                .containsExactlyInAnyOrderElementsOf(
                        CONTENTS.stream().map(SymbolImagesTest::symbol).toList());
        assertThat(images.read(file(page, "jpeg"))).hasSize(3);
    }

    /** The picture that docs/operations.md sends: written anew with {@code -Dgoldens=write}. */
    @Test
    void reads_the_sample_of_the_readme() throws Exception {
        var file = Path.of("docs", "samples", "pharmacy-slip.png");
        if ("write".equals(System.getProperty("goldens"))) {
            Files.write(file, file(page(SAMPLE, CP932), "png"));
        }

        var symbols = images.read(Files.readAllBytes(file));

        assertThat(symbols)
                .containsExactlyInAnyOrderElementsOf(SAMPLE.stream()
                        .map(text -> Symbol.of(text.getBytes(CP932)))
                        .toList());
        assertThat(NotebookReader.read(symbols)).isInstanceOf(NotebookReading.Complete.class);
    }

    @Test
    void reads_a_slip_beside_the_address_of_its_shop() throws Exception {
        var address = "https://yakkyoku.example/";
        var both = Stream.concat(SAMPLE.stream(), Stream.of(address)).toList();

        var symbols = images.read(file(page(both, CP932), "png"));

        assertThat(symbols).contains(Symbol.of(address.getBytes(StandardCharsets.US_ASCII)));
        assertThat(NotebookReader.read(symbols)).isInstanceOfSatisfying(NotebookReading.Complete.class, read -> {
            assertThat(read.toString()).doesNotContain("yakkyoku");
            assertThat(read.notes())
                    .extracting(note -> note.message().en())
                    .contains("Beside the slip, a code of a web or other address was set aside.");
        });
    }

    @Test
    void refuses_a_picture_without_a_symbol() throws Exception {
        var blank = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);

        assertThatThrownBy(() -> images.read(file(blank, "png"))).isInstanceOf(Refusal.class);
    }

    @Test
    void refuses_a_damaged_picture_and_what_is_none() throws Exception {
        var half = Arrays.copyOf(file(page(), "png"), 60);

        assertThatThrownBy(() -> images.read(half)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> images.read("GIF89a".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(Refusal.class);
    }

    /** 300 bytes that say they are 30,000 by 30,000 pixels. */
    @Test
    void refuses_a_picture_by_its_header_before_unfolding_it() throws Exception {
        var file = file(new BufferedImage(10, 10, BufferedImage.TYPE_BYTE_GRAY), "png");
        file[18] = file[22] = 0x75;
        file[19] = file[23] = 0x30;

        assertThatThrownBy(() -> images.read(file)).isInstanceOf(Refusal.class).hasMessageContaining("too large");
    }

    private static Symbol symbol(String content) {
        return Symbol.of(content.getBytes(StandardCharsets.US_ASCII));
    }

    private static BufferedImage page() throws WriterException {
        return page(CONTENTS, StandardCharsets.ISO_8859_1);
    }

    private static BufferedImage page(List<String> contents, Charset charset) throws WriterException {
        var page = new BufferedImage(1000, 1000, BufferedImage.TYPE_BYTE_GRAY);
        var paper = page.createGraphics();
        paper.setColor(Color.WHITE);
        paper.fillRect(0, 0, 1000, 1000);
        var hints = Map.of(EncodeHintType.MARGIN, 4, EncodeHintType.CHARACTER_SET, charset.name());
        for (var i = 0; i < contents.size(); i++) {
            var bits = new QRCodeWriter().encode(contents.get(i), BarcodeFormat.QR_CODE, 260, 260, hints);
            for (var y = 0; y < 260; y++) {
                for (var x = 0; x < 260; x++) {
                    page.setRGB(180 + x + 330 * (i % 2), 200 + y + 310 * (i / 2), bits.get(x, y) ? 0 : 0xFFFFFF);
                }
            }
        }
        paper.dispose();
        return page;
    }

    private static BufferedImage turned(BufferedImage page, int degrees) {
        var turned = new BufferedImage(1000, 1000, BufferedImage.TYPE_BYTE_GRAY);
        var paper = turned.createGraphics();
        paper.setColor(Color.WHITE);
        paper.fillRect(0, 0, 1000, 1000);
        paper.drawRenderedImage(page, AffineTransform.getRotateInstance(Math.toRadians(degrees), 500, 500));
        paper.dispose();
        return turned;
    }

    private static BufferedImage blurred(BufferedImage page) {
        var ninth = new float[9];
        Arrays.fill(ninth, 1f / 9);
        return new ConvolveOp(new Kernel(3, 3, ninth)).filter(page, null);
    }

    private static byte[] file(BufferedImage image, String format) throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(image, format, file);
        return file.toByteArray();
    }
}
