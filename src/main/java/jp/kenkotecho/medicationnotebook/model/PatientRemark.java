package jp.kenkotecho.medicationnotebook.model;

/**
 * Record 2, 患者特記: something to know of the patient.
 *
 * @param text as written
 */
public record PatientRemark(Kind kind, String text, Recorder recorder) {

    /** 患者特記種別. */
    public enum Kind {
        /** 1: アレルギー歴 */
        ALLERGY,
        /** 2: 副作用歴 */
        SIDE_EFFECT,
        /** 3: 既往歴 */
        PAST_ILLNESS,
        /** 9: その他 */
        OTHER;

        static Kind of(String code) {
            return switch (code) {
                case "1" -> ALLERGY;
                case "2" -> SIDE_EFFECT;
                case "3" -> PAST_ILLNESS;
                default -> OTHER;
            };
        }
    }
}
