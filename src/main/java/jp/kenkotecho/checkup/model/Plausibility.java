package jp.kenkotecho.checkup.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.checkup.model.CheckupFinding.Answer;
import jp.kenkotecho.checkup.model.CheckupFinding.Measure;
import jp.kenkotecho.record.Problem;

/** Whether values of one check-up are such as people have, and agree where they follow from each other. What does not is kept as it is, and said. */
public final class Plausibility {

    private static final String HEIGHT = "9N001";
    private static final String WEIGHT = "9N006";
    private static final String BMI = "9N011";
    private static final String TOTAL_CHOLESTEROL = "3F050";
    private static final String HDL = "3F070";
    private static final String NON_HDL = "3F069";
    private static final String TRIGLYCERIDES = "3F015";
    private static final String LDL_COMPUTED = "3F0770000023919";
    private static final String SINCE_MEAL = "9N141";
    private static final String GLUCOSE_FASTING = "3D0100000";

    private static final double BMI_MAY_DIFFER = 0.2;
    private static final double LIPIDS_MAY_DIFFER = 1.0;

    /** Triglycerides above which Friedewald's formula does not hold, mg/dL. */
    private static final double TRIGLYCERIDES_FOR_FRIEDEWALD = 400;

    private final List<CheckupFinding> findings;

    private Plausibility(List<CheckupFinding> findings) {
        this.findings = findings;
    }

    /** The doubts about values that do not agree, told without any value. */
    public static List<Problem> doubts(List<CheckupFinding> findings) {
        var check = new Plausibility(findings);
        var doubts = new ArrayList<Problem>();
        check.compare(
                        BMI,
                        check.bmi(),
                        BMI_MAY_DIFFER,
                        "BMI が身長と体重から計算した値と合いません。",
                        "The BMI is not that of height and weight.")
                .ifPresent(doubts::add);
        check.compare(
                        NON_HDL,
                        check.nonHdl(),
                        LIPIDS_MAY_DIFFER,
                        "non-HDL コレステロールが総コレステロールと HDL の差と合いません。",
                        "Non-HDL cholesterol is not total less HDL cholesterol.")
                .ifPresent(doubts::add);
        check.compare(
                        LDL_COMPUTED,
                        check.ldl(),
                        LIPIDS_MAY_DIFFER,
                        "計算法の LDL コレステロールが計算した値と合いません。",
                        "Computed LDL cholesterol is not what the formula gives.")
                .ifPresent(doubts::add);
        check.fasting().ifPresent(doubts::add);
        findings.stream().flatMap(finding -> beyond(finding).stream()).forEach(doubts::add);
        return doubts;
    }

    /** A value that no person can have, in the unit in which the item is shown. */
    private static Optional<Problem> beyond(CheckupFinding finding) {
        return finding.value() instanceof Measure measure
                ? ShownItem.all().stream()
                        .filter(item -> item.has(finding.code()) && !item.holds(measure.value()))
                        .findFirst()
                        .map(item -> Problem.of(
                                        Problem.Kind.MALFORMED,
                                        item.name().ja() + "が、おとなにはありえない値です。記録には残し、比べることには使いません。",
                                        item.name().en()
                                                + " is a value that no adult can have. It is kept, and compared with nothing.")
                                .at(finding.where()))
                : Optional.empty();
    }

    private Optional<Problem> compare(String item, Optional<Double> computed, double mayDiffer, String ja, String en) {
        var told = number(item);
        return told.isPresent() && computed.isPresent() && Math.abs(told.get() - computed.get()) > mayDiffer
                ? Optional.of(Problem.of(Problem.Kind.MALFORMED, ja, en).at(where(item)))
                : Optional.empty();
    }

    private Optional<Double> bmi() {
        return number(HEIGHT).filter(height -> height > 0).flatMap(height -> number(WEIGHT)
                .map(weight -> weight / Math.pow(height / 100, 2)));
    }

    private Optional<Double> nonHdl() {
        return number(TOTAL_CHOLESTEROL).flatMap(total -> number(HDL).map(hdl -> total - hdl));
    }

    private Optional<Double> ldl() {
        return number(TRIGLYCERIDES)
                .filter(triglycerides -> triglycerides < TRIGLYCERIDES_FOR_FRIEDEWALD)
                .flatMap(triglycerides -> nonHdl().map(rest -> rest - triglycerides / 5));
    }

    /** 9N141: 2 is ten hours or more, 3 and 4 are less. */
    private Optional<Problem> fasting() {
        var ate = findings.stream()
                .filter(finding -> finding.code().startsWith(SINCE_MEAL))
                .anyMatch(finding -> finding.value() instanceof Answer answer
                        && (answer.code().equals("3") || answer.code().equals("4")));
        return ate && number(GLUCOSE_FASTING).isPresent()
                ? Optional.of(Problem.of(
                                Problem.Kind.MALFORMED,
                                "食後の採血なのに、空腹時血糖として書かれています。",
                                "Glucose is called fasting, though blood was taken after a meal.")
                        .at(where(GLUCOSE_FASTING)))
                : Optional.empty();
    }

    private Optional<Double> number(String item) {
        return findings.stream()
                .filter(finding -> finding.code().startsWith(item))
                .flatMap(finding -> finding.value() instanceof Measure measure
                        ? Optional.of(measure.value()).stream()
                        : Optional.<BigDecimal>empty().stream())
                .map(BigDecimal::doubleValue)
                .findFirst();
    }

    private String where(String item) {
        return findings.stream()
                .filter(finding -> finding.code().startsWith(item))
                .map(CheckupFinding::where)
                .findFirst()
                .orElse("");
    }
}
