package jp.kenkotecho.prediction.model;

import java.util.EnumSet;
import java.util.List;
import jp.kenkotecho.prediction.model.Result.Risk;
import jp.kenkotecho.record.Text;

/**
 * SCORE2 Asia-Pacific, low-risk region: cardiovascular disease in ten years. Off by default: that Japan is of the low
 * region was not read in the paper.
 */
public final class ScoreAsiaPacific implements RiskModel {

    private static final ModelCard CARD = new ModelCard(
            "score2-ap-low",
            "1",
            new Text("心血管疾患 (アジア太平洋、低リスク地域)", "Cardiovascular disease (Asia-Pacific, low-risk region)"),
            10,
            "SCORE2 Asia-Pacific, Eur Heart J 2025, doi 10.1093/eurheartj/ehae609",
            "recalibrated for Asia-Pacific from SCORE2",
            "published with the equation",
            "Ages 40-69, without diabetes. Not calibrated for Japan: that Japan is a low-risk region is likely, and was not"
                    + " read in the paper.",
            EnumSet.of(Item.SBP, Item.TOTAL_CHOLESTEROL, Item.HDL, Item.GLUCOSE, Item.HBA1C, Item.CASUAL_GLUCOSE),
            EnumSet.of(
                    RiskFactor.SMOKER,
                    RiskFactor.GLUCOSE_DRUG,
                    RiskFactor.DIABETES,
                    RiskFactor.HEART_DISEASE,
                    RiskFactor.STROKE));

    private static final double MMOL = 0.02586;

    /** Coefficients of age, smoking, pressure, total cholesterol, HDL, and age times the last four. */
    private static final double[] MAN = {0.3742, 0.6012, 0.2777, 0.1458, -0.2698, -0.0755, -0.0255, -0.0281, 0.0426};

    private static final double[] WOMAN = {0.4648, 0.7744, 0.3131, 0.1002, -0.2606, -0.1088, -0.0277, -0.0226, 0.0613};

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
        ask.refuse(ask.hasDiabetes(), "糖尿病があります", "Diabetes");
        var c = (person.age() - 60) / 5.0;
        var k = ask.is(RiskFactor.SMOKER) ? 1.0 : 0.0;
        var s = (ask.number(Item.SBP) - 120) / 20;
        var t = ask.number(Item.TOTAL_CHOLESTEROL) * MMOL - 6;
        var h = (ask.number(Item.HDL) * MMOL - 1.3) / 0.5;
        return ask.result(() -> Risk.exactly(
                percent(person.man(), new double[] {c, k, s, t, h, c * k, c * s, c * t, c * h}), List.of()));
    }

    private static double percent(boolean man, double[] terms) {
        var sum = 0.0;
        for (var i = 0; i < terms.length; i++) {
            sum += (man ? MAN : WOMAN)[i] * terms[i];
        }
        var survival = Math.pow(man ? 0.9605 : 0.9776, Math.exp(sum));
        var first = man ? -0.375229965 : -0.986572446;
        var second = man ? 0.62020875 : 0.536743779;
        return 100 * (1 - Math.exp(-Math.exp(first + second * Math.log(-Math.log(survival)))));
    }
}
