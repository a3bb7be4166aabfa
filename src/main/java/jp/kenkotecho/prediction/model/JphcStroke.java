package jp.kenkotecho.prediction.model;

import java.util.EnumSet;
import jp.kenkotecho.prediction.model.Result.Risk;
import jp.kenkotecho.record.Text;

/** JPHC: any first stroke in ten years, as a band (Yatsuya 2013). */
public final class JphcStroke implements RiskModel {

    private static final ModelCard CARD = new ModelCard(
            "jphc-stroke",
            "1",
            new Text("脳卒中", "Stroke"),
            10,
            "Yatsuya H et al., Stroke 2013;44:1295",
            "JPHC, 15,672 people aged 40-69, about 14 years, 790 strokes",
            "AUC 0.73, in another cohort 0.69",
            "Ages 40-69. It gives bands and no numbers between.",
            EnumSet.of(Item.SBP, Item.DBP, Item.BMI, Item.GLUCOSE, Item.HBA1C, Item.CASUAL_GLUCOSE),
            EnumSet.of(
                    RiskFactor.HEART_DISEASE,
                    RiskFactor.STROKE,
                    RiskFactor.GLUCOSE_DRUG,
                    RiskFactor.DIABETES,
                    RiskFactor.SMOKER,
                    RiskFactor.PRESSURE_DRUG));

    private static final int[] OF_AGE = {0, 5, 6, 12, 16, 19};
    private static final int[] UNTREATED = {0, 3, 6, 8, 11, 13};
    private static final int[] TREATED = {10, 10, 10, 11, 11, 15};
    private static final double[] SYSTOLIC = {120, 130, 140, 160, 180};
    private static final double[] DIASTOLIC = {80, 85, 90, 100, 110};
    private static final int[] OF_BMI = {0, 2, 3};

    /** The lowest total of each band but the first, and the percent from which the bands go. */
    private static final double[] TOTALS = {11, 18, 23, 26, 28, 30, 31, 33, 34, 35, 37, 40, 43};

    private static final double[] PERCENT = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 100};

    @Override
    public ModelCard card() {
        return CARD;
    }

    @Override
    public Result judge(Person person) {
        var ask = new ModelInputs(person);
        ask.ages(40, 69);
        ask.refuse(
                ask.is(RiskFactor.HEART_DISEASE) || ask.is(RiskFactor.STROKE),
                "心臓病か脳卒中の既往があります",
                "Heart disease or stroke before");
        ask.points(new Text("年齢", "Age"), OF_AGE[ModelInputs.reached(person.age(), 45, 50, 55, 60, 65)]);
        ask.points(new Text("性別", "Sex"), person.man() ? 6 : 0);
        ask.points(RiskFactor.SMOKER.display(), ask.is(RiskFactor.SMOKER) ? (person.man() ? 4 : 8) : 0);
        ask.points(Item.BMI, OF_BMI[ModelInputs.reached(ask.number(Item.BMI), 25, 30)]);
        ask.points(new Text("糖尿病", "Diabetes"), ask.hasDiabetes() ? 7 : 0);
        var pressure = ModelInputs.pressure(ask.number(Item.SBP), ask.number(Item.DBP), SYSTOLIC, DIASTOLIC);
        ask.points(
                new Text("血圧", "Blood pressure"),
                ask.is(RiskFactor.PRESSURE_DRUG) ? TREATED[pressure] : UNTREATED[pressure]);
        return ask.result(() -> {
            var band = ModelInputs.reached(ask.total(), TOTALS);
            return new Risk(PERCENT[band], PERCENT[band + 1], ask.points());
        });
    }
}
