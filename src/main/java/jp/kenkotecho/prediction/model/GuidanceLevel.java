package jp.kenkotecho.prediction.model;

import static jp.kenkotecho.prediction.model.Criteria.part;

import java.util.EnumSet;
import java.util.List;
import jp.kenkotecho.prediction.model.Criteria.Part;
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
            "It is the rule of the check-up, computed anew; the age is that reached in the fiscal year. What is missing is"
                    + " asked for only where the class depends on it.",
            EnumSet.of(
                    Item.WAIST,
                    Item.BMI,
                    Item.GLUCOSE,
                    Item.HBA1C,
                    Item.CASUAL_GLUCOSE,
                    Item.TRIGLYCERIDES,
                    Item.CASUAL_TRIGLYCERIDES,
                    Item.HDL,
                    Item.SBP,
                    Item.DBP),
            EnumSet.of(
                    RiskFactor.SMOKER,
                    RiskFactor.PRESSURE_DRUG,
                    RiskFactor.GLUCOSE_DRUG,
                    RiskFactor.LIPID_DRUG,
                    RiskFactor.SOON_AFTER_MEAL));

    private static final List<RiskFactor> DRUGS =
            List.of(RiskFactor.PRESSURE_DRUG, RiskFactor.GLUCOSE_DRUG, RiskFactor.LIPID_DRUG);

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
        ask.ages(person.ageOfYear(), 40, 74);
        ask.refuse(
                DRUGS.stream().anyMatch(drug -> person.is(drug).orElse(false)),
                "血圧・血糖・脂質の薬を飲んでいる人は対象ではありません",
                "Whoever takes a drug for blood pressure, glucose or lipids is not offered it");
        return ask.result(() -> new Criteria()
                .any(DRUGS.stream().map(drug -> part(person, drug)).toArray(Part[]::new))
                .any(part(person, Item.WAIST, waist -> waist >= (person.man() ? 85 : 90)))
                .any(part(person, Item.BMI, bmi -> bmi >= 25))
                .any(sugar(person))
                .any(fat(person), part(person, Item.HDL, value -> value < 40))
                .any(part(person, Item.SBP, value -> value >= 130), part(person, Item.DBP, value -> value >= 85))
                .any(part(person, RiskFactor.SMOKER))
                .decide(met -> level(met, person.ageOfYear())));
    }

    /** One value alone: fasting glucose, else HbA1c, else a casual glucose that was not taken soon after a meal. */
    private static Part sugar(Person person) {
        return new Part(
                Item.GLUCOSE.display(),
                person.of(Item.GLUCOSE)
                        .map(value -> value >= 100)
                        .or(() -> person.of(Item.HBA1C).map(value -> value >= 5.6))
                        .or(() -> person.is(RiskFactor.SOON_AFTER_MEAL)
                                .filter(soon -> !soon)
                                .flatMap(later -> person.of(Item.CASUAL_GLUCOSE))
                                .map(value -> value >= 100)));
    }

    /** Casual triglycerides where there are none of a fasting sample (since fiscal year 2024). */
    private static Part fat(Person person) {
        return new Part(
                Item.TRIGLYCERIDES.display(),
                person.of(Item.TRIGLYCERIDES).map(value -> value >= 150).or(() -> person.of(Item.CASUAL_TRIGLYCERIDES)
                        .map(value -> value >= 175)));
    }

    /** @param met drugs, waist, BMI, glucose, lipids, blood pressure, smoking */
    private static Text level(List<Boolean> met, int age) {
        var isWide = met.get(1);
        var risks = met.subList(3, 6).stream().filter(is -> is).count();
        var count = risks > 0 && met.get(6) ? risks + 1 : risks;
        if (met.get(0) || (!isWide && !met.get(2)) || count == 0) {
            return NONE;
        }
        // With a wide waist two risks are enough, with a high BMI alone it takes three; from 65 on it stays motivating.
        return count >= (isWide ? 2 : 3) && age < 65 ? INTENSIVE : MOTIVATING;
    }
}
