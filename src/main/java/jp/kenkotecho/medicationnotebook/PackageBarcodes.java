package jp.kenkotecho.medicationnotebook;

import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.springframework.stereotype.Component;

/**
 * The bar code of a package from the shop, read from a photograph, which is kept nowhere. The code names a product, and no
 * open table tells which: neither name nor ingredients follow from it.
 */
@Component
public class PackageBarcodes {

    private static final String WHERE = "barcode";

    private static final Problem NOTHING = Problem.of(
                    Problem.Kind.NOT_SUPPORTED,
                    "写真の中に読めるバーコードが見つかりません。明るい所で、バーコード全体が大きく入るように とり直すか、下の数字を手で入れてください。",
                    "No bar code could be read in the picture: take it again in good light, with the whole code large in it, or"
                            + " type the digits below it.")
            .at(WHERE);
    private static final Problem SEVERAL = Problem.of(
                    Problem.Kind.CONFLICT,
                    "写真の中にバーコードがいくつもあります。入れたい薬のものだけを とってください。",
                    "There are several bar codes in the picture: photograph only that of the medicine.")
            .at(WHERE);

    private final SymbolImages images;

    PackageBarcodes(SymbolImages images) {
        this.images = images;
    }

    /**
     * The digits of the one code in the picture, 8 or 13, whose check digit is right.
     *
     * @throws Refusal when it is no picture that can be read, too large, or has none or several
     */
    public String read(byte[] photograph) {
        var found = images.inTurn(() -> BarcodeFinder.find(Photograph.read(photograph)));
        if (found.isEmpty()) {
            throw new Refusal(NOTHING);
        }
        if (found.size() > 1) {
            throw new Refusal(SEVERAL);
        }
        return found.iterator().next();
    }
}
