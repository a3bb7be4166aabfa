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
    private static final Set<Item> ITEMS = EnumSet.of(Item.HBA1C, Item.GLUCOSE);
    private static final Set<RiskFactor> FACTS = EnumSet.of(RiskFactor.GLUCOSE_DRUG);
    private static final double[] KAWAHARA = {5.6, 5.8, 6.0, 6.2, 6.4};
    private static final double[] TAKAHASHI = {5.0, 5.5, 6.0};

    private final ModelCard card;
    private final double[] limits;
    private final double[] percent;

    private DiabetesByHba1c(ModelCard card, double[] limits, double... percent) {
        this.card = card;
        this.limits = limits;
        this.percent = percent;
    }

    /** The three published horizons; nothing is interpolated between them. */
    public static Stream<RiskModel> all() {
        return Stream.of(
                new DiabetesByHba1c(kawahara("kawahara-2015-1y", 1), KAWAHARA, 0.7, 1.5, 2.9, 9.2, 30.4, 44.0),
                new DiabetesByHba1c(takahashi(), TAKAHASHI, 0.05, 0.05, 1.2, 20),
                new DiabetesByHba1c(kawahara("kawahara-2015-5y", 5), KAWAHARA, 3.6, 8.9, 13.8, 27.5, 51.6, 67.8));
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
                "HbA1c alone. The first year counts many whose value was close to 6.5 already.",
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
                "HbA1c alone. Its outcome is narrower than that of Kawahara 2015: the two disagree.",
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
        ask.ages(18, 120);
        ask.refuse(person.hasDiabetes().orElse(false), "すでに糖尿病の値か治療です", "Diabetes already, by value or treatment");
        var hba1c = Math.floor(ask.number(Item.HBA1C) * 10 + 0.5 + 1e-9) / 10;
        return ask.result(() -> Risk.exactly(percent[ModelInputs.reached(hba1c, limits)], List.of()));
    }
}
