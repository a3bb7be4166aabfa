package jp.kenkotecho.portal.model.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * JSON as its parser gives it: maps, lists, strings, numbers, booleans. What is asked of something that it is not, is
 * empty.
 */
public record Json(@Nullable Object value) {

    /** A field of an object. */
    public Json at(String field) {
        return new Json(value instanceof Map<?, ?> object ? object.get(field) : null);
    }

    public boolean has(String field) {
        return value instanceof Map<?, ?> object && object.containsKey(field);
    }

    /** The elements of an array. */
    public Stream<Json> items() {
        return value instanceof List<?> array ? array.stream().map(Json::new) : Stream.empty();
    }

    public Optional<Json> first() {
        return items().findFirst();
    }

    /** The fields of an object, in its order. */
    public Stream<Map.Entry<String, Json>> fields() {
        return value instanceof Map<?, ?> object
                ? object.entrySet().stream()
                        .map(field -> Map.entry(String.valueOf(field.getKey()), new Json(field.getValue())))
                : Stream.empty();
    }

    /** A string, number or boolean as text; empty for anything else. */
    public String text() {
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? String.valueOf(value).strip()
                : "";
    }

    public String text(String field) {
        return at(field).text();
    }

    /** Every leaf below with the name of the field that it is of, in order. */
    Stream<Map.Entry<String, String>> leaves(String name) {
        if (value instanceof Map<?, ?>) {
            return fields().flatMap(field -> field.getValue().leaves(field.getKey()));
        }
        return value instanceof List<?>
                ? items().flatMap(item -> item.leaves(name))
                : Stream.of(Map.entry(name, text()));
    }

    /** Whether it is a resource of FHIR of this type. */
    public boolean isResource(String type) {
        return text("resourceType").equals(type);
    }

    /** Whether it is a resource of FHIR. */
    public boolean isResource() {
        return has("resourceType");
    }
}
