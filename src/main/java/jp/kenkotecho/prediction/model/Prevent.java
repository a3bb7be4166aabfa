package jp.kenkotecho.prediction.model;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.model.Result.Risk;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.record.TsvTable;

/**
 * AHA PREVENT, base equations: five outcomes in ten and thirty years (Khan 2024). Off by default: not calibrated for
 * Japan. Any lipid drug counts as a statin, which is our convention: no check-up tells which it is.
 */
public final class Prevent implements RiskModel {

    private static final List<String> OUTCOMES = List.of("cvd", "ascvd", "hf", "chd", "stroke");
    private static final List<Text> NAMES = List.of(
            new Text("心血管疾患 (PREVENT)", "Cardiovascular disease (PREVENT)"),
            new Text("動脈硬化性疾患 (PREVENT)", "Atherosclerotic cardiovascular disease (PREVENT)"),
            new Text("心不全 (PREVENT)", "Heart failure (PREVENT)"),
            new Text("冠動脈疾患 (PREVENT)", "Coronary disease (PREVENT)"),
            new Text("脳卒中 (PREVENT)", "Stroke (PREVENT)"));

    private static final List<List<String>> TABLE =
            TsvTable.of(Prevent.class, "prevent.tsv").rows();

    private static final double MMOL = 0.02586;

    private final ModelCard card;
    private final Map<String, Double> woman;
    private final Map<String, Double> man;

    private Prevent(int outcome, int years) {
        this.woman = coefficients(years, 2 + 2 * outcome);
        this.man = coefficients(years, 3 + 2 * outcome);
        this.card = new ModelCard(
                "prevent-" + OUTCOMES.get(outcome) + "-" + years + "y",
                "1",
                NAMES.get(outcome),
                years,
                "Khan SS et al., Circulation 2024;149:430",
                "pooled cohorts of the United States, ages 30-79 without cardiovascular disease",
                "published with the equations",
                "Not calibrated for Japan. Ages 30-79 (thirty years: up to 59), SBP 90-180, total cholesterol 130-320, HDL"
                        + " 20-100, BMI 18.5-39.9, eGFR 15-140 (CKD-EPI 2021). Any lipid drug counts as a statin.",
                EnumSet.of(
                        Item.SBP,
                        Item.TOTAL_CHOLESTEROL,
                        Item.HDL,
                        Item.BMI,
                        Item.CREATININE,
                        Item.GLUCOSE,
                        Item.HBA1C,
                        Item.CASUAL_GLUCOSE),
                EnumSet.of(
                        RiskFactor.SMOKER,
                        RiskFactor.PRESSURE_DRUG,
                        RiskFactor.LIPID_DRUG,
                        RiskFactor.GLUCOSE_DRUG,
                        RiskFactor.DIABETES,
                        RiskFactor.HEART_DISEASE,
                        RiskFactor.STROKE));
    }

    /** Five outcomes, two horizons. */
    public static Stream<RiskModel> all() {
        return Stream.of(10, 30)
                .flatMap(years -> IntStream.range(0, OUTCOMES.size()).mapToObj(outcome -> new Prevent(outcome, years)));
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public Result judge(Person person) {
        var ask = new ModelInputs(person);
        ask.ages(30, card.years() == 30 ? 59 : 79);
        ask.refuse(
                ask.is(RiskFactor.HEART_DISEASE) || ask.is(RiskFactor.STROKE),
                "心臓病か脳卒中の既往があります",
                "Heart disease or stroke before");
        var total = within(ask, person, Item.TOTAL_CHOLESTEROL, 130, 320);
        var hdl = within(ask, person, Item.HDL, 20, 100);
        var pressure = within(ask, person, Item.SBP, 90, 180);
        var bmi = within(ask, person, Item.BMI, 18.5, 39.9);
        var creatinine = ask.number(Item.CREATININE);
        var egfr = Math.rint(CkdEpi.egfr(Math.max(creatinine, 0.1), person.age(), person.man()));
        ask.refuse(creatinine > 0 && (egfr < 15 || egfr > 140), "eGFR が 15〜140 の外です", "eGFR is outside of 15 to 140");
        var terms = new HashMap<String, Double>();
        terms.put("age", (person.age() - 55) / 10.0);
        terms.put("non_hdl_c", (total - hdl) * MMOL - 3.5);
        terms.put("hdl_c", (hdl * MMOL - 1.3) / 0.3);
        terms.put("sbp_lt_110", (Math.min(pressure, 110) - 110) / 20);
        terms.put("sbp_gte_110", (Math.max(pressure, 110) - 130) / 20);
        terms.put("dm", one(ask.hasDiabetes()));
        terms.put("smoking", one(ask.is(RiskFactor.SMOKER)));
        terms.put("bmi_lt_30", (Math.min(bmi, 30) - 25) / 5);
        terms.put("bmi_gte_30", (Math.max(bmi, 30) - 30) / 5);
        terms.put("egfr_lt_60", (Math.min(egfr, 60) - 60) / -15);
        terms.put("egfr_gte_60", (Math.max(egfr, 60) - 90) / -15);
        terms.put("bp_tx", one(ask.is(RiskFactor.PRESSURE_DRUG)));
        terms.put("statin", one(ask.is(RiskFactor.LIPID_DRUG)));
        return ask.result(() -> Risk.exactly(percent(person.man() ? man : woman, terms), List.of()));
    }

    private static double within(ModelInputs ask, Person person, Item item, double lowest, double highest) {
        if (person.of(item).filter(value -> value < lowest || value > highest).isPresent()) {
            ask.refuse(
                    true,
                    item.display().ja() + "が " + lowest + "〜" + highest + " の外です",
                    item.display().en() + " is outside of " + lowest + " to " + highest);
        }
        return ask.number(item);
    }

    /** The risk in percent, to three decimals of the probability, as published. */
    private static double percent(Map<String, Double> coefficients, Map<String, Double> terms) {
        var sum = 0.0;
        for (var coefficient : coefficients.entrySet()) {
            sum += coefficient.getValue() * term(coefficient.getKey(), terms);
        }
        return Math.floor(1000 / (1 + Math.exp(-sum)) + 0.5) / 10;
    }

    /** A term, the square of age, or a product of two, named by both. */
    private static double term(String name, Map<String, Double> terms) {
        if (name.equals("constant")) {
            return 1;
        }
        if (terms.containsKey(name)) {
            return terms.getOrDefault(name, 0.0);
        }
        if (name.equals("age_squared")) {
            return term("age", terms) * term("age", terms);
        }
        return Stream.of("age", "bp_tx", "statin")
                .filter(factor -> name.startsWith(factor + "_"))
                .findFirst()
                .map(factor -> term(factor, terms) * term(name.substring(factor.length() + 1), terms))
                .orElseThrow(() -> new IllegalStateException(name));
    }

    private static Map<String, Double> coefficients(int years, int column) {
        return TABLE.stream()
                .filter(row -> row.get(0).equals(String.valueOf(years)))
                .collect(Collectors.toMap(row -> row.get(1), row -> Double.valueOf(row.get(column))));
    }

    private static double one(boolean is) {
        return is ? 1 : 0;
    }
}
