package jp.kenkotecho.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import jp.kenkotecho.record.FormKey;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;

/** What professionals type into forms, held to its bounds; what is wrong with it is told as a {@link Refusal}. */
final class Typed {

    /** Characters of a sentence: what is to be done, what came of it. */
    static final int LONGEST = 500;

    private static final Problem NO_FORM = Problem.of(
            Problem.Kind.MALFORMED,
            "この画面は古くなっています。開き直して、もう一度書いてください。",
            "This page is out of date: please open it again and write once more.");
    private static final Problem NO_WORDS =
            Problem.of(Problem.Kind.MALFORMED, "ことばを書いてください。", "Please write what it is.");
    private static final Problem LONG = Problem.of(
            Problem.Kind.MALFORMED, LONGEST + " 字以内で書いてください。", "Write no more than " + LONGEST + " characters.");
    private static final Problem WEIGHT = Problem.of(
            Problem.Kind.MALFORMED,
            "体重は 20 から 300 までの数で書いてください（例 77.5）。",
            "A weight is a number from 20 to 300, such as 77.5.");

    private Typed() {}

    /** The key of a form. */
    static FormKey form(String text) {
        return FormKey.of(text).orElseThrow(() -> new Refusal(NO_FORM));
    }

    /** The key that a form is to have when it is shown: its own, or a new one for what is none. */
    static String key(String text) {
        return FormKey.of(text).map(FormKey::form).orElseGet(UUID::randomUUID).toString();
    }

    /** Something that has to be said. */
    static String words(String text, String where) {
        if (text.isBlank()) {
            throw new Refusal(NO_WORDS.at(where));
        }
        return note(text, where);
    }

    /** Something that may be said. */
    static String note(String text, String where) {
        var said = text.strip();
        if (said.length() > LONGEST) {
            throw new Refusal(LONG.at(where));
        }
        return said;
    }

    /** A day from one to another, both included. */
    static LocalDate day(String text, LocalDate first, LocalDate last, String where) {
        try {
            var day = LocalDate.parse(text.strip());
            if (!day.isBefore(first) && !day.isAfter(last)) {
                return day;
            }
        } catch (DateTimeException e) {
            // Said below: what is no day is out of bounds.
        }
        throw new Refusal(Problem.of(
                        Problem.Kind.MALFORMED,
                        "日付は " + first + " から " + last + " までの日を入れてください。",
                        "A day from " + first + " to " + last + " is needed.")
                .at(where));
    }

    /** A body weight in kg; empty where none is given. */
    static Optional<BigDecimal> kilograms(String text, String where) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        if (!text.strip().matches("\\d{2,3}(\\.\\d)?")) {
            throw new Refusal(WEIGHT.at(where));
        }
        var kilograms = new BigDecimal(text.strip());
        if (kilograms.intValue() < 20 || kilograms.intValue() >= 300) {
            throw new Refusal(WEIGHT.at(where));
        }
        return Optional.of(kilograms);
    }
}
