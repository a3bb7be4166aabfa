package jp.kenkotecho.checkup.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.model.CheckupValue.Level;
import jp.kenkotecho.checkup.model.Sentence.Kind;

/**
 * What changed, in a few sentences: the most important first, one of each group, since glucose and HbA1c tell the same.
 * Limits are those of 標準的な健診・保健指導プログラム, weight counts from three percent (JASSO); that a change is worth a
 * sentence from half of the way between the two limits on is our convention.
 */
public final class Sentences {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal WEIGHT_SHARE = new BigDecimal("0.03");
    private static final String WEIGHT = "weight";

    /** The age of a value up to which {@code $predict-risk} takes a value for one of now. */
    private static final int MOST_YEARS_OLD = 2;

    private Sentences() {}

    /**
     * The sentences of the newest value of each of these series, compared with its oldest. A later check-up of fewer items
     * takes nothing away; a value more than two years older than the newest check-up tells nothing of now. What no person
     * can have, and what was a child's, is in no sentence.
     *
     * @param treated by group, since when a medicine is taken for it
     * @param most of them
     */
    public static List<Sentence> of(List<Series> all, Map<String, LocalDate> treated, int most) {
        var groups = new HashSet<String>();
        return sentences(all, treated)
                .sorted(Comparator.comparing(Sentence::kind))
                .filter(sentence -> groups.add(sentence.item().group()))
                .limit(most)
                .toList();
    }

    /** The items for whose newest value a doctor is to be seen, and no medicine is taken. */
    public static List<Sentence> toShow(List<Series> all, Map<String, LocalDate> treated) {
        return sentences(all, treated)
                .filter(sentence -> sentence.kind() == Kind.NEW_REFERRAL || sentence.kind() == Kind.REFERRAL)
                .toList();
    }

    private static Stream<Sentence> sentences(List<Series> every, Map<String, LocalDate> treated) {
        var all = every.stream().map(Series::judged).toList();
        var earliest = all.stream()
                .flatMap(series -> series.readings().stream())
                .map(CheckupValue::day)
                .max(Comparator.naturalOrder())
                .map(day -> day.minusYears(MOST_YEARS_OLD))
                .orElse(LocalDate.MAX);
        return all.stream().flatMap(series -> of(series, earliest, treated).stream());
    }

    private static Optional<Sentence> of(Series series, LocalDate earliest, Map<String, LocalDate> treated) {
        return series.newest().filter(now -> !now.day().isBefore(earliest)).flatMap(now -> {
            var oldest = series.readings().get(series.readings().size() - 1);
            var since = Optional.ofNullable(treated.get(series.item().group()));
            return kind(series, now, oldest, since.isPresent())
                    .map(kind -> new Sentence(
                            kind, series.item(), now, before(kind, series, oldest), since.orElse(now.day())));
        });
    }

    /** What is new is compared with the last time; what moves, with the first. */
    private static CheckupValue before(Kind kind, Series series, CheckupValue oldest) {
        return kind == Kind.NEW_REFERRAL && series.readings().size() > 1
                ? series.readings().get(1)
                : oldest;
    }

    private static Optional<Kind> kind(Series series, CheckupValue now, CheckupValue oldest, boolean isTreated) {
        if (series.item().key().equals(WEIGHT)) {
            return weight(now, oldest);
        }
        if (now.level() != Level.NONE && isTreated) {
            return Optional.of(Kind.TREATED);
        }
        if (now.level() == Level.STOP) {
            var wasNever = series.readings().stream().skip(1).noneMatch(one -> one.level() == Level.STOP);
            return Optional.of(wasNever && series.readings().size() > 1 ? Kind.NEW_REFERRAL : Kind.REFERRAL);
        }
        return series.item().threshold().flatMap(limits -> moved(limits, now, oldest));
    }

    private static Optional<Kind> weight(CheckupValue now, CheckupValue oldest) {
        var change = now.value().subtract(oldest.value());
        var isMuch = change.abs().compareTo(oldest.value().multiply(WEIGHT_SHARE)) >= 0 && change.signum() != 0;
        return !isMuch ? Optional.empty() : Optional.of(change.signum() > 0 ? Kind.HEAVIER : Kind.LIGHTER);
    }

    private static Optional<Kind> moved(Threshold limits, CheckupValue now, CheckupValue oldest) {
        var worse = worse(limits, oldest.value(), now.value());
        var way = limits.referral().subtract(limits.guidance()).abs().multiply(HALF);
        if (now.level() == Level.CARE) {
            return Optional.of(
                    worse.compareTo(way) >= 0
                            ? Kind.TOWARDS
                            : worse.negate().compareTo(way) >= 0 || oldest.level() == Level.STOP
                                    ? Kind.BETTER
                                    : Kind.CARE);
        }
        return oldest.level() != Level.NONE ? Optional.of(Kind.BETTER) : Optional.empty();
    }

    /** The way it moved towards the limits; less than zero where it moved away. */
    private static BigDecimal worse(Threshold limits, BigDecimal from, BigDecimal to) {
        return limits.below() ? from.subtract(to) : to.subtract(from);
    }
}
