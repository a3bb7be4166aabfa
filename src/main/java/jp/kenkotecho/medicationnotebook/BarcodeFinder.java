package jp.kenkotecho.medicationnotebook;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.GenericMultipleBarcodeReader;
import com.google.zxing.oned.MultiFormatUPCEANReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds JAN codes (EAN-13, EAN-8) in a photograph by ZXing, which holds their check digit to GS1 General Specifications
 * §7.9. Lines are scanned across, so that a code may stand upright or lie on its side.
 */
final class BarcodeFinder {

    private static final Map<DecodeHintType, Object> HINTS = Map.of(
            DecodeHintType.POSSIBLE_FORMATS,
            List.of(BarcodeFormat.EAN_13, BarcodeFormat.EAN_8),
            DecodeHintType.TRY_HARDER,
            true);

    /** A code of 95 modules is lost in a copy that is smaller. */
    private static final int SMALLEST = 400;

    private BarcodeFinder() {}

    /** The digits of each code found, in the picture or in a smaller copy, where its bars are less noisy. */
    static Set<String> find(Photograph picture) {
        var found = new TreeSet<String>();
        var copy = picture;
        while (found.isEmpty() && copy.width() > 0 && copy.height() > 0) {
            look(copy, found);
            look(copy.turned(1), found);
            if (Math.max(copy.width(), copy.height()) < 2 * SMALLEST) {
                return found;
            }
            copy = copy.half();
        }
        return found;
    }

    private static void look(Photograph picture, Set<String> found) {
        var source = new PlanarYUVLuminanceSource(
                picture.grey(), picture.width(), picture.height(), 0, 0, picture.width(), picture.height(), false);
        for (var bitmap : List.of(
                new BinaryBitmap(new HybridBinarizer(source)),
                new BinaryBitmap(new GlobalHistogramBinarizer(source)))) {
            try {
                var reader = new GenericMultipleBarcodeReader(new MultiFormatUPCEANReader(HINTS));
                for (var code : reader.decodeMultiple(bitmap, HINTS)) {
                    found.add(code.getText());
                }
            } catch (NotFoundException e) {
                // None here, or none that is whole.
            }
        }
    }
}
