package jp.kenkotecho.checkup.model;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One thing that a check-up tells, for a page to say in its language.
 *
 * @param kind of which its words are
 * @param now the newest reading
 * @param before with what it is compared; {@code now} itself where there is nothing to compare with
 * @param since when a treatment of it began; the day of {@code now} where there is none
 */
public record Sentence(Kind kind, ShownItem item, CheckupValue now, CheckupValue before, LocalDate since) {

    /** What there is to say, the most important first. */
    public enum Kind {
        /** A doctor is to be seen for it, for the first time. */
        NEW_REFERRAL,
        /** A doctor is to be seen for it, as before. */
        REFERRAL,
        /** A value that calls for care, and moves towards the value for which a doctor is to be seen. */
        TOWARDS,
        /** A value beyond a limit, and a medicine is taken for it. */
        TREATED,
        HEAVIER,
        /** A value that calls for care, and hardly moves. */
        CARE,
        /** A value that came back below a limit, or a good way towards it. */
        BETTER,
        LIGHTER
    }

    /** The amount by which it changed, without a sign. */
    public BigDecimal change() {
        return now.value().subtract(before.value()).abs();
    }

    /** Whether it is more than before. */
    public boolean isMore() {
        return now.value().compareTo(before.value()) > 0;
    }
}
