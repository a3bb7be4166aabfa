package jp.kenkotecho.medicationnotebook;

import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.multi.qrcode.detector.MultiFinderPatternFinder;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.detector.Detector;
import com.google.zxing.qrcode.detector.FinderPattern;
import com.google.zxing.qrcode.detector.FinderPatternInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.medicationnotebook.model.QrSegments;
import jp.kenkotecho.medicationnotebook.model.Symbol;

/**
 * Finds QR symbols in black and white by ZXing, and reads their codewords byte for byte. ZXing tries every three
 * corner patterns; a picture made of nothing but such patterns would keep it busy for hours, so both their number and
 * the number of tries are bounded.
 */
final class SymbolFinder extends Detector {

    private static final Map<DecodeHintType, Object> HARD = Map.of(DecodeHintType.TRY_HARDER, true);

    /** Sixteen symbols have 48; print and noise look like a few more. */
    private static final int MOST_PATTERNS = 250;

    private static final int MOST_TRIES = 600;

    private final BitMatrix picture;
    private int patterns;

    SymbolFinder(BitMatrix picture) {
        super(picture);
        this.picture = picture;
    }

    /** The symbols that can be read, and where three corners look like one that cannot. */
    List<SeenSymbol> find() {
        var seen = new ArrayList<SeenSymbol>();
        var unread = new ArrayList<FinderPatternInfo>();
        var used = new HashSet<ResultPoint>();
        var tries = 0;
        for (var corners : corners()) {
            if (tries++ < MOST_TRIES && !isUsed(corners, used)) {
                read(corners)
                        .ifPresentOrElse(
                                symbol -> {
                                    seen.add(SeenSymbol.of(List.of(symbol), corners));
                                    used.addAll(List.of(
                                            corners.getTopLeft(), corners.getTopRight(), corners.getBottomLeft()));
                                },
                                () -> unread.add(corners));
            }
        }
        unread.stream()
                .filter(corners -> !isUsed(corners, used))
                .forEach(corners -> seen.add(SeenSymbol.of(List.of(), corners)));
        return seen;
    }

    private FinderPatternInfo[] corners() {
        try {
            return new MultiFinderPatternFinder(picture, this::count).findMulti(HARD);
        } catch (NotFoundException | TooManyPatterns e) {
            return new FinderPatternInfo[0];
        }
    }

    private void count(ResultPoint point) {
        if (point instanceof FinderPattern && ++patterns > MOST_PATTERNS) {
            throw new TooManyPatterns();
        }
    }

    private static boolean isUsed(FinderPatternInfo corners, Set<ResultPoint> used) {
        return used.contains(corners.getTopLeft())
                || used.contains(corners.getTopRight())
                || used.contains(corners.getBottomLeft());
    }

    private Optional<Symbol> read(FinderPatternInfo corners) {
        try {
            var bits = processFinderPatternInfo(corners).getBits();
            var version = (bits.getHeight() - 17) / 4;
            return QrSegments.read(new Decoder().decode(bits, HARD).getRawBytes(), version);
        } catch (NotFoundException | FormatException | ChecksumException e) {
            return Optional.empty();
        }
    }

    /** Thrown through ZXing by its own callback, the one way to stop it. */
    private static final class TooManyPatterns extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManyPatterns() {
            super(null, null, false, false);
        }
    }
}
