package jp.kenkotecho.spi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;
import jp.kenkotecho.record.Limits;
import jp.kenkotecho.record.Problem;

/**
 * Goes through JSON token by token and makes nothing of it: whether every number and text is within the limits, and
 * whether fields and arrays are as FHIR has them (R4, JSON Representation of Resources). Reads what HAPI's parser reads,
 * with the same leniency about quotes and plus signs.
 */
final class JsonBody {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonParser parser;
    private final boolean isPatch;
    private final Predicate<CharSequence> characters;
    private final Deque<JsonLevel> levels = new ArrayDeque<>();
    private int values;

    private JsonBody(JsonParser parser, boolean isPatch, Predicate<CharSequence> characters) {
        this.parser = parser;
        this.isPatch = isPatch;
        this.characters = characters;
    }

    /**
     * The first problem in the order of the text; empty when there is none.
     *
     * @param isPatch whether it is a JSON Patch (RFC 6902), where null is a value like any other
     * @param characters whether a text may stand there
     */
    static Optional<Problem> problem(byte[] body, boolean isPatch, Predicate<CharSequence> characters) {
        try (var parser = FACTORY.createParser(body)) {
            return new JsonBody(parser, isPatch, characters).problem();
        } catch (JsonProcessingException broken) {
            var at = Optional.ofNullable(broken.getLocation()).orElse(JsonLocation.NA);
            return Optional.of(ValueProblems.syntax("JSON", at.getLineNr(), at.getColumnNr()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Problem> problem() throws IOException {
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            var found =
                    switch (token) {
                        case FIELD_NAME -> field();
                        case END_OBJECT, END_ARRAY -> left();
                        default -> value(token);
                    };
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Problem> field() throws IOException {
        var name = parser.currentName();
        if (!characters.test(name)) {
            return Optional.of(Limits.CHARACTER.at(place("")));
        }
        return when(!levels.element().begins(name), ValueProblems.DOUBLE);
    }

    private Optional<Problem> value(JsonToken token) throws IOException {
        var isInArray = !levels.isEmpty() && levels.element().isArray();
        if (++values > Limits.VALUES || (isInArray && !levels.element().takes(token))) {
            return when(true, ValueProblems.MANY);
        }
        return switch (token) {
            case START_ARRAY -> isInArray ? when(true, ValueProblems.NESTED) : entered(true);
            case START_OBJECT -> entered(false);
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> when(!Limits.allow(token()), Limits.NUMBER);
            default -> Optional.empty();
        };
    }

    private Optional<Problem> entered(boolean isArray) {
        levels.push(
                new JsonLevel(isArray, levels.isEmpty() ? "" : levels.element().next()));
        return Optional.empty();
    }

    private Optional<Problem> left() {
        var level = levels.element();
        var stray = level.hasStrayNull() ? Optional.of("") : level.unpaired();
        var found = stray.filter(step -> !isPatch).map(step -> ValueProblems.NULL.at(place(step)));
        var closed = levels.pop();
        if (closed.isOfNulls() && !levels.isEmpty()) {
            levels.element().endsWithNulls();
        }
        return found;
    }

    private Optional<Problem> text() throws IOException {
        var text = token();
        if (!characters.test(text)) {
            return when(true, Limits.CHARACTER);
        }
        if (!levels.isEmpty() && levels.element().field().equals("resourceType")) {
            levels.element().isResource(text.toString());
        }
        return ValueProblems.ofLong(text).map(problem -> problem.at(place(next())));
    }

    private CharSequence token() throws IOException {
        return CharBuffer.wrap(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    private Optional<Problem> when(boolean wrong, Problem problem) {
        return wrong ? Optional.of(problem.at(place(next()))) : Optional.empty();
    }

    private String next() {
        return levels.isEmpty() ? "" : levels.element().next();
    }

    /** Where that is, as FHIRPath: from the outermost type of resource, when the text named it before. */
    private String place(String step) {
        var place = new StringBuilder();
        levels.descendingIterator().forEachRemaining(level -> place.append(level.step()));
        return place.append(step).toString().replaceFirst("^\\.", "");
    }
}
