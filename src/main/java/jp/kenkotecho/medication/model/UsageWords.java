package jp.kenkotecho.medication.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jp.kenkotecho.record.TextNormalization;
import jp.kenkotecho.record.TsvTable;

/** A usage's text as the words that {@code usage-words.tsv} knows. */
final class UsageWords {

    /** Longer than any field that carries a usage. */
    private static final int LONGEST = 200;

    private static final Pattern KANJI_NUMBER = Pattern.compile("[一二三四五六七八九](?=[日回錠時滴枚])");
    private static final String NUMBERS = "一二三四五六七八九";

    private static final List<Row> ROWS = TsvTable.of(UsageWords.class, "usage-words.tsv").rows().stream()
            .map(row -> new Row(Kind.valueOf(row.get(0)), Pattern.compile(row.get(1))))
            .toList();

    /** The meaning of a word. */
    enum Kind {
        AS_TOLD,
        CHANGES,
        SUPPLY,
        MOST,
        TIMES,
        BETWEEN,
        HOURS,
        ALTERNATE,
        DAYS_OFF,
        EVERY_DAYS,
        PER_WEEK,
        PER_MONTH,
        MONTH_DAY,
        WEEKDAYS,
        DOSE,
        DOSE_AT,
        CLOCK,
        WAKING,
        BEDTIME,
        ALL_MEALS,
        BREAKFAST,
        LUNCH,
        DINNER,
        TWO_HOURS_AFTER,
        JUST_BEFORE,
        JUST_AFTER,
        BEFORE,
        AFTER,
        WITH,
        SYMPTOM,
        FILLER
    }

    private record Row(Kind kind, Pattern pattern) {}

    /** One word with its numbers. */
    record Word(Kind kind, MatchResult match) {

        String text(int group) {
            var text = match.group(group);
            return text == null ? "" : text;
        }

        int number(int group) {
            return Integer.parseInt(match.group(group));
        }
    }

    private UsageWords() {}

    /** The words of a text; empty when a single character belongs to none. */
    static Optional<List<Word>> of(String text) {
        var plain = KANJI_NUMBER
                .matcher(TextNormalization.plain(text))
                .replaceAll(found -> String.valueOf(NUMBERS.indexOf(found.group()) + 1));
        if (plain.length() > LONGEST) {
            return Optional.empty();
        }
        var words = new ArrayList<Word>();
        for (var at = 0; at < plain.length(); ) {
            var word = wordAt(plain, at);
            if (word.isEmpty()) {
                return Optional.empty();
            }
            words.add(word.get());
            at = word.get().match().end();
        }
        words.removeIf(word -> word.kind() == Kind.FILLER || word.kind() == Kind.SUPPLY);
        return Optional.of(words);
    }

    private static Optional<Word> wordAt(String text, int at) {
        for (var row : ROWS) {
            var matcher = row.pattern().matcher(text).region(at, text.length());
            matcher.useTransparentBounds(true);
            if (matcher.lookingAt()) {
                return Optional.of(new Word(row.kind(), matcher.toMatchResult()));
            }
        }
        return Optional.empty();
    }
}
