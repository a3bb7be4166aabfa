package jp.kenkotecho.medication.model;

import java.time.LocalTime;
import jp.kenkotecho.record.Text;

/** When in a day a dose is due. */
public sealed interface Moment {

    /** The part of the person's day on which a moment hangs. */
    enum Anchor {
        WAKING,
        BREAKFAST,
        LUNCH,
        DINNER,
        BEDTIME;

        public boolean isMeal() {
            return this == BREAKFAST || this == LUNCH || this == DINNER;
        }
    }

    /** How it lies to a meal. {@code AT}: that part of the day, and nothing said of the meal. */
    enum Relation {
        AT(""),
        BEFORE("食前"),
        JUST_BEFORE("食直前"),
        WITH("食事中"),
        JUST_AFTER("食直後"),
        AFTER("食後"),
        TWO_HOURS_AFTER("食後2時間");

        private final String word;

        Relation(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** @param part what {@link #AT} means */
        private String english(String meal, String part) {
            return switch (this) {
                case AT -> part;
                case BEFORE -> "Before " + meal;
                case JUST_BEFORE -> "Just before " + meal;
                case WITH -> "With " + meal;
                case JUST_AFTER -> "Just after " + meal;
                case AFTER -> "After " + meal;
                case TWO_HOURS_AFTER -> "Two hours after " + meal;
            };
        }
    }

    /** A moment by a meal, on waking, or at bedtime; the latter two only {@link Relation#AT}. */
    record Around(Anchor anchor, Relation relation) implements Moment {

        public Around {
            if (!anchor.isMeal() && relation != Relation.AT) {
                throw new IllegalArgumentException("only a meal has a before and an after");
            }
        }

        @Override
        public String key() {
            return anchor + "-" + relation;
        }

        @Override
        public String label() {
            return switch (anchor) {
                case WAKING -> "起床時";
                case BREAKFAST -> "朝" + relation.word();
                case LUNCH -> "昼" + relation.word();
                case DINNER -> "夕" + relation.word();
                case BEDTIME -> "就寝前";
            };
        }

        @Override
        public Text text() {
            return new Text(
                    label(),
                    switch (anchor) {
                        case WAKING -> "On waking";
                        case BREAKFAST -> relation.english("breakfast", "In the morning");
                        case LUNCH -> relation.english("lunch", "At noon");
                        case DINNER -> relation.english("dinner", "In the evening");
                        case BEDTIME -> "At bedtime";
                    });
        }
    }

    /** A moment by the clock. */
    record At(LocalTime time) implements Moment {

        @Override
        public String key() {
            return time.toString();
        }

        @Override
        public String label() {
            return time.toString();
        }

        @Override
        public Text text() {
            return new Text(label(), label());
        }
    }

    /** The time is the person's own choice; only how often is known. */
    record AnyTime(int ofDay) implements Moment {

        @Override
        public String key() {
            return "time-" + ofDay;
        }

        @Override
        public String label() {
            return ofDay + "回目";
        }

        @Override
        public Text text() {
            return new Text(label(), "No. " + ofDay + " of the day");
        }
    }

    /**
     * Whenever it is needed.
     *
     * @param ofDay which of the day, from 1
     */
    record WhenNeeded(int ofDay) implements Moment {

        @Override
        public String key() {
            return "needed-" + ofDay;
        }

        @Override
        public String label() {
            return ofDay + "回目";
        }

        @Override
        public Text text() {
            return new Text(label(), "No. " + ofDay + " of the day");
        }
    }

    /** 朝食後, 就寝前, 15:00: as people say it. */
    String label();

    /** The label in both languages. */
    Text text();

    /** The text that tells a moment from others of its day, in a dose's id. */
    String key();
}
