package jp.kenkotecho.qr;

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
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;

/** A QR code with error correction M and a quiet zone of four modules (ISO/IEC 18004). */
public final class QrSymbol {

    /** Modules. */
    private static final int QUIET = 4;

    private static final int WHITE = 0xffffff;

    private final BitMatrix modules;

    private QrSymbol(BitMatrix modules) {
        this.modules = modules;
    }

    /**
     * Text.
     *
     * @throws IllegalArgumentException when it is too long for one code, or has characters beyond Latin-1
     */
    public static QrSymbol of(String text) {
        if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("a code of text holds Latin-1; send bytes");
        }
        try {
            var hints = Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, QUIET);
            return new QrSymbol(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }

    /**
     * Bytes in byte mode, as they are: each is taken for a character of Latin-1, in which ZXing encodes without an ECI
     * segment that would name an encoding and that readers of pharmacies do not know.
     */
    public static QrSymbol of(byte[] bytes) {
        return of(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** Modules on a side, the quiet zone included. */
    public int width() {
        return modules.getWidth();
    }

    /** The version, 1 to 40. */
    public int version() {
        return (width() - 2 * QUIET - 17) / 4;
    }

    /**
     * The picture.
     *
     * @param pixels of one module's side
     */
    public byte[] png(int pixels) {
        var size = width() * pixels;
        var image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
        for (var y = 0; y < size; y++) {
            for (var x = 0; x < size; x++) {
                image.setRGB(x, y, modules.get(x / pixels, y / pixels) ? 0 : WHITE);
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
     * The dark modules as the path of an SVG, one unit a module, to be filled: a rectangle for each run of a row. Strokes
     * would be shorter, and uneven at most sizes, since they end between pixels.
     */
    public String path() {
        var path = new StringBuilder();
        var fromX = 0;
        var fromY = 0;
        for (var y = 0; y < width(); y++) {
            for (var x = 0; x < width(); x++) {
                var run = run(x, y);
                if (run > 0) {
                    path.append("m%d %dh%dv1h-%dz".formatted(x - fromX, y - fromY, run, run));
                    fromX = x;
                    fromY = y;
                    x += run;
                }
            }
        }
        return path.toString();
    }

    private int run(int x, int y) {
        var end = x;
        while (end < width() && modules.get(end, y)) {
            end++;
        }
        return end - x;
    }

    /** An SVG without text or title, for whoever says in words beside it what it is. */
    public String svg() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" aria-hidden="true">\
                <rect width="%1$d" height="%1$d" fill="#fff"/>\
                <path d="%2$s" shape-rendering="crispEdges"/></svg>""".formatted(width(), path());
    }
}
