package jp.kenkotecho.medicationnotebook.model;

import jp.kenkotecho.medicationnotebook.model.UsageRecord.DoseIs;

/** 剤形コード of record 301 (別表4). There is no code 8. Not the codes of the prescription's 剤形区分. */
public enum DosageForm {
    /** 内服 */
    ORAL("1", DoseIs.PER_DAY),
    /** 内滴 */
    ORAL_DROPS("2", DoseIs.TOTAL),
    /** 屯服 */
    AS_NEEDED("3", DoseIs.PER_INTAKE),
    /** 注射 */
    INJECTION("4", DoseIs.TOTAL),
    /** 外用 */
    EXTERNAL("5", DoseIs.TOTAL),
    /** 浸煎 */
    DECOCTION("6", DoseIs.PER_DAY),
    /** 湯 */
    INFUSION("7", DoseIs.PER_DAY),
    /** 材料 */
    MATERIAL("9", DoseIs.TOTAL),
    /** その他, and whatever code is none of these */
    OTHER("10", DoseIs.TOTAL);

    private final String code;
    private final DoseIs doseIs;

    DosageForm(String code, DoseIs doseIs) {
        this.code = code;
        this.doseIs = doseIs;
    }

    static DosageForm of(String code) {
        var digits = code.replaceFirst("^0+", "");
        for (var form : values()) {
            if (form.code.equals(digits)) {
                return form;
            }
        }
        return OTHER;
    }

    String code() {
        return code;
    }

    DoseIs doseIs() {
        return doseIs;
    }

    /** 浸煎 and 湯 are taken by the day, or as needed when supplied by the time. */
    boolean isBrewed() {
        return this == DECOCTION || this == INFUSION;
    }
}
