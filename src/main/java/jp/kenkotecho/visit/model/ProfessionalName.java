package jp.kenkotecho.visit.model;

import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.record.Problem;

/**
 * The name of a professional, as it is typed into the directory.
 *
 * @param familyKana the reading, by which people search; empty with {@code givenKana} where it is not known
 */
public record ProfessionalName(String family, String given, String familyKana, String givenKana) {

    /** Characters of each part. */
    public static final int LONGEST = 50;

    private static final Problem NO_NAME = Problem.of(
                    Problem.Kind.MALFORMED, "姓と名を書いてください。", "Write the family name and the given name.")
            .at("name");
    private static final Problem LONG = Problem.of(
                    Problem.Kind.MALFORMED,
                    "姓、名、読みは、それぞれ " + LONGEST + " 文字までです。",
                    "Each part of a name has at most " + LONGEST + " characters.")
            .at("name");
    private static final Problem HALF = Problem.of(
                    Problem.Kind.MALFORMED,
                    "読みは、姓と名の両方を書くか、どちらも書かないでください。",
                    "Write the reading of both names, or of neither.")
            .at("kana");

    public ProfessionalName {
        family = family.strip();
        given = given.strip();
        familyKana = familyKana.strip();
        givenKana = givenKana.strip();
    }

    /** What is wrong with it; nothing when it may be stored. */
    public List<Problem> problems() {
        if (family.isEmpty() || given.isEmpty()) {
            return List.of(NO_NAME);
        }
        if (Stream.of(family, given, familyKana, givenKana).anyMatch(part -> part.length() > LONGEST)) {
            return List.of(LONG);
        }
        return familyKana.isEmpty() == givenKana.isEmpty() ? List.of() : List.of(HALF);
    }

    public boolean hasKana() {
        return !familyKana.isEmpty();
    }
}
