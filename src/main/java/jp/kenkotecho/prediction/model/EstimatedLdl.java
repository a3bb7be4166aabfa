package jp.kenkotecho.prediction.model;

import java.util.EnumSet;
import java.util.List;
import jp.kenkotecho.prediction.model.Result.Band;
import jp.kenkotecho.record.Text;

/** LDL cholesterol by Friedewald, of a fasting sample. No other model reads it: they ask for a measured one. */
public final class EstimatedLdl implements RiskModel {

    private static final double MOST_TRIGLYCERIDES = 400;

    private static final ModelCard CARD = new ModelCard(
            "ldl-friedewald",
            "1",
            new Text("LDL コレステロールの推定 (Friedewald 式)", "Estimated LDL cholesterol (Friedewald)"),
            0,
            "Friedewald: total cholesterol - HDL - triglycerides / 5",
            "adults, fasting, triglycerides below 400 mg/dL",
            "an estimate of the present value, no onset",
            "Off by default: check-ups measure LDL or calculate it themselves, and seldom have total cholesterol.",
            EnumSet.of(Item.TOTAL_CHOLESTEROL, Item.HDL, Item.TRIGLYCERIDES),
            EnumSet.noneOf(RiskFactor.class));

    @Override
    public ModelCard card() {
        return CARD;
    }

    @Override
    public Result judge(Person person) {
        var ask = new ModelInputs(person);
        ask.ages(18, 120);
        var total = ask.number(Item.TOTAL_CHOLESTEROL);
        var hdl = ask.number(Item.HDL);
        var triglycerides = ask.number(Item.TRIGLYCERIDES);
        ask.refuse(triglycerides >= MOST_TRIGLYCERIDES, "中性脂肪が 400 mg/dL 以上です", "Triglycerides are 400 mg/dL or more");
        return ask.result(() -> {
            var ldl = ModelInputs.shown(total - hdl - triglycerides / 5, 1) + " mg/dL";
            return new Band(new Text(ldl, ldl), List.of());
        });
    }
}
