package jp.kenkotecho.prediction.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.prediction.model.Result.Band;
import jp.kenkotecho.prediction.model.Result.Risk;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.record.TsvTable;

/** JAS 2022 (Hisayama): coronary disease or atherothrombotic brain infarction in ten years (Honda 2022; JAS 2022). */
public final class JasScore implements RiskModel {

    private static final ModelCard CARD = new ModelCard(
            "jas-2022",
            "1",
            new Text("動脈硬化性疾患 (冠動脈疾患・アテローム血栓性脳梗塞)", "Coronary disease or atherothrombotic brain infarction"),
            10,
            "Honda T et al., J Atheroscler Thromb 2022;29:345-361, doi 10.5551/jat.61960; 動脈硬化性疾患予防ガイドライン 2022",
            "Hisayama town, 2,454 people aged 40-84 without cardiovascular disease, 24 years, 270 events",
            "C 0.786",
            "Ages 40-79. With diabetes, kidney disease or peripheral artery disease the class is high and no number is"
                    + " given. Blood pressure and lipid drugs may make it say too little. HbA1c 6.0-6.4 stands in for"
                    + " fasting glucose 110-125 where that is missing: our convention.",
            EnumSet.of(Item.SBP, Item.LDL, Item.HDL, Item.GLUCOSE, Item.HBA1C, Item.CASUAL_GLUCOSE),
            EnumSet.of(
                    RiskFactor.HEART_DISEASE,
                    RiskFactor.STROKE,
                    RiskFactor.GLUCOSE_DRUG,
                    RiskFactor.DIABETES,
                    RiskFactor.SMOKER,
                    RiskFactor.KIDNEY_DISEASE));

    /** The percentages by points and decade; "<1.0" is a range. */
    private static final List<List<Bounds>> PERCENT = TsvTable.of(JasScore.class, "jas-2022.tsv").rows().stream()
            .map(row -> row.stream().map(JasScore::bounds).toList())
            .toList();

    private record Bounds(double low, double high) {}

    private static final int[] OF_HDL = {2, 1, 0};
    private static final int MAN = 7;
    private static final int SMOKER = 2;
    private static final double MODERATE = 2;
    private static final double HIGH = 10;

    @Override
    public ModelCard card() {
        return CARD;
    }

    @Override
    public Result judge(Person person) {
        var ask = new ModelInputs(person);
        ask.ages(40, 79);
        ask.refuse(
                ask.is(RiskFactor.HEART_DISEASE) || ask.is(RiskFactor.STROKE),
                "心臓病か脳卒中の既往があります (一次予防のモデルです)",
                "Heart disease or stroke before: the model is for primary prevention");
        var diabetes = ask.hasDiabetes();
        var kidney = ask.is(RiskFactor.KIDNEY_DISEASE);
        ask.points(new Text("性別", "Sex"), person.man() ? MAN : 0);
        ask.points(Item.SBP, ModelInputs.reached(ask.number(Item.SBP), 120, 130, 140, 160));
        ask.points(new Text("耐糖能異常", "Glucose intolerance"), isIntolerant(person) ? 1 : 0);
        ask.points(Item.LDL, ModelInputs.reached(ask.number(Item.LDL), 120, 140, 160));
        ask.points(Item.HDL, OF_HDL[ModelInputs.reached(ask.number(Item.HDL), 40, 60)]);
        ask.points(RiskFactor.SMOKER.display(), ask.is(RiskFactor.SMOKER) ? SMOKER : 0);
        return ask.result(() -> diabetes || kidney
                ? new Band(new Text("高リスク (糖尿病または腎臓病)", "High (diabetes or kidney disease)"), List.of())
                : risk(ask, person.age()));
    }

    /** The classes of the guideline: below 2 %, below 10 %, and above; with diabetes or kidney disease high (JAS 2022). */
    @Override
    public Optional<RiskClass> guidelineClass(Result result) {
        if (result instanceof Band) {
            return Optional.of(RiskClass.HIGH);
        }
        return result instanceof Risk risk
                ? Optional.of(
                        risk.high() < MODERATE
                                ? RiskClass.LOW
                                : risk.high() < HIGH ? RiskClass.MODERATE : RiskClass.HIGH)
                : Optional.empty();
    }

    private static boolean isIntolerant(Person person) {
        return person.of(Item.GLUCOSE).map(glucose -> glucose >= 110).orElseGet(() -> person.of(Item.HBA1C)
                .filter(hba1c -> hba1c >= 6.0)
                .isPresent());
    }

    private static Bounds bounds(String printed) {
        return printed.startsWith("<")
                ? new Bounds(0, Double.parseDouble(printed.substring(1)))
                : new Bounds(Double.parseDouble(printed), Double.parseDouble(printed));
    }

    private static Risk risk(ModelInputs ask, int age) {
        var percent = PERCENT.get(ask.total()).get(age / 10 - 3);
        return new Risk(percent.low(), percent.high(), ask.points());
    }
}
