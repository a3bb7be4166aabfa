package jp.kenkotecho.prediction.model;

import java.util.EnumSet;
import jp.kenkotecho.prediction.model.Result.Risk;
import jp.kenkotecho.record.Text;

/** Suita 2020 without ECG: stroke or coronary disease in ten years (Nakai 2020). */
public final class SuitaScore implements RiskModel {

    private static final ModelCard CARD = new ModelCard(
            "suita-2020",
            "1",
            new Text("脳卒中または冠動脈疾患", "Stroke or coronary disease"),
            10,
            "Nakai M et al., J Atheroscler Thromb 2020;27:1160-1175, doi 10.5551/jat.48843",
            "Suita city, 3,080 men and 3,470 women aged 30-79, median 16.9 years, 592 events",
            "C 0.781",
            "Ages 30-79. Few wide bands: a small change may move the number much or not at all.",
            EnumSet.of(
                    Item.SBP,
                    Item.DBP,
                    Item.HDL,
                    Item.LDL,
                    Item.NON_HDL,
                    Item.TOTAL_CHOLESTEROL,
                    Item.GLUCOSE,
                    Item.HBA1C,
                    Item.CASUAL_GLUCOSE),
            EnumSet.of(
                    RiskFactor.HEART_DISEASE,
                    RiskFactor.STROKE,
                    RiskFactor.GLUCOSE_DRUG,
                    RiskFactor.DIABETES,
                    RiskFactor.SMOKER,
                    RiskFactor.PRESSURE_DRUG,
                    RiskFactor.PROTEINURIA));

    private static final int[] OF_AGE = {0, 8, 14, 18, 22, 26, 29};
    private static final int[] OF_PRESSURE = {-4, 0, 3, 6};
    private static final int[] OF_HDL = {0, -2, -4};
    private static final double[] TOTALS = {1, 21, 26, 31, 36};
    private static final double[] PERCENT = {1, 2, 6, 9, 14, 25};

    @Override
    public ModelCard card() {
        return CARD;
    }

    @Override
    public Result judge(Person person) {
        var ask = new ModelInputs(person);
        ask.ages(30, 79);
        ask.refuse(
                ask.is(RiskFactor.HEART_DISEASE) || ask.is(RiskFactor.STROKE),
                "心臓病か脳卒中の既往があります",
                "Heart disease or stroke before");
        ask.points(new Text("年齢", "Age"), OF_AGE[ModelInputs.reached(person.age(), 40, 50, 60, 65, 70, 75)]);
        ask.points(new Text("性別", "Sex"), person.man() ? 4 : 0);
        var pressure = ModelInputs.pressure(
                ask.number(Item.SBP), ask.number(Item.DBP), new double[] {120, 140, 160}, new double[] {80, 90, 100});
        ask.points(
                new Text("血圧", "Blood pressure"),
                ask.is(RiskFactor.PRESSURE_DRUG) ? OF_PRESSURE[3] : OF_PRESSURE[pressure]);
        ask.points(Item.HDL, OF_HDL[ModelInputs.reached(ask.number(Item.HDL), 40, 60)]);
        var nonHdl = person.of(Item.NON_HDL).filter(value -> value >= 170).isPresent();
        ask.points(Item.LDL, ask.number(Item.LDL) >= 140 || nonHdl ? 2 : 0);
        ask.points(new Text("糖尿病", "Diabetes"), ask.hasDiabetes() ? 7 : 0);
        ask.points(RiskFactor.SMOKER.display(), ask.is(RiskFactor.SMOKER) ? 4 : 0);
        ask.points(RiskFactor.PROTEINURIA.display(), ask.is(RiskFactor.PROTEINURIA) ? 2 : 0);
        return ask.result(() -> Risk.exactly(PERCENT[ModelInputs.reached(ask.total(), TOTALS)], ask.points()));
    }
}
