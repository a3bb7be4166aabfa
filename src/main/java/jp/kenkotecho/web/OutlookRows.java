package jp.kenkotecho.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.ThreeYears;
import jp.kenkotecho.prediction.ThreeYears.Ahead;
import jp.kenkotecho.prediction.ThreeYears.Expected;
import jp.kenkotecho.prediction.ThreeYears.Likely;
import jp.kenkotecho.record.Text;

/** What is expected as {@code /outlook} writes it: numbers with the digits that people read, people of a hundred. */
final class OutlookRows {

    /** The items that people read with one decimal. */
    private static final Set<String> WITH_A_DIGIT = Set.of("BMI", "WEIGHT", "WAIST", "HBA1C", "URIC_ACID");

    private OutlookRows() {}

    /** One item as the table says it; at the address it stands as a picture, with the same changes. */
    record Row(
            String address,
            Text name,
            String unit,
            String measured,
            String asIs,
            String between,
            String changed,
            String changedBetween,
            List<String> sooner,
            boolean isShown) {}

    /** One item without a forecast. */
    record Alone(Text name, String unit, String measured) {}

    /** One condition: of a hundred people like them, how many; empty where that is not told. */
    record Condition(ThreeYears.Condition what, String chance) {}

    /** A day of the picture in numbers; empty where there is none. */
    record OnDay(
            LocalDate day, boolean isMeasured, String value, String between, String changed, String changedBetween) {}

    /** One change alone. */
    record Tried(String lever, String value, String between) {}

    /** A small picture; at the address it stands large. */
    record Small(String address, Text name, String picture, boolean isShown) {}

    /** One risk: of a hundred people like them, how many. */
    record Risk(ThreeYears.ModelCardShown card, String asIs, String changed, Effect effect, ThreeYears.Beside beside) {}

    /** What a change does to a risk, in whole people of a hundred. */
    enum Effect {
        NOT_COMPARED,
        NONE,
        /** The number falls, by less than one of a hundred. */
        LITTLE,
        CHANGED
    }

    static Row row(Ahead ahead, String address, boolean isShown) {
        var digits = digits(ahead.key());
        return new Row(
                address,
                ahead.name(),
                ahead.unit(),
                number(ahead.measured(), digits),
                number(ahead.asIs().mean(), digits),
                number(ahead.asIs().lower(), digits) + "–" + number(ahead.asIs().upper(), digits),
                number(ahead.changed().mean(), digits),
                number(ahead.changed().lower(), digits) + "–"
                        + number(ahead.changed().upper(), digits),
                ahead.sooner().stream()
                        .map(expected -> number(expected.mean(), digits))
                        .toList(),
                isShown);
    }

    static Alone alone(ThreeYears.Alone one) {
        return new Alone(one.name(), one.unit(), number(one.measured(), digits(one.key())));
    }

    private static int digits(String key) {
        return WITH_A_DIGIT.contains(key) ? 1 : 0;
    }

    static Condition condition(ThreeYears.Condition condition) {
        return new Condition(
                condition,
                condition.chance().stream()
                        .map(chance -> people(chance.low(), chance.high()))
                        .findFirst()
                        .orElse(""));
    }

    static OnDay onDay(ThreeYears.OnDay one) {
        return new OnDay(
                one.day(),
                !one.measured().isEmpty(),
                Stream.concat(
                                one.measured().stream()
                                        .map(value -> number(value, 1).replaceAll("\\.0$", "")),
                                one.asIs().stream().map(OutlookRows::mean))
                        .findFirst()
                        .orElse(""),
                one.asIs().stream().map(OutlookRows::between).findFirst().orElse(""),
                one.changed().stream().map(OutlookRows::mean).findFirst().orElse(""),
                one.changed().stream().map(OutlookRows::between).findFirst().orElse(""));
    }

    static Tried tried(ThreeYears.Tried one) {
        return new Tried(one.lever(), mean(one.expected()), between(one.expected()));
    }

    private static String mean(Expected expected) {
        return number(expected.mean(), expected.digits());
    }

    private static String between(Expected expected) {
        return number(expected.lower(), expected.digits()) + "–" + number(expected.upper(), expected.digits());
    }

    static Risk risk(Likely likely) {
        var now = people(likely.low(), likely.high());
        var then = people(likely.lowChanged(), likely.highChanged());
        return new Risk(likely.card(), now, then, effect(likely, !now.equals(then)), likely.beside());
    }

    static Effect effect(Likely likely, boolean isOther) {
        if (!likely.compares()) {
            return Effect.NOT_COMPARED;
        }
        return isOther
                ? Effect.CHANGED
                : likely.lowChanged() < likely.low() || likely.highChanged() < likely.high()
                        ? Effect.LITTLE
                        : Effect.NONE;
    }

    /** Whole people of a hundred; {@code 0} for less than one. */
    private static String people(double low, double high) {
        var least = Math.round(low);
        var most = Math.round(high);
        return least == most ? String.valueOf(most) : least + "–" + most;
    }

    private static String number(double value, int digits) {
        var rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
