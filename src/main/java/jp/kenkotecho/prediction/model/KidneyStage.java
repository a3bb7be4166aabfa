package jp.kenkotecho.prediction.model;

import java.util.EnumSet;
import java.util.List;
import jp.kenkotecho.prediction.model.Result.Band;
import jp.kenkotecho.record.Text;

/** eGFR of Japanese adults and its stage now (Matsuo 2009, JSN). */
public final class KidneyStage implements RiskModel {

    private static final ModelCard CARD = new ModelCard(
            "egfr-jsn",
            "1",
            new Text("腎臓のはたらき (eGFR)", "Kidney function (eGFR)"),
            0,
            "Matsuo S et al., AJKD 2009;53:982",
            "Japanese adults",
            "an estimate from creatinine",
            "18 and older. One check-up can only make chronic kidney disease suspected: it takes three months.",
            EnumSet.of(Item.CREATININE),
            EnumSet.noneOf(RiskFactor.class));

    private static final List<String> STAGES = List.of("G5", "G4", "G3b", "G3a", "G2", "G1");

    @Override
    public ModelCard card() {
        return CARD;
    }

    @Override
    public Result judge(Person person) {
        var ask = new ModelInputs(person);
        ask.ages(18, 120);
        var creatinine = ask.number(Item.CREATININE);
        return ask.result(() -> {
            var egfr = egfr(creatinine, person.age(), person.man());
            var stage = STAGES.get(ModelInputs.reached(egfr, 15, 30, 45, 60, 90));
            var number = ModelInputs.shown(egfr, 1);
            return new Band(
                    new Text(stage + " (eGFR " + number + ")", stage + " (eGFR " + number + " mL/min/1.73 m2)"),
                    List.of());
        });
    }

    /** mL/min/1.73 m². */
    static double egfr(double creatinine, int age, boolean man) {
        return 194 * Math.pow(creatinine, -1.094) * Math.pow(age, -0.287) * (man ? 1 : 0.739);
    }
}
