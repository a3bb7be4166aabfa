package jp.kenkotecho.medicationnotebook;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import jp.kenkotecho.medicationnotebook.model.Symbol;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.springframework.stereotype.Component;

/** The symbols in a photograph. Two pictures at a time: each takes some tens of megabytes while it is looked at. */
@Component
class SymbolImages {

    private static final int AT_A_TIME = 2;

    /** A symbol that fills the frame of a large photograph is found better in a smaller copy. */
    private static final int SMALL = 1200;

    private final Semaphore places = new Semaphore(AT_A_TIME);

    /**
     * All symbols found, each once.
     *
     * @throws Refusal when it is no picture that can be read, too large, or has no symbol
     */
    List<Symbol> read(byte[] image) {
        var symbols = symbols(inTurn(() -> find(Photograph.read(image))));
        if (symbols.isEmpty()) {
            throw new Refusal(NOTHING);
        }
        return symbols;
    }

    /**
     * The same for somebody who looks at the picture: with a small copy of it, upright and grey, and what was seen where;
     * also when nothing was found.
     *
     * @param most pixels of the copy's longer side
     * @throws Refusal when it is no picture that can be read, or too large
     */
    PhotographView look(byte[] image, int most) {
        return inTurn(() -> {
            var picture = Photograph.read(image).turned(Orientation.quarterTurns(image));
            return PhotographView.of(picture, find(picture), most);
        });
    }

    static List<Symbol> symbols(List<SeenSymbol> seen) {
        return seen.stream().flatMap(one -> one.symbol().stream()).distinct().toList();
    }

    /** Looks when one of the places is free. */
    <T> T inTurn(Supplier<T> look) {
        places.acquireUninterruptibly();
        try {
            return look.get();
        } finally {
            places.release();
        }
    }

    private static List<SeenSymbol> find(Photograph picture) {
        var found = new ArrayList<SeenSymbol>();
        look(picture, 1, found);
        var smaller = picture;
        var scale = 1;
        while (symbols(found).isEmpty() && Math.min(smaller.width(), smaller.height()) > SMALL) {
            smaller = smaller.half();
            scale *= 2;
            look(smaller, scale, found);
        }
        return found;
    }

    private static void look(Photograph picture, int scale, List<SeenSymbol> found) {
        var source = new PlanarYUVLuminanceSource(
                picture.grey(), picture.width(), picture.height(), 0, 0, picture.width(), picture.height(), false);
        for (var bitmap : List.of(
                new BinaryBitmap(new HybridBinarizer(source)),
                new BinaryBitmap(new GlobalHistogramBinarizer(source)))) {
            try {
                new SymbolFinder(bitmap.getBlackMatrix())
                        .find().stream()
                                .filter(seen -> seen.symbol().isEmpty()
                                        || !symbols(found).containsAll(seen.symbol()))
                                .map(seen -> seen.times(scale))
                                .forEach(found::add);
            } catch (NotFoundException e) {
                // A picture without contrast has no black and white.
            }
        }
    }

    private static final Problem NOTHING = Problem.of(
                    Problem.Kind.NOT_SUPPORTED,
                    "写真の中に二次元コードが見つかりません。明るい所で、紙全体にピントを合わせて撮り直してください。",
                    "No QR symbol was found in the picture: take it again in good light, with the whole slip in focus.")
            .at("symbol.image");
}
