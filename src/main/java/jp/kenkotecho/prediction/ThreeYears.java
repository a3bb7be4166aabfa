package jp.kenkotecho.prediction;

import java.time.LocalDate;
import java.util.List;
import jp.kenkotecho.chart.Chart;
import jp.kenkotecho.prediction.model.ModelCard;
import jp.kenkotecho.prediction.model.ModelNotes;
import jp.kenkotecho.prediction.model.TrendModel.Forecast;
import jp.kenkotecho.record.Text;

/**
 * What is expected of a person in three years.
 *
 * @param alone items that were measured, and of whose years to come nobody knows enough
 * @param conditions yes or no of what check-ups look for
 * @param doing what they do for their health already, as they answered
 * @param offered the changes that can be tried: whoever does not smoke cannot stop
 * @param notOffered why some are not
 * @param referred values for which a doctor is to be seen, which comes before all else
 * @param untold what could not be computed, and why
 */
public record ThreeYears(
        LocalDate asOf,
        List<Ahead> items,
        List<Alone> alone,
        List<Condition> conditions,
        List<Likely> risks,
        List<Proposed> proposals,
        List<Text> doing,
        List<String> offered,
        List<Text> notOffered,
        List<Text> referred,
        List<Untold> untold,
        Shown shown) {

    public ThreeYears {
        items = List.copyOf(items);
        alone = List.copyOf(alone);
        conditions = List.copyOf(conditions);
        risks = List.copyOf(risks);
        proposals = List.copyOf(proposals);
        doing = List.copyOf(doing);
        offered = List.copyOf(offered);
        notOffered = List.copyOf(notOffered);
        referred = List.copyOf(referred);
        untold = List.copyOf(untold);
    }

    /** A value that is expected, and between which four of five next readings lie. */
    public record Expected(double mean, double lower, double upper) {
        static Expected of(Forecast forecast) {
            return new Expected(forecast.mean(), forecast.lower(), forecast.upper());
        }

        /** How many digits behind the point are anything beside the range. */
        public int digits() {
            return OutlookWords.isFine(lower, upper) ? 1 : 0;
        }
    }

    /**
     * One item in three years.
     *
     * @param key in addresses
     * @param measured the last reading, of {@code day}
     * @param sooner what is expected in one year and in two, as things are
     */
    public record Ahead(
            String key,
            Text name,
            String unit,
            double measured,
            LocalDate day,
            Expected asIs,
            Expected changed,
            List<Expected> sooner) {

        public Ahead {
            sooner = List.copyOf(sooner);
        }
    }

    /** One item without a forecast: its last reading. */
    public record Alone(String key, Text name, String unit, double measured, LocalDate day) {}

    /** A probability in percent; low and high are the same where one value decides. */
    public record Chance(double low, double high) {}

    /**
     * One condition in three years.
     *
     * @param verdict none where it cannot be told
     * @param chance in percent; none where it was not calibrated
     * @param missing what it would take to tell
     */
    public record Condition(String code, Text name, List<Text> verdict, List<Chance> chance, List<Text> missing) {

        public Condition {
            verdict = List.copyOf(verdict);
            chance = List.copyOf(chance);
            missing = List.copyOf(missing);
        }
    }

    /**
     * One model's risk, in percent; low and high are the same where it gives one number.
     *
     * @param compares whether it says anything of a change for this person
     * @param beside the class, and how it compares with others
     */
    public record Likely(
            ModelCardShown card,
            double low,
            double high,
            double lowChanged,
            double highChanged,
            boolean compares,
            Beside beside) {}

    /**
     * What stands beside a risk: each none or one.
     *
     * @param guideline the class of the model's guideline
     * @param toOptimal how many times that of the same person at their best
     * @param toAverage how many times that of somebody of the same sex and age with average values
     */
    public record Beside(List<Text> guideline, List<Double> toOptimal, List<Double> toAverage) {

        public Beside {
            guideline = List.copyOf(guideline);
            toOptimal = List.copyOf(toOptimal);
            toAverage = List.copyOf(toAverage);
        }
    }

    /** Where a risk comes from. */
    public record ModelCardShown(String id, Text outcome, int years, String citation, ModelNotes notes) {

        static ModelCardShown of(ModelCard card) {
            return new ModelCardShown(card.id(), card.outcome(), card.years(), card.citation(), ModelNotes.of(card));
        }
    }

    /**
     * Something to begin with, the most useful first.
     *
     * @param reason why, in one sentence
     * @param falls by how many percentage points the largest risk falls with it; 0 where nothing can be computed
     * @param of that risk; none or one
     * @param isTaken whether it is a goal already
     */
    public record Proposed(
            String code, Text name, Text reason, double falls, List<ModelCardShown> of, boolean isTaken) {}

    /**
     * The item that stands as a large picture, and all as small ones.
     *
     * @param key of it; empty where nothing can be projected
     * @param picture none or one
     * @param inNumbers the same as a table
     * @param tried what is expected on the last day under each change alone
     * @param why it turns where the readings went the other way; none or one sentence
     * @param small all items that can be projected, where there are several
     */
    public record Shown(
            String key,
            List<Chart> picture,
            List<OnDay> inNumbers,
            List<Tried> tried,
            List<Text> why,
            List<Small> small) {

        static final Shown NOTHING = new Shown("", List.of(), List.of(), List.of(), List.of(), List.of());

        public Shown {
            picture = List.copyOf(picture);
            inNumbers = List.copyOf(inNumbers);
            tried = List.copyOf(tried);
            why = List.copyOf(why);
            small = List.copyOf(small);
        }
    }

    /**
     * A day of the picture.
     *
     * @param measured what was read; none or one
     * @param asIs what is expected; none or one
     * @param changed what is expected under the changes; none or one
     */
    public record OnDay(LocalDate day, List<Double> measured, List<Expected> asIs, List<Expected> changed) {}

    /** One change with how much of it, in words, and what is expected under it alone. */
    public record Tried(String lever, Expected expected) {}

    /** An item as a small picture; {@code key} in addresses. */
    public record Small(String key, Text name, Chart picture) {}

    /** Something that could not be computed, in both languages. */
    public record Untold(String ja, String en) {}
}
