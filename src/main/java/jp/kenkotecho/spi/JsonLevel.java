package jp.kenkotecho.spi;

import com.fasterxml.jackson.core.JsonToken;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.record.Limits;

/** An object or an array that is not closed yet, and what has been met in it. */
final class JsonLevel {

    private static final String EXTENDING = "_";

    private final boolean array;
    private final String step;
    private final Set<String> names = new HashSet<>();
    private final Set<String> ofNulls = new LinkedHashSet<>();
    private String field = "";
    private String type = "";
    private int elements;
    private boolean hasNull;
    private boolean hasObject;
    private boolean hasScalar;

    /** @param step how it is reached from the level around it: {@code .code}, {@code [1]}; empty for the outermost */
    JsonLevel(boolean array, String step) {
        this.array = array;
        this.step = step;
    }

    boolean isArray() {
        return array;
    }

    /** How it is reached; of the outermost, the type of resource that it is. */
    String step() {
        return step.isEmpty() ? type : step;
    }

    /** How the element or field that is being read is reached from here. */
    String next() {
        return array ? "[" + (elements - 1) + "]" : "." + field;
    }

    String field() {
        return field;
    }

    /** Goes on to this field; false when it has been here already. */
    boolean begins(String name) {
        field = name;
        return names.add(name);
    }

    /** Goes on to the next element; false when there are too many. */
    boolean takes(JsonToken element) {
        elements++;
        hasNull |= element == JsonToken.VALUE_NULL;
        hasObject |= element == JsonToken.START_OBJECT;
        hasScalar |= element.isScalarValue() && element != JsonToken.VALUE_NULL;
        return elements <= Limits.ELEMENTS;
    }

    void isResource(String ofType) {
        type = ofType;
    }

    /** The field that is being read ends, an array in which there are only nulls. */
    void endsWithNulls() {
        ofNulls.add(field);
    }

    /** An array with nulls and nothing else: right only where each stands for an extension beside it. */
    boolean isOfNulls() {
        return hasNull && !hasObject && !hasScalar && !isExtending();
    }

    /** Nulls among objects stand for nothing; among the extensions of texts they stand for the texts without. */
    boolean hasStrayNull() {
        return hasNull && hasObject && !isExtending();
    }

    /** A field of nothing but nulls, without the extensions that these would stand for. */
    Optional<String> unpaired() {
        return ofNulls.stream()
                .filter(name -> !names.contains(EXTENDING + name))
                .map("."::concat)
                .findFirst();
    }

    private boolean isExtending() {
        return step.startsWith("." + EXTENDING);
    }
}
