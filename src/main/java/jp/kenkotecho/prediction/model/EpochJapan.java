package jp.kenkotecho.prediction.model;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.model.Result.Risk;
import jp.kenkotecho.record.Text;

/** EPOCH-JAPAN: death from coronary disease, stroke and cardiovascular disease in ten years (Li 2021). Off by default. */
public final class EpochJapan implements RiskModel {

    /**
     * Coefficients of ln age, smoking, man, ln SBP, diabetes, urine protein, ln TC/HDL, ln age × ln SBP and × smoking.
     */
    private record Equation(double survival, List<Double> coefficients) {}

    private static final double[] MEANS = terms(57.0, 0.267, 0.480, 131.1, 0.046, 0.028, 4.1);

    private final ModelCard card;
    private final Equation equation;

    private EpochJapan(String id, String ja, String en, Equation equation) {
        this.card = new ModelCard(
                id,
                "1",
                new Text(ja, en),
                10,
                "Li Y et al., J Atheroscler Thromb 2021;28:816-825, doi 10.5551/jat.58958",
                "44,869 people aged 40-79 of eight Japanese cohorts, 765 deaths",
                "C 0.83 (coronary), 0.80 (stroke), 0.81 (both)",
                "Ages 40-79. It predicts death, not falling ill.",
                EnumSet.of(Item.SBP, Item.TOTAL_CHOLESTEROL, Item.HDL, Item.GLUCOSE, Item.HBA1C, Item.CASUAL_GLUCOSE),
                EnumSet.of(
                        RiskFactor.SMOKER,
                        RiskFactor.GLUCOSE_DRUG,
                        RiskFactor.DIABETES,
                        RiskFactor.PROTEINURIA,
                        RiskFactor.HEART_DISEASE,
                        RiskFactor.STROKE));
        this.equation = equation;
    }

    /** The three equations. */
    public static Stream<RiskModel> all() {
        return Stream.of(
                new EpochJapan(
                        "epoch-japan-chd",
                        "冠動脈疾患による死亡",
                        "Death from coronary disease",
                        new Equation(
                                0.9981,
                                List.of(
                                        61.19918, 15.36389, 0.65869, 46.36999, 0.56252, 0.58243, 0.35931, -10.61448,
                                        -3.51974))),
                new EpochJapan(
                        "epoch-japan-stroke",
                        "脳卒中による死亡",
                        "Death from stroke",
                        new Equation(
                                0.9961,
                                List.of(37.40606, 8.24292, 0.0, 26.39953, 0.45679, 0.63621, 0.0, -5.92290, -1.84505))),
                new EpochJapan(
                        "epoch-japan-cvd",
                        "心血管疾患による死亡",
                        "Death from cardiovascular disease",
                        new Equation(
                                0.9942,
                                List.of(
                                        45.54988, 10.64932, 0.30093, 33.30729, 0.49413, 0.62120, 0.0, -7.54461,
                                        -2.41998))));
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public Result judge(Person person) {
        var ask = new ModelInputs(person);
        ask.ages(40, 79);
        ask.refuse(
                ask.is(RiskFactor.HEART_DISEASE) || ask.is(RiskFactor.STROKE),
                "心臓病か脳卒中の既往があります",
                "Heart disease or stroke before");
        var smokes = ask.is(RiskFactor.SMOKER);
        var diabetes = ask.hasDiabetes();
        var protein = ask.is(RiskFactor.PROTEINURIA);
        var pressure = ask.number(Item.SBP);
        var total = ask.number(Item.TOTAL_CHOLESTEROL);
        var hdl = ask.number(Item.HDL);
        return ask.result(() -> Risk.exactly(
                percent(terms(
                        person.age(),
                        one(smokes),
                        one(person.man()),
                        pressure,
                        one(diabetes),
                        one(protein),
                        total / hdl)),
                List.of()));
    }

    private double percent(double[] terms) {
        var sum = 0.0;
        for (var i = 0; i < terms.length; i++) {
            sum += equation.coefficients().get(i) * (terms[i] - MEANS[i]);
        }
        return 100 * (1 - Math.pow(equation.survival(), Math.exp(sum)));
    }

    private static double[] terms(
            double age, double smokes, double man, double pressure, double diabetes, double protein, double ratio) {
        var lnAge = Math.log(age);
        var lnPressure = Math.log(pressure);
        return new double[] {
            lnAge, smokes, man, lnPressure, diabetes, protein, Math.log(ratio), lnAge * lnPressure, lnAge * smokes
        };
    }

    private static double one(boolean is) {
        return is ? 1 : 0;
    }
}
