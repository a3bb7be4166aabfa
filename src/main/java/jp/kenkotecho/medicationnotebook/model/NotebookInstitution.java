package jp.kenkotecho.medicationnotebook.model;

import jp.kenkotecho.record.TextNormalization;

/**
 * A pharmacy, clinic or hospital as a slip names it.
 *
 * @param name as printed; empty when the record is absent
 * @param prefecture 都道府県コード, two digits (JIS X 0401); empty when absent
 * @param feeTable 点数表コード: 1 medical, 3 dental, 4 pharmacy; empty when absent
 * @param code 医療機関等コード, seven digits; empty when absent (also while the designation is pending)
 * @param address record 11; empty when absent
 */
public record NotebookInstitution(String name, String prefecture, String feeTable, String code, Address address) {

    /** Each empty when absent. */
    public record Address(String postcode, String text, String telephone) {

        static final Address NONE = new Address("", "", "");
    }

    public static final NotebookInstitution NONE = new NotebookInstitution("", "", "", "", Address.NONE);

    static NotebookInstitution of(NotebookLine record) {
        var prefecture = record.code(2);
        var address =
                record.record() == 11 ? new Address(record.text(5), record.text(6), record.text(7)) : Address.NONE;
        return new NotebookInstitution(
                record.text(1),
                prefecture.length() == 1 ? "0" + prefecture : prefecture,
                record.code(3),
                record.code(4),
                address);
    }

    /** 都道府県2 + 点数表1 + 医療機関等コード7, unique in Japan; empty unless all three are there and well-formed. */
    public String tenDigits() {
        var isWhole = prefecture.length() == 2 && feeTable.length() == 1 && code.length() == 7;
        var all = prefecture + feeTable + code;
        return isWhole && TextNormalization.isDigits(all) ? all : "";
    }
}
