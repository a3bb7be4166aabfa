package jp.kenkotecho.medicationnotebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import jp.kenkotecho.it.PackageCode;
import jp.kenkotecho.qr.QrSymbol;
import jp.kenkotecho.spi.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageBarcodesTest {

    private static final String JAN = "4900000000009";
    private static final String ANOTHER = "4500000000001";
    private static final String SHORT = "49000009";

    private final PackageBarcodes barcodes = new PackageBarcodes(new SymbolImages());

    @ParameterizedTest
    @ValueSource(strings = {JAN, SHORT})
    void reads_a_code_of_thirteen_or_eight_digits(String code) {
        assertThat(barcodes.read(PackageCode.png(PackageCode.drawn(code)))).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void reads_a_package_that_lies_on_its_side_or_head(int quarters) {
        assertThat(barcodes.read(PackageCode.png(turned(PackageCode.drawn(JAN), quarters))))
                .isEqualTo(JAN);
    }

    @Test
    void reads_a_large_noisy_photograph() {
        var large = new BufferedImage(2400, 1800, BufferedImage.TYPE_INT_RGB);
        var pen = large.createGraphics();
        pen.drawImage(PackageCode.drawn(JAN), 300, 300, 1700, 800, null);
        pen.dispose();
        var noise = new Random(7);
        for (var y = 0; y < large.getHeight(); y++) {
            for (var x = 0; x < large.getWidth(); x++) {
                var grey = (large.getRGB(x, y) & 0xFF) * 6 / 10 + 40 + noise.nextInt(50);
                large.setRGB(x, y, grey << 16 | grey << 8 | grey);
            }
        }

        assertThat(barcodes.read(PackageCode.png(large))).isEqualTo(JAN);
    }

    @Test
    void takes_neither_of_two_codes() {
        var both = PackageCode.png(PackageCode.drawn(JAN, ANOTHER));

        assertThatThrownBy(() -> barcodes.read(both))
                .isInstanceOfSatisfying(Refusal.class, refused -> assertThat(refused.problems())
                        .first()
                        .asString()
                        .contains("いくつも"));
    }

    @Test
    void says_that_there_is_none() {
        var slip = QrSymbol.of("JAHISTC08,1".getBytes(StandardCharsets.UTF_8)).png(4);

        assertThatThrownBy(() -> barcodes.read(slip)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> barcodes.read(new byte[10])).isInstanceOf(Refusal.class);
    }

    private static BufferedImage turned(BufferedImage image, int quarters) {
        var turn = AffineTransform.getQuadrantRotateInstance(quarters);
        var box = turn.createTransformedShape(image.getRaster().getBounds()).getBounds();
        turn.preConcatenate(AffineTransform.getTranslateInstance(-box.x, -box.y));
        var turned = new BufferedImage(box.width, box.height, BufferedImage.TYPE_INT_RGB);
        return new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(image, turned);
    }
}
