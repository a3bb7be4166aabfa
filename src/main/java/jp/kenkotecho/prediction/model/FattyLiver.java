package jp.kenkotecho.prediction.model;

import java.util.EnumSet;
import java.util.List;
import jp.kenkotecho.prediction.model.Result.Band;
import jp.kenkotecho.record.Text;

/** Fatty liver index (Bedogni 2006): whether fat in the liver is likely now. */
public final class FattyLiver implements RiskModel {

    private static final ModelCard CARD = new ModelCard(
            "fatty-liver-index",
            "1",
            new Text("脂肪肝 (FLI)", "Fatty liver (FLI)"),
            0,
            "Bedogni G et al., 2006",
            "Northern Italy",
            "a class of the present, no onset",
            "Its cut-offs (30 and 60) are Western.",
            EnumSet.of(Item.TRIGLYCERIDES, Item.BMI, Item.GGT, Item.WAIST),
            EnumSet.noneOf(RiskFactor.class));

    @Override
    public ModelCard card() {
        return CARD;
    }

    @Override
    public Result judge(Person person) {
        var ask = new ModelInputs(person);
        ask.ages(18, 120);
        var triglycerides = ask.number(Item.TRIGLYCERIDES);
        var bmi = ask.number(Item.BMI);
        var ggt = ask.number(Item.GGT);
        var waist = ask.number(Item.WAIST);
        return ask.result(() -> {
            var sum = 0.953 * Math.log(triglycerides) + 0.139 * bmi + 0.718 * Math.log(ggt) + 0.053 * waist - 15.745;
            var index = 100 / (1 + Math.exp(-sum));
            var name = ModelInputs.shown(index, 2);
            if (index < 30) {
                return new Band(new Text("低い (" + name + ")", "Low (" + name + ")"), List.of());
            }
            return index >= 60
                    ? new Band(new Text("高い (" + name + ")", "High (" + name + ")"), List.of())
                    : new Band(new Text("中間 (" + name + ")", "Between (" + name + ")"), List.of());
        });
    }
}
