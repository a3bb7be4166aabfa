package jp.kenkotecho.spi;

import java.util.Optional;
import java.util.function.Predicate;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.XmlCharacters;

/**
 * Looks through a body before a parser makes objects of it. A parser believes what it reads: out of a dozen characters
 * it makes a number of a gigabyte, and what it makes of arrays within arrays nobody has written down. Costs a few
 * percent of parsing; holds no copy of the body.
 */
public final class ScannedBody {

    /** The format as which a body is read. */
    public enum Format {
        JSON,
        /** JSON Patch (RFC 6902). */
        JSON_PATCH,
        XML
    }

    private ScannedBody() {}

    /** The first problem with its place as FHIRPath, as far as the text has told it; empty when it may be parsed. */
    public static Optional<Problem> problem(byte[] body, Format format) {
        return problem(body, format, XmlCharacters::areAll);
    }

    /** The same of a file whose characters are mended once it is read: they are no reason to leave it. */
    public static Optional<Problem> problemOfFile(byte[] file, Format format) {
        return problem(file, format, text -> true);
    }

    private static Optional<Problem> problem(byte[] body, Format format, Predicate<CharSequence> characters) {
        if (body.length == 0) {
            return Optional.empty();
        }
        return switch (format) {
            case JSON -> JsonBody.problem(body, false, characters);
            case JSON_PATCH -> JsonBody.problem(body, true, characters);
            case XML -> XmlBody.problem(body, characters);
        };
    }

    /**
     * Lets pass only what may be parsed.
     *
     * @throws Refusal with the first problem
     */
    public static void demandSound(byte[] body, Format format) {
        problem(body, format).ifPresent(problem -> {
            throw new Refusal(problem);
        });
    }
}
