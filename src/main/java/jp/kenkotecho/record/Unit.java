package jp.kenkotecho.record;

/**
 * A unit of measure.
 *
 * @param shown as a Japanese resident reads it: {@code mmHg}, {@code 回}
 * @param ucum the UCUM code that machines compare: {@code mm[Hg]}, {@code 1}
 */
public record Unit(String shown, String ucum) {

    public static final Unit MMHG = new Unit("mmHg", "mm[Hg]");
    public static final Unit KG = new Unit("kg", "kg");
}
