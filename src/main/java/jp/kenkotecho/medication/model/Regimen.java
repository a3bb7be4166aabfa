package jp.kenkotecho.medication.model;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.record.Text;

/** How a medicine is taken, as far as its usage plainly says so. */
public sealed interface Regimen {

    /**
     * Doses at moments of certain days.
     *
     * @param moments at least one, in the order of the day
     * @param doses the dose at a moment, where the doses differ; empty when they are alike
     */
    record Planned(List<Moment> moments, Rhythm rhythm, Map<Moment, BigDecimal> doses) implements Regimen {

        public Planned {
            moments = List.copyOf(moments);
            doses = Map.copyOf(doses);
        }

        /** The moments in the order of a day: on waking, around the meals, at bedtime; then by the clock. */
        static List<Moment> inOrder(List<Moment> moments) {
            var around = moments.stream()
                    .filter(Moment.Around.class::isInstance)
                    .map(Moment.Around.class::cast)
                    .sorted(Comparator.comparing(Moment.Around::anchor).thenComparing(Moment.Around::relation));
            var others = moments.stream()
                    .filter(moment -> !(moment instanceof Moment.Around))
                    .sorted(Comparator.comparing(Moment::key));
            return Stream.concat(around, others).toList();
        }
    }

    /**
     * Every so many hours, from whenever the first dose was taken.
     *
     * @param hours 1 to 24
     */
    record Every(int hours) implements Regimen {}

    /** A number of times in a period, on days that are not said. */
    record Per(int times, Period period) implements Regimen {}

    /** The period of {@link Per}. */
    enum Period {
        WEEK,
        MONTH,
        YEAR
    }

    /**
     * When needed.
     *
     * @param what for what, as printed; empty when it is not said
     */
    record AsNeeded(String what, Optional<Integer> mostPerDay, Optional<Integer> hoursBetween) implements Regimen {}

    /** Not to be scheduled: the words are shown instead, and a person decides. */
    record Undecided(Why why) implements Regimen {}

    /** Why no times are made up. */
    enum Why {
        UNCLEAR("用法を読み取れませんでした。", "The usage could not be understood."),
        DISAGREES("用法のコードと文字、または回数が合いません。", "The usage's code, words or numbers disagree."),
        AS_TOLD("医師の指示どおりに飲む薬です。", "It is taken as the doctor told."),
        CHANGES("量や回数が途中で変わる薬です。", "Its dose changes along the way."),
        WHICH_DAYS("飲む曜日や日が書かれていません。毎日の予定にはしません。", "Its days are not said; it never becomes a daily schedule."),
        WEEKLY_MEDICINE("毎日は飲まないことの多い薬です。薬剤師に確かめてください。", "A medicine often not taken daily: ask the pharmacist."),
        FIRST_TIME("最初に飲んだ時刻から数える薬です。", "It is counted from when the first dose was taken."),
        NO_END("いつまで飲むかが書かれていません。", "It is not said until when it is taken.");

        private final Text text;

        Why(String ja, String en) {
            this.text = new Text(ja, en);
        }

        public Text text() {
            return text;
        }
    }

    /** Every day at these moments, alike. */
    static Planned daily(List<Moment> moments) {
        return new Planned(moments, Rhythm.DAILY, Map.of());
    }
}
