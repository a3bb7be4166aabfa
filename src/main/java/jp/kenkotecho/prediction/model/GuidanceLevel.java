package jp.kenkotecho.prediction.model;

import java.util.EnumSet;
import java.util.List;
import jp.kenkotecho.prediction.model.Result.Band;
import jp.kenkotecho.record.Text;

/** 特定保健指導の階層化: who is offered guidance, by waist or BMI and the number of risks. */
public final class GuidanceLevel implements RiskModel {

    private static final ModelCard CARD = new ModelCard(
            "guidance-jp",
            "1",
            new Text("特定保健指導の対象", "Offer of specific health guidance"),
            0,
            "厚生労働省告示第 8 号、標準的な健診・保健指導プログラム (令和 6 年度版)",
            "特定健診, ages 40-74",
            "a class of the present, no onset",
            "It is the rule of the check-up, computed anew from fasting values; the age is that of the day and not of the"
                    + " fiscal year.",
            EnumSet.of(
                    Item.WAIST, Item.BMI, Item.GLUCOSE, Item.HBA1C, Item.TRIGLYCERIDES, Item.HDL, Item.SBP, Item.DBP),
            EnumSet.of(RiskFactor.SMOKER, RiskFactor.PRESSURE_DRUG, RiskFactor.GLUCOSE_DRUG, RiskFactor.LIPID_DRUG));

    private static final Text NONE = new Text("情報提供", "Information");
    private static final Text MOTIVATING = new Text("動機付け支援", "Motivating guidance");
    private static final Text INTENSIVE = new Text("積極的支援", "Intensive guidance");

    @Override
    public ModelCard card() {
        return CARD;
    }

    @Override
    public Result judge(Person person) {
        var ask = new ModelInputs(person);
        ask.ages(40, 74);
        ask.refuse(
                ask.is(RiskFactor.PRESSURE_DRUG) || ask.is(RiskFactor.GLUCOSE_DRUG) || ask.is(RiskFactor.LIPID_DRUG),
                "血圧・血糖・脂質の薬を飲んでいる人は対象ではありません",
                "Whoever takes a drug for blood pressure, glucose or lipids is not offered it");
        var isWide = ask.number(Item.WAIST) >= (person.man() ? 85 : 90);
        var isHeavy = ask.number(Item.BMI) >= 25;
        var glucose = ask.needed(
                        person.of(Item.GLUCOSE).map(value -> value >= 100).or(() -> person.of(Item.HBA1C)
                                .map(value -> value >= 5.6)),
                        Item.GLUCOSE.display())
                .orElse(false);
        var lipids = ask.number(Item.TRIGLYCERIDES) >= 150 || ask.number(Item.HDL) < 40;
        var pressure = ask.number(Item.SBP) >= 130 || ask.number(Item.DBP) >= 85;
        var smokes = ask.is(RiskFactor.SMOKER);
        return ask.result(() -> {
            var risks = (glucose ? 1 : 0) + (lipids ? 1 : 0) + (pressure ? 1 : 0);
            var count = risks > 0 && smokes ? risks + 1 : risks;
            return new Band(level(isWide, isHeavy, count, person.age()), List.of());
        });
    }

    private static Text level(boolean isWide, boolean isHeavy, int count, int age) {
        if ((!isWide && !isHeavy) || count == 0) {
            return NONE;
        }
        // With a wide waist two risks are enough, with a high BMI alone it takes three; from 65 on it stays motivating.
        return count >= (isWide ? 2 : 3) && age < 65 ? INTENSIVE : MOTIVATING;
    }
}
