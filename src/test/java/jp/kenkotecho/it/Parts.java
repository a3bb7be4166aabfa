package jp.kenkotecho.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The parameters and parts of a Parameters resource. */
public final class Parts {

    private Parts() {}

    /** All of this name, of a Parameters or of one of its parameters. */
    public static Stream<JsonNode> all(JsonNode holder, String name) {
        var parameters = holder.has("parameter") ? holder.get("parameter") : holder.path("part");
        return StreamSupport.stream(parameters.spliterator(), false)
                .filter(one -> one.get("name").asText().equals(name));
    }

    public static JsonNode part(JsonNode holder, String name) {
        return all(holder, name).findFirst().orElseThrow();
    }

    /** The value of a simple type. */
    public static String value(JsonNode holder, String name) {
        return part(holder, name).properties().stream()
                .filter(field -> field.getKey().startsWith("value"))
                .map(field -> field.getValue().asText())
                .findFirst()
                .orElseThrow();
    }
}
