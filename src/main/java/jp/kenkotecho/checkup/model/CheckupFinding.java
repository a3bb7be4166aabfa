package jp.kenkotecho.checkup.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a check-up found for one item, as the source wrote it; nothing is looked up or converted yet.
 *
 * @param system the OID of the list of items that {@code code} is of
 * @param code 17 digits, or what the source has instead
 * @param name as the source calls it; never trusted against the code; may be empty
 * @param method code of how it was examined; may be empty
 * @param judgement L, N or H against the reference range; may be empty
 * @param examiner the doctor named beside it; may be empty
 * @param section code of the part of the report it stands in
 * @param where the place in the source, for messages
 */
public record CheckupFinding(
        String system,
        String code,
        String name,
        Value value,
        String method,
        String judgement,
        Range reference,
        String examiner,
        String section,
        String where) {

    /** The value that was found. */
    public sealed interface Value {}

    /**
     * A number exactly as written.
     *
     * @param unit as written; may be empty
     */
    public record Measure(BigDecimal value, String unit) implements Value {}

    /**
     * A chosen answer.
     *
     * @param list the OID of the list, or its URI where it is none; empty when the source does not say
     * @param display as the source shows it; never trusted against the code
     */
    public record Answer(String list, String code, String display) implements Value {}

    /** A day as FHIR writes it, or the month or year alone where no more is known: {@code 2018-05-01}, {@code 2018}. */
    public record Day(String text) implements Value {}

    /** Words; may be blank. */
    public record Words(String text) implements Value {}

    /**
     * A value beyond the range that the form accepts (入力下限以下, 入力上限以上).
     *
     * @param measured the number, where the source tells it
     */
    public record Beyond(boolean above, Optional<Measure> measured) implements Value {}

    /** 未実施. */
    public record NotDone() implements Value {}

    /** 測定不可能. */
    public record NotMeasurable() implements Value {}

    /** 基準値; either end may be missing. */
    public record Range(Optional<Measure> low, Optional<Measure> high) {

        public static final Range NONE = new Range(Optional.empty(), Optional.empty());
    }
}
