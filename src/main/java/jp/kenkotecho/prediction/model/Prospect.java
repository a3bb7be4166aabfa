package jp.kenkotecho.prediction.model;

import java.util.List;
import jp.kenkotecho.record.Text;

/** Whether a condition of check-ups is to be expected of a person on a day to come. */
public sealed interface Prospect {

    /** The condition is there by a value of now, a drug or a diagnosis: nobody is told that it will not come. */
    record Present() implements Prospect {}

    /**
     * The answer yes or no, by the values that are expected.
     *
     * @param chance none or one; none where it was not calibrated
     */
    record Expected(boolean isExpected, List<Chance> chance) implements Prospect {
        public Expected {
            chance = List.copyOf(chance);
        }
    }

    /**
     * The probability, in percent: low and high are the same where one value alone decides. Of several it is at least that
     * of the likeliest and at most their sum, since how they go together is not known.
     */
    record Chance(double low, double high) {}

    /** The condition cannot be told. */
    record Unknown(List<Text> missing) implements Prospect {
        public Unknown {
            missing = List.copyOf(missing);
        }
    }
}
