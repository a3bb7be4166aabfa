package jp.kenkotecho.prediction.model;

import static jp.kenkotecho.prediction.model.Criteria.part;

import java.util.EnumSet;
import java.util.List;
import jp.kenkotecho.prediction.model.Criteria.Part;
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
            "It is the rule of the check-up, computed anew. What is missing is asked for only where the class depends on it.",
            EnumSet.of(Item.WAIST, Item.SBP, Item.DBP, Item.TRIGLYCERIDES, Item.HDL, Item.GLUCOSE, Item.HBA1C),
            EnumSet.of(RiskFactor.PRESSURE_DRUG, RiskFactor.LIPID_DRUG, RiskFactor.GLUCOSE_DRUG));

    static final Text MET = new Text("基準該当", "Met");

    @Override
    public ModelCard card() {
        return CARD;
    }

    @Override
    public Result judge(Person person) {
        var ask = new ModelInputs(person);
        ask.ages(20, 120);
        return ask.result(() -> new Criteria()
                .any(part(person, Item.WAIST, waist -> waist >= (person.man() ? 85 : 90)))
                .any(sugar(person), part(person, RiskFactor.GLUCOSE_DRUG))
                .any(
                        part(person, Item.TRIGLYCERIDES, value -> value >= 150),
                        part(person, Item.HDL, value -> value < 40),
                        part(person, RiskFactor.LIPID_DRUG))
                .any(
                        part(person, Item.SBP, value -> value >= 130),
                        part(person, Item.DBP, value -> value >= 85),
                        part(person, RiskFactor.PRESSURE_DRUG))
                .decide(MetabolicSyndrome::name));
    }

    /** HbA1c counts only where fasting glucose is missing. */
    private static Part sugar(Person person) {
        return new Part(
                Item.GLUCOSE.display(),
                person.of(Item.GLUCOSE).map(value -> value >= 110).or(() -> person.of(Item.HBA1C)
                        .map(value -> value >= 6.0)));
    }

    private static Text name(List<Boolean> met) {
        var count = met.stream().skip(1).filter(is -> is).count();
        if (!met.get(0) || count == 0) {
            return new Text("非該当", "Not met");
        }
        return count >= 2 ? MET : new Text("予備群該当", "Pre-stage");
    }
}
