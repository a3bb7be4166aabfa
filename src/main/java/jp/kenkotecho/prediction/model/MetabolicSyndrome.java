package jp.kenkotecho.prediction.model;

import java.util.EnumSet;
import java.util.List;
import jp.kenkotecho.prediction.model.Result.Band;
import jp.kenkotecho.record.Text;

/** メタボリックシンドローム判定 of 特定健診: waist, and of glucose, lipids and blood pressure how many. */
public final class MetabolicSyndrome implements RiskModel {

    private static final ModelCard CARD = new ModelCard(
            "mets-jp",
            "1",
            new Text("メタボリックシンドローム", "Metabolic syndrome"),
            0,
            "標準的な健診・保健指導プログラム (令和 6 年度版)",
            "特定健診",
            "a class of the present, no onset",
            "It is the rule of the check-up, computed anew.",
            EnumSet.of(Item.WAIST, Item.SBP, Item.DBP, Item.TRIGLYCERIDES, Item.HDL, Item.GLUCOSE, Item.HBA1C),
            EnumSet.of(RiskFactor.PRESSURE_DRUG, RiskFactor.LIPID_DRUG, RiskFactor.GLUCOSE_DRUG));

    @Override
    public ModelCard card() {
        return CARD;
    }

    @Override
    public Result judge(Person person) {
        var ask = new ModelInputs(person);
        ask.ages(20, 120);
        var isWide = ask.number(Item.WAIST) >= (person.man() ? 85 : 90);
        var glucose = person.of(Item.GLUCOSE).map(value -> value >= 110).or(() -> person.of(Item.HBA1C)
                .map(value -> value >= 6.0));
        var lipids = ask.number(Item.TRIGLYCERIDES) >= 150
                || ask.number(Item.HDL) < 40
                || person.is(RiskFactor.LIPID_DRUG).orElse(false);
        var pressure = ask.number(Item.SBP) >= 130
                || ask.number(Item.DBP) >= 85
                || person.is(RiskFactor.PRESSURE_DRUG).orElse(false);
        var sugar = ask.needed(glucose, Item.GLUCOSE.display()).orElse(false)
                || person.is(RiskFactor.GLUCOSE_DRUG).orElse(false);
        var count = (lipids ? 1 : 0) + (pressure ? 1 : 0) + (sugar ? 1 : 0);
        return ask.result(() -> new Band(name(isWide, count), List.of()));
    }

    private static Text name(boolean isWide, int count) {
        if (!isWide || count == 0) {
            return new Text("非該当", "Not met");
        }
        return count >= 2 ? new Text("基準該当", "Met") : new Text("予備群該当", "Pre-stage");
    }
}
