package jp.kenkotecho.it;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The QR codes of a page, read from what it draws as a camera reads them from the screen. */
public final class DrawnCode {

    private static final Pattern SYMBOL = Pattern.compile(
            "<svg class=\"code__symbol\"[^>]*viewBox=\"0 0 (\\d+) .*?<path class=\"code__dark\" d=\"([^\"]*)\"");
    private static final Pattern RUN = Pattern.compile("m(-?\\d+) (\\d+)h(\\d+)v1h-\\d+z");
    private static final int PIXELS = 6;

    private DrawnCode() {}

    /** What the codes of a page say, in the order in which they stand there. */
    public static List<String> textsOn(String page) {
        return SYMBOL.matcher(page)
                .results()
                .map(found -> read(drawn(Integer.parseInt(found.group(1)), found.group(2))))
                .toList();
    }

    private static BufferedImage drawn(int width, String path) {
        var image = new BufferedImage(width * PIXELS, width * PIXELS, BufferedImage.TYPE_BYTE_BINARY);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width * PIXELS, width * PIXELS);
        pen.setColor(Color.BLACK);
        var x = 0;
        var y = 0;
        for (var run : RUN.matcher(path).results().toList()) {
            x += Integer.parseInt(run.group(1));
            y += Integer.parseInt(run.group(2));
            pen.fillRect(x * PIXELS, y * PIXELS, Integer.parseInt(run.group(3)) * PIXELS, PIXELS);
        }
        pen.dispose();
        return image;
    }

    /** What a picture of nothing but one code says. */
    public static String read(BufferedImage image) {
        return read(image, DecodeHintType.PURE_BARCODE);
    }

    /** What the one code of a sheet of paper says. */
    public static String scanned(BufferedImage image) {
        return read(image, DecodeHintType.TRY_HARDER);
    }

    private static String read(BufferedImage image, DecodeHintType how) {
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var bits = new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels));
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(bits), Map.of(how, true))
                    .getText();
        } catch (ReaderException e) {
            throw new AssertionError("no code is drawn there", e);
        }
    }
}
