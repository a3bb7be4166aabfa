package jp.kenkotecho.medication.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.TextNormalization;

/**
 * A medicine that somebody writes down by hand, as in a form; what was left out is empty.
 *
 * @param name as on the package; the one thing that is needed
 * @param code JAN of the package or YJ code
 * @param usage in words: 1日3回毎食後
 * @param reason for what it is taken, in words
 * @param from the first day; empty where it is not known
 * @param until the last day; empty while it goes on, or where {@code usage} tells how many days it lasts
 */
public record MedicineEntry(
        String name, String code, String usage, String reason, Optional<LocalDate> from, Optional<LocalDate> until) {

    /** Characters of each text: a drug's name has 120 bytes in a notebook's data (JAHIS), sixty characters. */
    static final int MOST_CHARACTERS = 60;

    private static final Pattern SUPPLY = Pattern.compile("(?<![0-9])([1-9][0-9]{0,2})(日|週間?)分");

    private static final int DAYS_OF_A_WEEK = 7;

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    public MedicineEntry {
        name = name.strip();
        code = code.strip();
        usage = usage.strip();
        reason = reason.strip();
    }

    /** What is wrong with it, each with its field; nothing when it may be stored. */
    public List<Problem> problems(LocalDate today) {
        var problems = new ArrayList<Problem>();
        if (name.isEmpty()) {
            problems.add(said("name", "薬の名前を入れてください。", "Write the name of the medicine."));
        }
        tooLong("name", name).ifPresent(problems::add);
        tooLong("usage", usage).ifPresent(problems::add);
        tooLong("reason", reason).ifPresent(problems::add);
        if (!code.isEmpty() && productCode().isEmpty()) {
            problems.add(said(
                    "code",
                    "番号を もう一度 見てください。バーコードの下の 8 けたか 13 けたの数字です。なくてもかまいません。",
                    "Look at the code again: the 8 or 13 digits below the bar code. It may be left out."));
        }
        if (from.filter(day -> day.isBefore(EARLIEST) || day.isAfter(today)).isPresent()) {
            problems.add(said("from", "飲み始めた日は、今日までの日を入れてください。", "The first day is today or before."));
        }
        if (until.filter(day -> day.isBefore(from.orElse(EARLIEST)) || day.isAfter(today.plusYears(1)))
                .isPresent()) {
            problems.add(said(
                    "until",
                    "飲み終わる日は、飲み始めた日からあとの、一年以内の日を入れてください。",
                    "The last day is not before the first, nor more than a year from now."));
        }
        return problems;
    }

    /**
     * The same with the last day that its words tell: 14日分 lasts for fourteen days from the first. A last day that was
     * written for itself stands.
     */
    public MedicineEntry untilUsedUp() {
        var told = until.or(() -> from.flatMap(first -> supplied().map(days -> first.plusDays(days - 1))));
        return new MedicineEntry(name, code, usage, reason, from, told);
    }

    /** The days for which there is some, in the words of a label: 14日分, 2週間分. */
    private Optional<Long> supplied() {
        var written = SUPPLY.matcher(TextNormalization.plain(usage));
        return written.find()
                ? Optional.of(
                        Long.parseLong(written.group(1)) * (written.group(2).equals("日") ? 1 : DAYS_OF_A_WEEK))
                : Optional.empty();
    }

    /** The code, where it is one. */
    public Optional<ProductCode> productCode() {
        return ProductCode.read(code);
    }

    private static Optional<Problem> tooLong(String field, String text) {
        return text.codePointCount(0, text.length()) > MOST_CHARACTERS
                ? Optional.of(
                        said(field, MOST_CHARACTERS + " 文字までで書いてください。", "At most " + MOST_CHARACTERS + " characters."))
                : Optional.empty();
    }

    private static Problem said(String field, String ja, String en) {
        return Problem.of(Problem.Kind.MALFORMED, ja, en).at(field);
    }
}
