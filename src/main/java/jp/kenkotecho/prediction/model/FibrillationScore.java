package jp.kenkotecho.prediction.model;

import java.util.EnumSet;
import java.util.Optional;
import jp.kenkotecho.prediction.model.Result.Band;
import jp.kenkotecho.prediction.model.Result.Risk;
import jp.kenkotecho.record.Text;

/** Suita: atrial fibrillation in ten years, by items of check-ups (Arafa 2025); what is not known makes a range. */
public final class FibrillationScore implements RiskModel {

    private static final ModelCard CARD = new ModelCard(
            "suita-af-2025",
            "1",
            new Text("心房細動", "Atrial fibrillation"),
            10,
            "Arafa A et al., Circ J (CJ-24-0939)",
            "Suita city, 6,476 people of 30 and older without atrial fibrillation, median 14.6 years, 278 cases",
            "known from the abstract alone",
            "From the abstract alone. Below 47 points it gives no number. Heavy drinking is taken as 60 g of ethanol a day"
                    + " or more, proteinuria as 1+ or more: our conventions.",
            EnumSet.of(Item.SBP, Item.DBP, Item.BMI, Item.ALT),
            EnumSet.of(
                    RiskFactor.HEART_DISEASE,
                    RiskFactor.STROKE,
                    RiskFactor.SMOKER,
                    RiskFactor.PRESSURE_DRUG,
                    RiskFactor.PROTEINURIA,
                    RiskFactor.BRINKMAN_OVER_500,
                    RiskFactor.HEAVY_DRINKING,
                    RiskFactor.DRINKS_MOST_DAYS,
                    RiskFactor.DRINKS_SIXTY_GRAMS,
                    RiskFactor.ATRIAL_FIBRILLATION));

    private static final int LOWEST = 47;
    private static final double[] TOTALS = {55, 59, 70};
    private static final double[] PERCENT = {7.1, 8.4, 10.8, 15.9};
    private static final int[] MEN = {16, 26, 41, 54};
    private static final int[] WOMEN = {0, 14, 37, 51};
    private static final int BRINKMAN = 7;
    private static final int DRINKING = 8;

    @Override
    public ModelCard card() {
        return CARD;
    }

    @Override
    public Result judge(Person person) {
        var ask = new ModelInputs(person);
        ask.ages(30, 120);
        ask.refuse(
                person.is(RiskFactor.ATRIAL_FIBRILLATION).orElse(false),
                "すでに心房細動の診断があります",
                "Atrial fibrillation already");
        var decade = ModelInputs.reached(person.age(), 50, 60, 70);
        ask.points(new Text("年齢と性別", "Age and sex"), person.man() ? MEN[decade] : WOMEN[decade]);
        ask.points(Item.BMI, ask.number(Item.BMI) >= 25 ? 6 : 0);
        var isHypertensive =
                ask.number(Item.SBP) >= 140 || ask.number(Item.DBP) >= 90 || ask.is(RiskFactor.PRESSURE_DRUG);
        ask.points(new Text("高血圧", "Hypertension"), isHypertensive ? 7 : 0);
        ask.points(RiskFactor.PROTEINURIA.display(), ask.is(RiskFactor.PROTEINURIA) ? 4 : 0);
        ask.points(Item.ALT, ask.number(Item.ALT) > 50 ? 4 : 0);
        ask.points(
                new Text("心臓病・脳卒中の既往", "Earlier heart disease or stroke"),
                ask.is(RiskFactor.HEART_DISEASE) || ask.is(RiskFactor.STROKE) ? 10 : 0);
        var smokes = ask.is(RiskFactor.SMOKER);
        return ask.result(() -> result(ask, person, smokes));
    }

    private static Result result(ModelInputs ask, Person person, boolean smokes) {
        var brinkman = smokes ? person.is(RiskFactor.BRINKMAN_OVER_500).map(is -> is ? BRINKMAN : 0) : Optional.of(0);
        var drinking = person.is(RiskFactor.HEAVY_DRINKING).map(is -> is ? DRINKING : 0);
        brinkman.ifPresent(count -> ask.points(RiskFactor.BRINKMAN_OVER_500.display(), count));
        drinking.ifPresent(count -> ask.points(RiskFactor.HEAVY_DRINKING.display(), count));
        var least = ask.total();
        var most = least + (brinkman.isPresent() ? 0 : BRINKMAN) + (drinking.isPresent() ? 0 : DRINKING);
        if (least < LOWEST) {
            return new Band(name(most), ask.points());
        }
        return new Risk(percent(least), percent(most), ask.points());
    }

    private static Text name(int most) {
        return most < LOWEST
                ? new Text("数字のある最も低い区分より下", "Below the lowest published band")
                : new Text(
                        "数字のある最も低い区分より下から " + percent(most) + " % まで",
                        "From below the lowest published band up to " + percent(most) + " %");
    }

    private static double percent(int total) {
        return PERCENT[ModelInputs.reached(total, TOTALS)];
    }
}
