package jp.kenkotecho.medicationnotebook.model;

/**
 * 調剤数量 with 調剤単位.
 *
 * @param count above zero unless the unit is {@link Unit#UNSTATED}
 */
public record Supply(int count, Unit unit) {

    /** 調剤単位. */
    public enum Unit {
        /** 日分 */
        DAYS,
        /** 回分 */
        TIMES,
        /** 調剤: the whole amount at once */
        WHOLE,
        UNSTATED
    }

    public static final Supply UNSTATED = new Supply(0, Unit.UNSTATED);

    static Supply of(String count, String unit) {
        if (!count.matches("\\d{1,3}") || Integer.parseInt(count) == 0) {
            return UNSTATED;
        }
        return switch (unit) {
            case "日分", "日" -> new Supply(Integer.parseInt(count), Unit.DAYS);
            case "回分", "回" -> new Supply(Integer.parseInt(count), Unit.TIMES);
            case "調剤" -> new Supply(Integer.parseInt(count), Unit.WHOLE);
            default -> UNSTATED;
        };
    }
}
