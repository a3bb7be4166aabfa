package jp.kenkotecho.spi;

import java.util.Optional;
import jp.kenkotecho.record.Limits;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Problem.Kind;

/** What a body is refused for before it is parsed. None of it quotes the body. */
final class ValueProblems {

    static final Problem MANY = Problem.of(
            Kind.TOO_MUCH,
            "要素が多すぎます。一つの配列は " + Limits.ELEMENTS + "、全体では " + Limits.VALUES + " までです。",
            "Too many elements: at most " + Limits.ELEMENTS + " in one array and " + Limits.VALUES + " in all.");
    static final Problem NESTED =
            Problem.of(Kind.MALFORMED, "FHIR の JSON では、配列を配列の中に置けません。", "FHIR's JSON has no array within an array.");
    static final Problem NULL = Problem.of(
            Kind.MALFORMED,
            "FHIR の JSON で配列の中に null を置けるのは、値とその拡張 (_name) を対にするときだけです。",
            "FHIR's JSON has null in an array only to pair values with their extensions (_name).");
    static final Problem DOUBLE = Problem.of(Kind.MALFORMED, "同じ名前の項目が二つあります。", "A field of that name is there twice.");

    private ValueProblems() {}

    static Problem syntax(String format, int line, int column) {
        var place = " (line " + line + ", column " + column + ")";
        return Problem.of(
                Kind.MALFORMED,
                "本文を " + format + " として読み取れません。" + place,
                "The body could not be read as " + format + "." + place);
    }

    /** The problem of a long text: digits may stand where a number is expected, and content in Base64 may be long. */
    static Optional<Problem> ofLong(CharSequence text) {
        if (text.length() <= Limits.NUMBER_CHARACTERS) {
            return Optional.empty();
        }
        if (text.chars().allMatch(ValueProblems::isOfNumbers)) {
            return Optional.of(Limits.NUMBER);
        }
        return text.length() > Limits.TEXT_CHARACTERS && !text.chars().allMatch(ValueProblems::isOfBase64)
                ? Optional.of(Limits.TEXT)
                : Optional.empty();
    }

    private static boolean isOfNumbers(int character) {
        return (character >= '0' && character <= '9') || "+-.eE".indexOf(character) >= 0;
    }

    private static boolean isOfBase64(int character) {
        return (character >= '0' && character <= '9')
                || (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || "+/= \t\r\n".indexOf(character) >= 0;
    }
}
