package jp.kenkotecho.prediction.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.model.Result.Risk;
import jp.kenkotecho.record.Text;

/** Diabetes by the group of HbA1c: Kawahara 2015 in one and five years, Takahashi 2010 in three. */
public final class DiabetesByHba1c implements RiskModel {

    private static final Text OUTCOME = new Text("2 型糖尿病", "Type 2 diabetes");
    private static final String WEIGHT =
            " A loss of weight lowers it by a hazard ratio of 0.84 a kilogram, at most five (Hamman 2006: Americans with"
                    + " impaired glucose and a mean BMI of 33.9; here from BMI 25 and HbA1c 5.6 on). It ranks no proposals.";
    private static final Set<Item> ITEMS = EnumSet.of(Item.HBA1C, Item.GLUCOSE, Item.CASUAL_GLUCOSE);
    private static final Set<RiskFactor> FACTS = EnumSet.of(RiskFactor.GLUCOSE_DRUG, RiskFactor.DIABETES);
    private static final int ADULT = 18;

    /** The people of Takahashi's study were over 20. */
    private static final int OVER_TWENTY = 21;

    private static final double[] KAWAHARA = {5.6, 5.8, 6.0, 6.2, 6.4};
    private static final double[] TAKAHASHI = {5.0, 5.5, 6.0};

    /** Hazard ratio for each kilogram lost, and the most kilograms that count (Hamman 2006). */
    private static final double PER_KILOGRAM = 0.84;

    private static final double MOST_KILOGRAMS = 5;
    private static final double OBESE = 25;

    /** HbA1c from which glucose is taken for impaired (保健指導判定値). */
    private static final double IMPAIRED = 5.6;

    private final ModelCard card;
    private final double[] limits;
    private final int youngest;
    private final double[] percent;

    private DiabetesByHba1c(ModelCard card, int youngest, double[] limits, double... percent) {
        this.card = card;
        this.youngest = youngest;
        this.limits = limits;
        this.percent = percent;
    }

    /** The three published horizons; nothing is interpolated between them. */
    public static Stream<RiskModel> all() {
        return Stream.of(
                new DiabetesByHba1c(kawahara("kawahara-2015-1y", 1), ADULT, KAWAHARA, 0.7, 1.5, 2.9, 9.2, 30.4, 44.0),
                new DiabetesByHba1c(takahashi(), OVER_TWENTY, TAKAHASHI, 0.05, 0.05, 1.2, 20),
                new DiabetesByHba1c(
                        kawahara("kawahara-2015-5y", 5), ADULT, KAWAHARA, 3.6, 8.9, 13.8, 27.5, 51.6, 67.8));
    }

    private static ModelCard kawahara(String id, int years) {
        return new ModelCard(
                id,
                "1",
                OUTCOME,
                years,
                "Kawahara T et al., PLoS ONE 2015;10:e0122698",
                "52,781 Japanese without diabetes (HbA1c below 6.5 %), mean 3.7 years",
                "incidence by group",
                "HbA1c alone. The first year counts many whose value was close to 6.5 already." + WEIGHT,
                ITEMS,
                FACTS);
    }

    private static ModelCard takahashi() {
        return new ModelCard(
                "takahashi-2010-3y",
                "1",
                OUTCOME,
                3,
                "Takahashi O et al., Diabetes Care 2010;33:2016",
                "St Luke's, 16,313 people; HbA1c of 6.5 % or more within three years",
                "incidence by group",
                "HbA1c alone, over 20. Its outcome is narrower than that of Kawahara 2015: the two disagree." + WEIGHT,
                ITEMS,
                FACTS);
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public Result judge(Person person) {
        var ask = new ModelInputs(person);
        ask.ages(youngest, 120);
        ask.refuse(person.hasDiabetes().orElse(false), "すでに糖尿病の値か治療です", "Diabetes already, by value or treatment");
        var hba1c = Math.floor(ask.number(Item.HBA1C) * 10 + 0.5 + 1e-9) / 10;
        return ask.result(() -> Risk.exactly(percent[ModelInputs.reached(hba1c, limits)], List.of()));
    }

    /**
     * Weight that is lost lowers the hazard of who has impaired glucose and is heavy: {@code r' = 1 - (1 - r)^HR}. The
     * people of the trial were heavier Americans, as the card says.
     */
    @Override
    public Result after(Person before, Person changed) {
        var result = judge(changed);
        var lost = lost(before, changed);
        if (lost <= 0 || !(result instanceof Risk risk)) {
            return result;
        }
        var ratio = Math.pow(PER_KILOGRAM, Math.min(MOST_KILOGRAMS, lost));
        return Risk.exactly(100 * (1 - Math.pow(1 - risk.low() / 100, ratio)), risk.points());
    }

    private static double lost(Person before, Person changed) {
        var isImpaired =
                before.of(Item.HBA1C).filter(value -> value >= IMPAIRED).isPresent();
        var isHeavy = before.of(Item.BMI).filter(value -> value >= OBESE).isPresent();
        return isImpaired && isHeavy
                ? before.of(Item.WEIGHT).orElse(0.0) - changed.of(Item.WEIGHT).orElse(0.0)
                : 0;
    }
}
