package jp.kenkotecho.prediction.model;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.model.Result.Risk;
import jp.kenkotecho.record.Text;

/** KFRE with four variables: kidney failure in two and five years, of people with an eGFR below 60. Off by default. */
public final class KidneyFailure implements RiskModel {

    private static final double CKD = 60;

    private final ModelCard card;
    private final double survival;

    private KidneyFailure(int years, double survival) {
        this.survival = survival;
        this.card = new ModelCard(
                "kfre-4-" + years + "y",
                "1",
                new Text("腎不全 (透析・移植)", "Kidney failure (dialysis or transplant)"),
                years,
                "Tangri N et al., kidney failure risk equation, four variables, non-North-American survival",
                "people with chronic kidney disease of many countries",
                "published with the equation",
                "Only with eGFR below 60 and the albumin-creatinine ratio of the urine, which 特定健診 seldom has. Not"
                        + " calibrated for Japan. eGFR by CKD-EPI 2021.",
                EnumSet.of(Item.CREATININE, Item.ALBUMIN_RATIO),
                EnumSet.noneOf(RiskFactor.class));
    }

    /** The models for its two horizons. */
    public static Stream<RiskModel> all() {
        return Stream.of(new KidneyFailure(2, 0.9832), new KidneyFailure(5, 0.9365));
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public Result judge(Person person) {
        var ask = new ModelInputs(person);
        ask.ages(18, 110);
        var creatinine = ask.number(Item.CREATININE);
        var ratio = ask.number(Item.ALBUMIN_RATIO);
        var egfr = CkdEpi.egfr(creatinine, person.age(), person.man());
        ask.refuse(creatinine > 0 && egfr >= CKD, "eGFR が 60 以上です", "eGFR is 60 or more");
        return ask.result(() -> Risk.exactly(percent(person, egfr, ratio), List.of()));
    }

    double percent(Person person, double egfr, double ratio) {
        var sum = -0.2201 * (person.age() / 10.0 - 7.036)
                + 0.2467 * ((person.man() ? 1 : 0) - 0.5642)
                - 0.5567 * (egfr / 5 - 7.222)
                + 0.4510 * (Math.log(ratio) - 5.137);
        return 100 * (1 - Math.pow(survival, Math.exp(sum)));
    }
}
