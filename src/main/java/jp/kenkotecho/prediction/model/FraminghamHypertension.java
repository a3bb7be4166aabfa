package jp.kenkotecho.prediction.model;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.model.Result.Risk;
import jp.kenkotecho.record.Text;

/**
 * Framingham: hypertension in one, two and four years (Parikh 2008). Off by default: it says too much even at home. How
 * many parents had hypertension no check-up asks, so it answers with a range from none to both.
 */
public final class FraminghamHypertension implements RiskModel {

    private final ModelCard card;

    private FraminghamHypertension(int years) {
        this.card = new ModelCard(
                "framingham-hypertension-" + years + "y",
                "1",
                new Text("高血圧 (フラミンガム)", "Hypertension (Framingham)"),
                years,
                "Parikh NI et al., Ann Intern Med 2008;148:102",
                "Framingham, Massachusetts, ages 20-80 without hypertension or diabetes",
                "AUC 0.751 on the teaching data, where it predicts 14.0 % in four years and 9.5 % were observed",
                "Not calibrated for Japan, and says too much. The range is from no parent with hypertension to two.",
                EnumSet.of(Item.SBP, Item.DBP, Item.BMI, Item.GLUCOSE, Item.HBA1C, Item.CASUAL_GLUCOSE),
                EnumSet.of(RiskFactor.SMOKER, RiskFactor.PRESSURE_DRUG, RiskFactor.GLUCOSE_DRUG, RiskFactor.DIABETES));
    }

    /** The models for its three horizons. */
    public static Stream<RiskModel> all() {
        return IntStream.of(1, 2, 4).mapToObj(FraminghamHypertension::new);
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public Result judge(Person person) {
        var ask = new ModelInputs(person);
        ask.ages(20, 80);
        var systolic = ask.number(Item.SBP);
        var diastolic = ask.number(Item.DBP);
        ask.refuse(systolic >= 140 || diastolic >= 90, "血圧がすでに 140/90 以上です", "140/90 or more already");
        ask.refuse(ask.is(RiskFactor.PRESSURE_DRUG), "血圧を下げる薬を使っています", "On a blood pressure drug");
        ask.refuse(ask.hasDiabetes(), "糖尿病があります", "Diabetes");
        var b = 22.949536
                - 0.156412 * person.age()
                - 0.202933 * (person.man() ? 0 : 1)
                - 0.033881 * ask.number(Item.BMI)
                - 0.05933 * systolic
                - 0.128468 * diastolic
                - 0.190731 * (ask.is(RiskFactor.SMOKER) ? 1 : 0)
                + 0.001624 * person.age() * diastolic;
        return ask.result(() -> new Risk(percent(b, 0), percent(b, 2), List.of()));
    }

    private double percent(double b, int parents) {
        var scaled = (Math.log(card.years()) - (b - 0.166121 * parents)) / 0.876925;
        return 100 * (1 - Math.exp(-Math.exp(scaled)));
    }
}
