package jp.kenkotecho.medicationnotebook;

import java.awt.image.BufferedImage;
import java.awt.image.RasterFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;

/**
 * A picture as grey values, row by row. Its size is read before its pixels, so that a small file that unfolds to
 * something huge is refused by its header; metadata, which may be packed as well, is not read at all.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Photograph(byte[] grey, int width, int height) {

    /** Telephones take 12 to 50 million pixels. */
    private static final long MOST_PIXELS = 64_000_000;

    /** More than this tells no more of a printed symbol: every second or third pixel is taken. */
    private static final long ENOUGH_PIXELS = 12_000_000;

    private static final int MOST_BYTES = 15_000_000;

    /** @throws Refusal when it is neither PNG nor JPEG, damaged, or too large */
    static Photograph read(byte[] image) {
        if (image.length > MOST_BYTES) {
            throw new Refusal(TOO_LARGE);
        }
        var reader = ImageIO.getImageReadersByFormatName(formatOf(image)).next();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(image))) {
            reader.setInput(stream, true, true);
            return read(reader);
        } catch (IOException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | RasterFormatException
                | IllegalStateException e) {
            // What the JDK's readers throw at damaged files; the picture is at fault, and its text is nobody's
            // business.
            throw new Refusal(UNREADABLE);
        } finally {
            reader.dispose();
        }
    }

    private static Photograph read(ImageReader reader) throws IOException {
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            throw new Refusal(TOO_LARGE);
        }
        var step = 1;
        while ((long) (width / step) * (height / step) > ENOUGH_PIXELS) {
            step++;
        }
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        return grey(reader.read(0, parameters));
    }

    private static Photograph grey(BufferedImage image) {
        var width = image.getWidth();
        var height = image.getHeight();
        var grey = new byte[width * height];
        var row = new int[width];
        for (var y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (var x = 0; x < width; x++) {
                grey[y * width + x] = (byte) greyOf(row[x]);
            }
        }
        return new Photograph(grey, width, height);
    }

    /** Paper is white where a picture is transparent. */
    private static int greyOf(int argb) {
        var alpha = argb >>> 24;
        var light = (306 * (argb >> 16 & 0xFF) + 601 * (argb >> 8 & 0xFF) + 117 * (argb & 0xFF)) >> 10;
        return (light * alpha + 255 * (255 - alpha)) / 255;
    }

    /** Each pixel the mean of four: less noise, and strokes that a finder of patterns is made for. */
    Photograph half() {
        var halfWidth = width / 2;
        var halfHeight = height / 2;
        var half = new byte[halfWidth * halfHeight];
        for (var y = 0; y < halfHeight; y++) {
            for (var x = 0; x < halfWidth; x++) {
                var at = 2 * y * width + 2 * x;
                half[y * halfWidth + x] = (byte) (((grey[at] & 0xFF)
                                + (grey[at + 1] & 0xFF)
                                + (grey[at + width] & 0xFF)
                                + (grey[at + width + 1] & 0xFF))
                        / 4);
            }
        }
        return new Photograph(half, halfWidth, halfHeight);
    }

    /** @param quarters turns to the right, 0 to 3 */
    Photograph turned(int quarters) {
        var upright = this;
        for (var i = 0; i < quarters; i++) {
            upright = upright.turnedRight();
        }
        return upright;
    }

    private Photograph turnedRight() {
        var turned = new byte[grey.length];
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                turned[x * height + height - 1 - y] = grey[y * width + x];
            }
        }
        return new Photograph(turned, /* width= */ height, /* height= */ width);
    }

    private static String formatOf(byte[] image) {
        if (image.length > 8 && (image[0] & 0xFF) == 0x89 && image[1] == 'P' && image[2] == 'N' && image[3] == 'G') {
            return "png";
        }
        if (image.length > 3 && (image[0] & 0xFF) == 0xFF && (image[1] & 0xFF) == 0xD8) {
            return "jpeg";
        }
        throw new Refusal(UNREADABLE);
    }

    private static final Problem TOO_LARGE = Problem.of(
                    Problem.Kind.TOO_MUCH,
                    "画像が大きすぎます。六千四百万画素、15 MB までです。",
                    "The picture is too large: at most 64 megapixels and 15 MB.")
            .at("symbol.image");
    private static final Problem UNREADABLE = Problem.of(
                    Problem.Kind.MALFORMED,
                    "画像として読み取れません。PNG か JPEG を送ってください。",
                    "The picture cannot be read: send PNG or JPEG.")
            .at("symbol.image");
}
