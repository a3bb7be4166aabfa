package jp.kenkotecho.prediction.model;

import java.util.EnumSet;
import jp.kenkotecho.prediction.model.Result.Risk;
import jp.kenkotecho.record.Text;

/**
 * The original score of Hisayama (Honda 2022), whose short form JAS 2022 took: diabetes, urine protein and exercise vary
 * in it. Off by default: what it calls regular exercise was not read; the check-up's question stands in for it.
 */
public final class HondaScore implements RiskModel {

    private static final ModelCard CARD = new ModelCard(
            "honda-2022",
            "1",
            new Text("動脈硬化性疾患 (久山町の原スコア)", "Coronary disease or atherothrombotic brain infarction (full score)"),
            10,
            "Honda T et al., J Atheroscler Thromb 2022;29:345-361, doi 10.5551/jat.61960",
            "Hisayama town, 2,454 people aged 40-84 without cardiovascular disease, 24 years, 270 events",
            "C 0.789",
            "Ages 40-84. Its definition of regular exercise was not read: thirty minutes twice a week stands in for it.",
            EnumSet.of(Item.SBP, Item.LDL, Item.HDL, Item.GLUCOSE, Item.HBA1C, Item.CASUAL_GLUCOSE),
            EnumSet.of(
                    RiskFactor.HEART_DISEASE,
                    RiskFactor.STROKE,
                    RiskFactor.GLUCOSE_DRUG,
                    RiskFactor.DIABETES,
                    RiskFactor.SMOKER,
                    RiskFactor.PROTEINURIA,
                    RiskFactor.EXERCISES));

    private static final int[] OF_AGE = {0, 5, 11, 16, 20};
    private static final int[] OF_HDL = {2, 1, 0};
    private static final double BASE = 0.9696;
    private static final double SLOPE = 0.144;
    private static final double SHIFT = 2.4767;

    @Override
    public ModelCard card() {
        return CARD;
    }

    @Override
    public Result judge(Person person) {
        var ask = new ModelInputs(person);
        ask.ages(40, 84);
        ask.refuse(
                ask.is(RiskFactor.HEART_DISEASE) || ask.is(RiskFactor.STROKE),
                "心臓病か脳卒中の既往があります",
                "Heart disease or stroke before");
        ask.points(new Text("年齢", "Age"), OF_AGE[ModelInputs.reached(person.age(), 50, 60, 70, 80)]);
        ask.points(new Text("性別", "Sex"), person.man() ? 7 : 0);
        ask.points(Item.SBP, ModelInputs.reached(ask.number(Item.SBP), 120, 130, 140, 160));
        ask.points(Item.LDL, ModelInputs.reached(ask.number(Item.LDL), 120, 140, 160));
        ask.points(Item.HDL, OF_HDL[ModelInputs.reached(ask.number(Item.HDL), 40, 60)]);
        ask.points(new Text("糖尿病", "Diabetes"), ask.hasDiabetes() ? 3 : 0);
        ask.points(RiskFactor.PROTEINURIA.display(), ask.is(RiskFactor.PROTEINURIA) ? 4 : 0);
        ask.points(RiskFactor.SMOKER.display(), ask.is(RiskFactor.SMOKER) ? 2 : 0);
        ask.points(new Text("運動習慣なし", "No regular exercise"), ask.is(RiskFactor.EXERCISES) ? 0 : 2);
        return ask.result(() -> Risk.exactly(percent(ask.total()), ask.points()));
    }

    static double percent(int total) {
        return 100 * (1 - Math.pow(BASE, Math.exp(SLOPE * total - SHIFT)));
    }
}
