package jp.kenkotecho.imports.slip.model;

/**
 * A pharmacy, clinic or hospital as a slip names it.
 *
 * @param name as printed; empty when the record is absent
 * @param prefecture 都道府県コード, two digits (JIS X 0401); empty when absent
 * @param feeTable 点数表コード: 1 medical, 3 dental, 4 pharmacy; empty when absent
 * @param code 医療機関等コード, seven digits; empty when absent (also while the designation is pending)
 */
public record Institution(String name, String prefecture, String feeTable, String code) {

    public static final Institution NONE = new Institution("", "", "", "");

    /** 都道府県2 + 点数表1 + 医療機関等コード7, unique in Japan; empty unless all three are there and well-formed. */
    public String tenDigits() {
        var all = prefecture + feeTable + code;
        return all.matches("\\d{10}") ? all : "";
    }
}
