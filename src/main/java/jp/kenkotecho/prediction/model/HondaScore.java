package jp.kenkotecho.prediction.model;

import java.util.EnumSet;
import jp.kenkotecho.prediction.model.Result.Risk;
import jp.kenkotecho.record.Text;

/**
 * The original score of Hisayama (Honda 2022), whose short form JAS 2022 took: diabetes, urine protein and exercise vary
 * in it. Off by default: what it calls regular exercise was not read; the check-up's question stands in for it.
 */
public final class HondaScore implements RiskModel {

    private static final Card CARD = new Card(
            "honda-2022",
            "1",
            new Text("動脈硬化性疾患 (久山町の原スコア)", "Coronary disease or atherothrombotic brain infarction (full score)"),
            10,
            "Honda T et al., J Atheroscler Thromb 2022;29:345-361, doi 10.5551/jat.61960",
            "Hisayama town, 2,454 people aged 40-84 without cardiovascular disease, 24 years, 270 events",
            "C 0.789",
            "Ages 40-84. Its definition of regular exercise was not read: thirty minutes twice a week stands in for it.",
            EnumSet.of(Item.SBP, Item.LDL, Item.HDL, Item.GLUCOSE, Item.HBA1C),
            EnumSet.of(
                    Fact.HEART_DISEASE, Fact.STROKE, Fact.GLUCOSE_DRUG, Fact.SMOKER, Fact.PROTEINURIA, Fact.EXERCISES));

    private static final int[] OF_AGE = {0, 5, 11, 16, 20};
    private static final int[] OF_HDL = {2, 1, 0};
    private static final double BASE = 0.9696;
    private static final double SLOPE = 0.144;
    private static final double SHIFT = 2.4767;

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Result judge(Person person) {
        var ask = new Inquiry(person);
        ask.ages(40, 84);
        ask.refuse(
                ask.is(Fact.HEART_DISEASE) || ask.is(Fact.STROKE), "心臓病か脳卒中の既往があります", "Heart disease or stroke before");
        ask.points(new Text("年齢", "Age"), OF_AGE[Inquiry.reached(person.age(), 50, 60, 70, 80)]);
        ask.points(new Text("性別", "Sex"), person.man() ? 7 : 0);
        ask.points(Item.SBP, Inquiry.reached(ask.number(Item.SBP), 120, 130, 140, 160));
        ask.points(Item.LDL, Inquiry.reached(ask.number(Item.LDL), 120, 140, 160));
        ask.points(Item.HDL, OF_HDL[Inquiry.reached(ask.number(Item.HDL), 40, 60)]);
        ask.points(new Text("糖尿病", "Diabetes"), ask.hasDiabetes() ? 3 : 0);
        ask.points(Fact.PROTEINURIA.display(), ask.is(Fact.PROTEINURIA) ? 4 : 0);
        ask.points(Fact.SMOKER.display(), ask.is(Fact.SMOKER) ? 2 : 0);
        ask.points(new Text("運動習慣なし", "No regular exercise"), ask.is(Fact.EXERCISES) ? 0 : 2);
        return ask.result(() -> Risk.exactly(percent(ask.total()), ask.points()));
    }

    static double percent(int total) {
        return 100 * (1 - Math.pow(BASE, Math.exp(SLOPE * total - SHIFT)));
    }
}
