package jp.kenkotecho.it;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.EAN13Writer;
import com.google.zxing.oned.EAN8Writer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A package from the shop with bar codes on it, as a camera sees it. */
public final class PackageCode {

    private static final int WIDTH = 500;
    private static final int HEIGHT = 180;
    private static final int EAN_8 = 8;

    private PackageCode() {}

    /** Bar codes below each other. */
    public static BufferedImage drawn(String... codes) {
        var image = new BufferedImage(WIDTH + 100, codes.length * (HEIGHT + 100), BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.dispose();
        for (var i = 0; i < codes.length; i++) {
            draw(image, matrix(codes[i]), 50 + i * (HEIGHT + 100));
        }
        return image;
    }

    private static BitMatrix matrix(String code) {
        return code.length() == EAN_8
                ? new EAN8Writer().encode(code, BarcodeFormat.EAN_8, WIDTH, HEIGHT)
                : new EAN13Writer().encode(code, BarcodeFormat.EAN_13, WIDTH, HEIGHT);
    }

    private static void draw(BufferedImage image, BitMatrix code, int top) {
        for (var y = 0; y < code.getHeight(); y++) {
            for (var x = 0; x < code.getWidth(); x++) {
                if (code.get(x, y)) {
                    image.setRGB(50 + x, top + y, Color.BLACK.getRGB());
                }
            }
        }
    }

    public static byte[] png(BufferedImage image) {
        var file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
