package jp.kenkotecho.prediction.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jp.kenkotecho.prediction.model.Result.Missing;
import jp.kenkotecho.prediction.model.Result.NotApplicable;
import jp.kenkotecho.prediction.model.Result.Point;
import jp.kenkotecho.record.Text;

/** A model's questions about a person: collects what is missing, why it must not answer, and the points. */
final class ModelInputs {

    private final Person person;
    private final List<Text> missing = new ArrayList<>();
    private final List<Text> reasons = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();

    ModelInputs(Person person) {
        this.person = person;
    }

    void ages(int youngest, int oldest) {
        ages(person.age(), youngest, oldest);
    }

    void ages(int age, int youngest, int oldest) {
        if (age < youngest || age > oldest) {
            refuse(true, "対象は " + youngest + "〜" + oldest + " 歳です", "It is for the ages " + youngest + " to " + oldest);
        }
    }

    void refuse(boolean is, String ja, String en) {
        if (is) {
            reasons.add(new Text(ja, en));
        }
    }

    /** The number; 0 when it is missing, which is said instead of a result. */
    double number(Item item) {
        return needed(person.of(item), item.display()).orElse(0.0);
    }

    /** The answer; false when it is missing, which is said instead of a result. */
    boolean is(RiskFactor riskFactor) {
        return needed(person.is(riskFactor), riskFactor.display()).orElse(false);
    }

    boolean hasDiabetes() {
        return needed(person.hasDiabetes(), new Text("空腹時血糖か HbA1c", "Fasting glucose or HbA1c"))
                .orElse(false);
    }

    <T> Optional<T> needed(Optional<T> value, Text name) {
        if (value.isEmpty() && !missing.contains(name)) {
            missing.add(name);
        }
        return value;
    }

    /** Points of one input; zero is told too. */
    void points(Text input, int count) {
        points.add(new Point(input, count));
    }

    void points(Item input, int count) {
        points(input.display(), count);
    }

    int total() {
        var total = 0;
        for (var point : points) {
            total += point.points();
        }
        return total;
    }

    List<Point> points() {
        return List.copyOf(points);
    }

    /** Why not, else what is missing, else the result. */
    Result result(Supplier<Result> result) {
        if (!reasons.isEmpty()) {
            return new NotApplicable(reasons);
        }
        return missing.isEmpty() ? result.get() : new Missing(missing);
    }

    /** A value for a reader, rounded half up. */
    static String shown(double value, int places) {
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).toPlainString();
    }

    /** The class of a value: how many of the limits it reaches. */
    static int reached(double value, double... limits) {
        var count = 0;
        for (var limit : limits) {
            count += value >= limit ? 1 : 0;
        }
        return count;
    }

    /** The worse of the two classes of a blood pressure. */
    static int pressure(double systolic, double diastolic, double[] ofSystolic, double[] ofDiastolic) {
        return Math.max(reached(systolic, ofSystolic), reached(diastolic, ofDiastolic));
    }
}
