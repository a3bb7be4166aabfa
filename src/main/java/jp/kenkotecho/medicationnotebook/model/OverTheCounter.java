package jp.kenkotecho.medicationnotebook.model;

import java.time.LocalDate;
import java.util.List;

/**
 * Record 3 with its 31: a medicine bought without a prescription.
 *
 * @param name as written
 * @param from 服用開始年月日: none or one
 * @param until 服用終了年月日: none or one; a start alone means that it is still taken or that the end is not known
 * @param jan 13 digits; empty when absent (it came with TC08)
 */
public record OverTheCounter(
        String name,
        List<LocalDate> from,
        List<LocalDate> until,
        String jan,
        List<Ingredient> ingredients,
        Recorder recorder) {

    public OverTheCounter {
        from = List.copyOf(from);
        until = List.copyOf(until);
        ingredients = List.copyOf(ingredients);
    }

    OverTheCounter with(List<Ingredient> all) {
        return new OverTheCounter(name, from, until, jan, all, recorder);
    }

    /**
     * Record 31.
     *
     * @param code 成分コード of セルフメディケーション・データベースセンター; empty when absent
     */
    public record Ingredient(String name, String code) {}
}
