package jp.kenkotecho.visit;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.springframework.web.util.HtmlUtils;

/** A QR code as a picture, with error correction M and a quiet zone of four modules (ISO/IEC 18004). */
public final class QrPicture {

    private static final int QUIET = 4;
    private static final int PIXELS_OF_MODULE = 12;
    private static final int WHITE = 0xffffff;

    /** The sizes of the lines below the code, in modules. */
    private static final double NAME_SIZE = 2.6;

    private static final double HELP_SIZE = 1.5;
    private static final double LINES_HEIGHT = 9;

    private final BitMatrix modules;

    private QrPicture(BitMatrix modules) {
        this.modules = modules;
    }

    public static QrPicture of(String text) {
        try {
            var hints = Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, QUIET);
            return new QrPicture(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }

    public byte[] png() {
        var size = modules.getWidth() * PIXELS_OF_MODULE;
        var image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
        for (var y = 0; y < size; y++) {
            for (var x = 0; x < size; x++) {
                image.setRGB(x, y, modules.get(x / PIXELS_OF_MODULE, y / PIXELS_OF_MODULE) ? 0 : WHITE);
            }
        }
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    /**
     * The picture as SVG, to be printed at any size.
     *
     * @param name in large letters below the code
     * @param help what to do with it, below that
     */
    public String svg(String name, String help) {
        var width = modules.getWidth();
        var path = new StringBuilder();
        for (var y = 0; y < width; y++) {
            for (var x = 0; x < width; x++) {
                if (modules.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        var height = width + LINES_HEIGHT;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$s" role="img" aria-labelledby="t" \
                font-family="sans-serif" text-anchor="middle">
                <title id="t">%3$s</title>
                <rect width="%1$d" height="%2$s" fill="#fff"/>
                <path d="%5$s" shape-rendering="crispEdges"/>
                <text x="%6$s" y="%7$s" font-size="%8$s">%3$s</text>
                <text x="%6$s" y="%9$s" font-size="%10$s">%4$s</text>
                </svg>
                """.formatted(
                        width,
                        height,
                        HtmlUtils.htmlEscape(name, "UTF-8"),
                        HtmlUtils.htmlEscape(help, "UTF-8"),
                        path,
                        width / 2.0,
                        width + 1,
                        NAME_SIZE,
                        width + 1 + NAME_SIZE + HELP_SIZE,
                        HELP_SIZE);
    }
}
