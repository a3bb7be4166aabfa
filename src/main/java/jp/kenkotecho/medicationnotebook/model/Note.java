package jp.kenkotecho.medicationnotebook.model;

import java.time.LocalDate;
import java.util.List;

/**
 * Free text of a notebook (記録 4, 401, 411, 421, 501, 601).
 *
 * @param text as written; it may hold a URL, which nobody opens
 * @param days 入力年月日, where the record has one: none or one
 */
public record Note(Kind kind, String text, List<LocalDate> days, Recorder recorder) {

    /** The record it was, and for 411 the 提供情報種別. */
    public enum Kind {
        /** 4: 手帳メモ */
        MEMO,
        /** 401: 服用注意, of the whole visit */
        CAUTION,
        /** 411, 30: the drug that caused a side effect in hospital */
        SIDE_EFFECT_IN_HOSPITAL,
        /** 411, 31: what matters after discharge */
        AFTER_DISCHARGE,
        /** 411, 99 */
        PROVIDED,
        /** 421: 残薬確認 */
        LEFTOVER,
        /** 501: 備考 */
        REMARK,
        /** 601: 患者等記入 */
        PATIENT_ENTRY;

        static Kind of(NotebookLine record) {
            return switch (record.record()) {
                case 4 -> MEMO;
                case 401 -> CAUTION;
                case 411 -> ofProvided(record.code(2));
                case 421 -> LEFTOVER;
                case 601 -> PATIENT_ENTRY;
                default -> REMARK;
            };
        }

        private static Kind ofProvided(String code) {
            return switch (code) {
                case "30" -> SIDE_EFFECT_IN_HOSPITAL;
                case "31" -> AFTER_DISCHARGE;
                default -> PROVIDED;
            };
        }
    }

    public Note {
        days = List.copyOf(days);
    }
}
