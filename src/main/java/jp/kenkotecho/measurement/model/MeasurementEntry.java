package jp.kenkotecho.measurement.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.measurement.model.MeasuredKind.Field;
import jp.kenkotecho.record.Problem;

/** What somebody typed, read: either all of it can be meant, or it is said what to type again. */
public sealed interface MeasurementEntry {

    /** Letters of words. */
    int LONGEST = 300;

    /** Years that an entry may lie back: older is a slip of the finger. */
    int MOST_YEARS = 20;

    /**
     * What can be kept.
     *
     * @param numbers one for each field; none for words
     * @param words empty for numbers
     * @param at to the second, by the clock where the person lives
     */
    record Taken(List<BigDecimal> numbers, String words, LocalDateTime at) implements MeasurementEntry {
        public Taken {
            numbers = List.copyOf(numbers);
        }

        /** The same; at that very second where it is of the same minute, since a form shows no seconds. */
        public Taken keeping(LocalDateTime former) {
            var isSame = at.truncatedTo(ChronoUnit.MINUTES).equals(former.truncatedTo(ChronoUnit.MINUTES));
            return isSame ? new Taken(numbers, words, former) : this;
        }
    }

    /**
     * What cannot.
     *
     * @param problems each with the name of its field as its place
     */
    record Refused(List<Problem> problems) implements MeasurementEntry {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * When it was: both empty for now.
     *
     * @param day {@code 2026-11-30}
     * @param time {@code 07:40}
     */
    record When(String day, String time) {}

    /**
     * What was typed, judged field by field.
     *
     * @param typed one for each field of the kind, in their order
     */
    static MeasurementEntry read(MeasuredKind kind, List<String> typed, When when, LocalDateTime now) {
        var problems = new ArrayList<Problem>();
        var at = at(when, now);
        if (at.isEmpty()) {
            problems.add(when.time().isBlank() ? noTime() : time());
        }
        if (!kind.isNumber()) {
            var words = typed.get(0).strip();
            if (words.isEmpty() || words.length() > LONGEST) {
                problems.add(words(kind.fields().get(0)));
            }
            return answer(problems, List.of(), words, at);
        }
        var numbers = new ArrayList<BigDecimal>();
        for (var i = 0; i < kind.fields().size(); i++) {
            var field = kind.fields().get(i);
            var written = typed.get(i);
            number(field, written).ifPresentOrElse(numbers::add, () -> problems.add(again(field, written)));
        }
        if (kind.isPressure() && numbers.size() == 2 && numbers.get(0).compareTo(numbers.get(1)) <= 0) {
            problems.add(swapped());
        }
        return answer(problems, numbers, "", at);
    }

    private static MeasurementEntry answer(
            List<Problem> problems, List<BigDecimal> numbers, String words, Optional<LocalDateTime> at) {
        return problems.isEmpty() ? new Taken(numbers, words, at.orElseThrow()) : new Refused(problems);
    }

    /** The number in this text; empty for what is none, or cannot be meant. */
    private static Optional<BigDecimal> number(Field field, String typed) {
        var text = TypedNumber.plain(typed, field.decimals());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var number = new BigDecimal(text.get()).setScale(field.decimals(), RoundingMode.HALF_UP);
        return number.compareTo(field.lowest()) >= 0 && number.compareTo(field.highest()) <= 0
                ? Optional.of(number)
                : Optional.empty();
    }

    private static Optional<LocalDateTime> at(When when, LocalDateTime now) {
        if (when.day().isBlank() && when.time().isBlank()) {
            return Optional.of(now.truncatedTo(ChronoUnit.SECONDS));
        }
        try {
            var time = LocalTime.parse(when.time());
            var at = when.day().isBlank()
                    ? MorningOrEvening.lastAt(time, now)
                    : LocalDate.parse(when.day()).atTime(time);
            return Optional.of(at.truncatedTo(ChronoUnit.SECONDS))
                    .filter(one -> !one.isAfter(now) && one.isAfter(now.minusYears(MOST_YEARS)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Problem again(Field field, String written) {
        return TypedNumber.isUnclear(written, field.decimals()) ? comma(field) : again(field);
    }

    private static Problem comma(Field field) {
        return Problem.of(
                        Problem.Kind.MALFORMED,
                        field.said().ja() + "の 点や コンマが、桁の区切りか 小数点か 分かりません。区切りを入れずに もう一度 入れてください（例 " + field.example()
                                + "）",
                        "Please enter " + field.said().en() + " again without separating thousands (for example "
                                + field.example() + "): the comma or the point can be read in two ways")
                .at(field.name());
    }

    private static Problem again(Field field) {
        return Problem.of(
                        Problem.Kind.MALFORMED,
                        field.said().ja() + "を もう一度 入れてください（例 " + field.example() + "）",
                        "Please enter " + field.said().en() + " again (for example " + field.example() + ")")
                .at(field.name());
    }

    private static Problem swapped() {
        return Problem.of(
                        Problem.Kind.MALFORMED,
                        "上の血圧は 下の血圧より 大きい数です。入れかわっていないか 見てください",
                        "The upper value is higher than the lower one: please see whether they changed places")
                .at("upper");
    }

    private static Problem words(Field field) {
        return Problem.of(
                        Problem.Kind.MALFORMED,
                        field.said().ja() + "を " + LONGEST + "文字までの ことばで 書いてください",
                        "Please say " + field.said().en() + " in words, at most " + LONGEST + " letters")
                .at(field.name());
    }

    private static Problem noTime() {
        return Problem.of(
                        Problem.Kind.MALFORMED,
                        "日だけでは 記録できません。測った時刻も 入れてください。だいたいで かまいません",
                        "Please enter the time, too: a day alone is not enough; about when it was will do")
                .at("time");
    }

    private static Problem time() {
        return Problem.of(
                        Problem.Kind.MALFORMED,
                        "いつ測ったかを もう一度 入れてください（これから先の時は 入れられません）",
                        "Please enter again when it was measured: it cannot be in the future")
                .at("time");
    }
}
