package jp.kenkotecho.prediction.model;

import java.util.Optional;
import jp.kenkotecho.record.Text;

/** Why something is proposed to a person: one plain sentence, of their own reading or answer. */
final class Reasons {

    private static final Text SMOKES = new Text("質問票で、たばこを吸っていると答えています。", "In the questions they say that they smoke.");
    private static final Text INACTIVE = new Text(
            "質問票で、30分以上の運動を週2日以上はしていないと答えています。",
            "In the questions they say that they do not exercise for half an hour twice a week.");
    private static final Text SLEEPLESS =
            new Text("質問票で、睡眠で休養が十分にとれていないと答えています。", "In the questions they say that sleep does not rest them.");

    private Reasons() {}

    /** The reason; empty where there is none to propose it. */
    static Optional<Text> of(Person person, Advice advice) {
        return switch (advice) {
            case SMOKING -> given(person.is(RiskFactor.SMOKER).orElse(false), SMOKES);
            case WEIGHT -> given(WeightLoss.suits(person), heavy(person));
            case SALT -> given(Proposals.isSaltAdvised(person), raised(person));
            case ALCOHOL -> given(person.isRiskyDrinker().orElse(false), drinks(person.man()));
            case EXERCISE -> given(!person.is(RiskFactor.EXERCISES).orElse(true), INACTIVE);
            case SLEEP -> given(!person.is(RiskFactor.SLEEPS_WELL).orElse(true), SLEEPLESS);
        };
    }

    private static Optional<Text> given(boolean is, Text reason) {
        return is ? Optional.of(reason) : Optional.empty();
    }

    private static Text heavy(Person person) {
        var bmi = ModelInputs.shown(person.of(Item.BMI).orElse(0.0), 1);
        return new Text(
                "BMI が " + bmi + " で、減らすことがすすめられる 25 以上です。",
                "BMI is " + bmi + ": to lose weight is advised from 25 on.");
    }

    private static Text raised(Person person) {
        var pressure = ModelInputs.shown(person.of(Item.SBP).orElse(0.0), 0);
        return new Text(
                "上の血圧が " + pressure + " mmHg で、130 以上です。",
                "Systolic blood pressure is " + pressure + " mmHg, which is 130 or more.");
    }

    /** 健康日本21 (third term): so much a day raises the risk of illness. */
    private static Text drinks(boolean man) {
        var grams = man ? 40 : 20;
        return new Text(
                "質問票の答えから、お酒の量が一日に純アルコール " + grams + " g 以上になります。",
                "By their answers they drink " + grams + " g of ethanol a day or more.");
    }
}
