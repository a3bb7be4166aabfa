package jp.kenkotecho.visit.model;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.TextNormalization;

/** A line of a list of medical institutions, by the names of its columns. */
public sealed interface InstitutionLine {

    Set<String> REQUIRED = Set.of("code", "name");

    Set<String> KNOWN =
            Set.of("code", "name", "kana", "postal_code", "prefecture", "city", "address", "phone", "active");

    /** 都道府県 01 to 47, 点数表 1 (医科), 3 (歯科) or 4 (調剤), seven digits. */
    Pattern CODE = Pattern.compile("(0[1-9]|[1-3][0-9]|4[0-7])[134][0-9]{7}");

    int MOST_LETTERS = 200;

    /**
     * An institution.
     *
     * @param code 医療機関コード, ten digits
     * @param kana katakana; empty when the list has none
     * @param active whether it is still there
     */
    record Institution(
            String code,
            String name,
            String kana,
            String postalCode,
            String prefecture,
            String city,
            String address,
            String phone,
            boolean active)
            implements InstitutionLine {}

    /** A line that is left out. */
    record Unreadable(Problem why) implements InstitutionLine {}

    /** What is wrong with the header; empty when it can be read. */
    static List<Problem> problemsOf(List<String> header) {
        var names = new HashSet<>(header);
        return names.containsAll(REQUIRED) && KNOWN.containsAll(names) && names.size() == header.size()
                ? List.of()
                : List.of(Problem.of(
                                Problem.Kind.MALFORMED,
                                "一行目に列の名前を書いてください: "
                                        + String.join(
                                                ", ", KNOWN.stream().sorted().toList()) + "。code と name は必須です。",
                                "The first line must name the columns, each once, of: "
                                        + String.join(
                                                ", ", KNOWN.stream().sorted().toList())
                                        + "; code and name are required.")
                        .at("line 1"));
    }

    /**
     * Reads a line.
     *
     * @param cells by the name of the column
     * @param number of the line, for the message
     */
    static InstitutionLine read(Map<String, String> cells, long number) {
        var code = cell(cells, "code");
        var active = cell(cells, "active");
        if (!CODE.matcher(code).matches()) {
            return leftOut(number, "code が医療機関コード 10 桁ではありません", "code is no institution code of ten digits");
        }
        if (cell(cells, "name").isEmpty()) {
            return leftOut(number, "name がありません", "name is missing");
        }
        if (!active.isEmpty() && !active.equals("true") && !active.equals("false")) {
            return leftOut(number, "active は true か false です", "active is true or false");
        }
        if (cells.values().stream().anyMatch(text -> text.length() > MOST_LETTERS)) {
            return leftOut(number, "長すぎる欄があります", "a cell is too long");
        }
        if (cells.values().stream().flatMapToInt(String::chars).anyMatch(Character::isISOControl)) {
            return leftOut(number, "改行などの制御文字があります", "there are control characters in it");
        }
        return new Institution(
                code,
                cell(cells, "name"),
                cell(cells, "kana"),
                cell(cells, "postal_code"),
                cell(cells, "prefecture"),
                cell(cells, "city"),
                cell(cells, "address"),
                cell(cells, "phone"),
                !active.equals("false"));
    }

    /** A comma too many or too few: which cell is which is not known. */
    static InstitutionLine ofAnotherWidth(long number) {
        return leftOut(number, "列の数が一行目と違います", "it has not as many cells as the first line");
    }

    private static String cell(Map<String, String> cells, String name) {
        return TextNormalization.of(cells.getOrDefault(name, "")).strip();
    }

    private static InstitutionLine leftOut(long number, String ja, String en) {
        return new Unreadable(Problem.of(
                        Problem.Kind.LEFT_OUT,
                        number + " 行目を使いませんでした: " + ja + "。",
                        "Line " + number + " was left out: " + en + ".")
                .at("line " + number));
    }
}
