package jp.kenkotecho.prediction.model;

import java.util.List;
import jp.kenkotecho.record.Text;

/** What a model says of a person. */
public sealed interface Result {

    /** Points of one input. */
    record Point(Text input, int points) {}

    /**
     * A probability.
     *
     * @param low percent
     * @param high percent; the same as {@code low} where the model gives one number
     * @param points of each input, in the model's order; empty for models that have none
     */
    record Risk(double low, double high, List<Point> points) implements Result {

        public Risk {
            points = List.copyOf(points);
        }

        static Risk exactly(double percent, List<Point> points) {
            return new Risk(percent, percent, points);
        }

        public boolean isExact() {
            return low == high;
        }
    }

    /** A class, where the model gives no number. */
    record Band(Text name, List<Point> points) implements Result {

        public Band {
            points = List.copyOf(points);
        }
    }

    /** The person is not of those that the model was made for. */
    record NotApplicable(List<Text> reasons) implements Result {

        public NotApplicable {
            reasons = List.copyOf(reasons);
        }
    }

    /** Nothing is made up for what is not known. */
    record Missing(List<Text> inputs) implements Result {

        public Missing {
            inputs = List.copyOf(inputs);
        }
    }
}
