package jp.kenkotecho.medicationnotebook.model;

/** レコード作成者: who wrote a record (since TC03). */
public enum Recorder {
    /** 1: 医療関係者. */
    PROFESSIONAL,
    /** 2: 患者等, also what a professional wrote and the patient changed. */
    PATIENT,
    /** 8: その他, such as a care worker. */
    OTHER,
    /** 9: 不明, and every record of a version that does not say. */
    UNKNOWN;

    static boolean isKnown(String code) {
        return code.isEmpty() || "1".equals(code) || "2".equals(code) || "8".equals(code) || "9".equals(code);
    }

    static Recorder of(String code) {
        return switch (code) {
            case "1" -> PROFESSIONAL;
            case "2" -> PATIENT;
            case "8" -> OTHER;
            default -> UNKNOWN;
        };
    }
}
