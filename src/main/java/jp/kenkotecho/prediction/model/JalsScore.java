package jp.kenkotecho.prediction.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.model.Result.Risk;
import jp.kenkotecho.record.Text;

/**
 * JALS: stroke, acute myocardial infarction, or either in five years (Harada 2019, without ECG). Every ten points double
 * the hazard.
 */
public final class JalsScore implements RiskModel {

    private static final String CITATION =
            "Harada A et al., Hypertens Res 2019;42:567-579, doi 10.1038/s41440-019-0220-z";
    private static final String POPULATION = "Japanese cohorts, 67,969 men and women aged 40-89";
    private static final String LIMITS =
            "Ages 40-89, five years and no others. In treated people more points may go with"
                    + " less pressure, which is noise and no effect.";

    private static final double[] SYSTOLIC = {120, 130, 140, 160, 180};
    /** The bounds of the diastolic classes, mmHg. There is no class 1: below 80 it follows the systolic. */
    private static final double[] DIASTOLIC = {80, 80, 90, 100, 110};

    private static final int MOST_POINTS = 60;

    /** The points of one outcome, and its hazard in five years without any, by decades from 40. */
    private record Points(
            int man,
            int diabetes,
            int smoker,
            List<Integer> hdl,
            List<Integer> nonHdl,
            List<Integer> untreated,
            List<Integer> treated,
            List<Double> hazard) {}

    private static final List<Integer> NONE = List.of();

    private static final Set<RiskFactor> FACTS = EnumSet.of(
            RiskFactor.HEART_DISEASE,
            RiskFactor.STROKE,
            RiskFactor.GLUCOSE_DRUG,
            RiskFactor.DIABETES,
            RiskFactor.SMOKER,
            RiskFactor.PRESSURE_DRUG);

    private final ModelCard card;
    private final Points points;

    private JalsScore(String id, String ja, String en, Points points) {
        this.card = new ModelCard(
                id,
                "1",
                new Text(ja, en),
                5,
                CITATION,
                POPULATION,
                "published with the points",
                LIMITS,
                items(points),
                FACTS);
        this.points = points;
    }

    private static Set<Item> items(Points points) {
        var items = EnumSet.of(Item.SBP, Item.DBP, Item.GLUCOSE, Item.HBA1C, Item.CASUAL_GLUCOSE);
        if (!points.hdl().isEmpty()) {
            items.add(Item.HDL);
        }
        if (!points.nonHdl().isEmpty()) {
            items.addAll(EnumSet.of(Item.NON_HDL, Item.TOTAL_CHOLESTEROL, Item.HDL));
        }
        return items;
    }

    /** The three scores. */
    public static Stream<RiskModel> all() {
        return Stream.of(
                new JalsScore(
                        "jals-stroke",
                        "脳卒中",
                        "Stroke",
                        new Points(
                                5,
                                6,
                                7,
                                NONE,
                                NONE,
                                List.of(0, 8, 7, 14, 21, 27),
                                List.of(12, 13, 14, 18, 19, 19),
                                List.of(0.0010961, 0.0014515, 0.0026884, 0.0055884, 0.0095076))),
                new JalsScore(
                        "jals-ami",
                        "急性心筋梗塞",
                        "Acute myocardial infarction",
                        new Points(
                                17,
                                9,
                                10,
                                List.of(11, 7, 0),
                                List.of(0, 10, 13, 17),
                                List.of(0, 4, 4, 7, 9, 17),
                                List.of(2, 15, 16, 11, 6, 9),
                                List.of(0.0000660, 0.0001456, 0.0001700, 0.0002921, 0.0004771))),
                new JalsScore(
                        "jals-stroke-ami",
                        "脳卒中または急性心筋梗塞",
                        "Stroke or acute myocardial infarction",
                        new Points(
                                6,
                                6,
                                7,
                                List.of(4, 2, 0),
                                NONE,
                                List.of(0, 7, 7, 13, 19, 26),
                                List.of(11, 14, 14, 17, 17, 18),
                                List.of(0.0011554, 0.0016942, 0.0029164, 0.0058363, 0.0096677))));
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public Result judge(Person person) {
        var ask = new ModelInputs(person);
        ask.ages(40, 89);
        ask.refuse(
                ask.is(RiskFactor.HEART_DISEASE) || ask.is(RiskFactor.STROKE),
                "心臓病か脳卒中の既往があります",
                "Heart disease or stroke before");
        ask.points(new Text("性別", "Sex"), person.man() ? points.man() : 0);
        ask.points(new Text("糖尿病", "Diabetes"), ask.hasDiabetes() ? points.diabetes() : 0);
        ask.points(RiskFactor.SMOKER.display(), ask.is(RiskFactor.SMOKER) ? points.smoker() : 0);
        if (!points.hdl().isEmpty()) {
            ask.points(Item.HDL, points.hdl().get(ModelInputs.reached(ask.number(Item.HDL), 40, 60)));
        }
        if (!points.nonHdl().isEmpty()) {
            ask.points(Item.NON_HDL, points.nonHdl().get(ModelInputs.reached(ask.number(Item.NON_HDL), 130, 150, 170)));
        }
        var pressure = pressure(ask.number(Item.SBP), ask.number(Item.DBP));
        ask.points(
                new Text("血圧", "Blood pressure"),
                ask.is(RiskFactor.PRESSURE_DRUG)
                        ? points.treated().get(pressure)
                        : points.untreated().get(pressure));
        return ask.result(() -> Risk.exactly(percent(person.age(), ask.total()), ask.points()));
    }

    /** False for treated people where points of infarction fall as pressure rises, which is noise and no effect. */
    @Override
    public boolean comparesChanges(Person person) {
        var isMonotone = IntStream.range(1, points.treated().size())
                .allMatch(i -> points.treated().get(i) >= points.treated().get(i - 1));
        return isMonotone || !person.is(RiskFactor.PRESSURE_DRUG).orElse(false);
    }

    private static int pressure(double systolic, double diastolic) {
        return ModelInputs.pressure(systolic, diastolic, SYSTOLIC, DIASTOLIC);
    }

    /** Two decimals, as the tables print it. */
    double percent(int age, int total) {
        var score = Math.max(0, Math.min(MOST_POINTS, total));
        var hazard = points.hazard().get(Math.min(4, age / 10 - 4)) * Math.pow(2, score / 10.0);
        return Math.round((1 - Math.exp(-hazard)) * 10_000) / 100.0;
    }
}
