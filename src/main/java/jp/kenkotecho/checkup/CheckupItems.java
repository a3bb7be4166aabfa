package jp.kenkotecho.checkup;

import java.util.stream.Stream;
import jp.kenkotecho.checkup.model.Catalogue;
import jp.kenkotecho.checkup.model.Item;

/** For features that read check-ups: the codes by which an item stands in the record. */
public final class CheckupItems {

    private static final String CHECKUP = "1.2.392.200119.6.1005";

    private CheckupItems() {}

    /** The 17 digits of all items of 特定健診 that begin so; none for what is no beginning of one. */
    public static Stream<String> codes(String beginning) {
        return items(beginning).map(Item::code);
    }

    /** The LOINC codes of those that have one, each once. */
    public static Stream<String> loinc(String beginning) {
        return items(beginning).map(Item::loinc).filter(code -> !code.isEmpty()).distinct();
    }

    private static Stream<Item> items(String beginning) {
        return Catalogue.items()
                .filter(item -> item.system().equals(CHECKUP) && item.code().startsWith(beginning));
    }
}
