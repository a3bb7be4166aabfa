package jp.kenkotecho.medicationnotebook;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import jp.kenkotecho.medicationnotebook.model.Symbol;

/**
 * A photograph as it is shown beside what was read in it.
 *
 * @param symbols that were read
 * @param seen where each of them is, and where others may be; in pixels of the copy, no two of them over each other
 * @param jpeg a small grey copy, without anything that a telephone wrote beside the picture
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PhotographView(List<Symbol> symbols, List<SeenSymbol> seen, byte[] jpeg, int width, int height) {

    private static final float QUALITY = 0.5f;

    static PhotographView of(Photograph picture, List<SeenSymbol> found, int most) {
        var small = picture;
        var scale = 1.0;
        while (Math.max(small.width(), small.height()) > most && Math.min(small.width(), small.height()) > 1) {
            small = small.half();
            scale /= 2;
        }
        var shrink = scale;
        var seen = apart(found).stream().map(one -> one.times(shrink)).toList();
        return new PhotographView(SymbolImages.symbols(found), seen, jpeg(small), small.width(), small.height());
    }

    /** What was read first: what lies over it is nothing else. */
    private static List<SeenSymbol> apart(List<SeenSymbol> found) {
        var apart = new ArrayList<SeenSymbol>();
        found.stream().filter(one -> !one.symbol().isEmpty()).forEach(apart::add);
        found.stream()
                .filter(one -> apart.stream().noneMatch(one::overlaps))
                .limit(Symbol.Link.MOST)
                .forEach(one -> {
                    if (apart.stream().noneMatch(one::overlaps)) {
                        apart.add(one);
                    }
                });
        return apart;
    }

    private static byte[] jpeg(Photograph picture) {
        var image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, picture.width(), picture.height(), picture.grey());
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var file = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(file)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }
}
