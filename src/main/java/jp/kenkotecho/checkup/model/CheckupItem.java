package jp.kenkotecho.checkup.model;

import java.math.BigDecimal;
import java.util.Optional;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.record.Unit;

/**
 * One item of a check-up.
 *
 * @param system the OID of the list that its code is of
 * @param code JLAC10, 17 digits
 * @param units in which its number is sent: none or one
 * @param answers the OID of the list of its answers; empty when it has none
 * @param loinc empty when there is none, or the unit would not agree
 * @param category of R4 or JP Core: {@code laboratory}, {@code body-measurement}
 * @param method its code and name; empty when it has one way only
 * @param group the 一連検査 that it is part of; empty when it stands alone
 * @param limits the range that forms accept
 * @param isDate whether its text is a day
 */
public record CheckupItem(
        String system,
        String code,
        Text name,
        Kind kind,
        Optional<Unit> units,
        String answers,
        String loinc,
        String category,
        Method method,
        String group,
        Limits limits,
        boolean isDate) {

    static final int ANALYTE = 12;

    /** The kind of an item's value. */
    public enum Kind {
        NUMBER,
        ANSWER,
        WORDS
    }

    /** The way in which an item is examined. */
    public record Method(String code, String name) {}

    /** The limits beyond which a form says 入力下限以下 or 入力上限以上. */
    public record Limits(Optional<BigDecimal> lowest, Optional<BigDecimal> highest) {}

    /** What years and methods have in common: analyte, identification and material (12 of the 17 digits). */
    public String analyte() {
        return code.substring(0, ANALYTE);
    }
}
