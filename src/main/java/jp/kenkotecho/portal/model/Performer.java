package jp.kenkotecho.portal.model;

/**
 * Who examined, treated or dispensed.
 *
 * @param number 健診機関番号 or 医療機関コード, ten digits; may be empty
 */
public record Performer(String number, String name) {

    public static final Performer NONE = new Performer("", "");

    public boolean isNamed() {
        return !name.isEmpty() || !number.isEmpty();
    }
}
