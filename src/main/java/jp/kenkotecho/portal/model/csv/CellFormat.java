package jp.kenkotecho.portal.model.csv;

import java.util.Locale;
import java.util.function.Predicate;
import jp.kenkotecho.portal.model.JapaneseDates;
import jp.kenkotecho.record.TextNormalization;

/** How the cells of a column are read ({@code columns.tsv}): what tells that one cannot be. */
enum CellFormat {
    DAY(cell -> JapaneseDates.day(cell).isPresent()),
    MONTH(cell -> JapaneseDates.month(cell).isPresent()),
    YEN(cell -> JapaneseDates.yen(cell).isPresent()),
    DECIMAL(cell -> JapaneseDates.decimal(cell).isPresent()),
    COUNT(cell -> JapaneseDates.count(cell) > 0 || JapaneseDates.decimal(cell).isPresent()),

    /** The 17 digits of an item of a check-up. */
    ITEM(cell -> TextNormalization.plain(cell).length() == 17),
    WORDS(cell -> true);

    private final Predicate<String> reads;

    CellFormat(Predicate<String> reads) {
        this.reads = reads;
    }

    static CellFormat of(String written) {
        return written.isEmpty() ? WORDS : valueOf(written.toUpperCase(Locale.ROOT));
    }

    boolean reads(String cell) {
        return reads.test(cell);
    }
}
