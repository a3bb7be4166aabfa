package jp.kenkotecho.ig;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The lines of a definition's table. */
public final class IgRows {

    /**
     * One element of a profile, or one parameter of an operation.
     *
     * @param depth how far it is indented
     * @param type its types, or the targets of a reference
     * @param rule what it is fixed or bound to; several lines
     */
    public record Row(
            int depth, String name, String cardinality, boolean mustSupport, String type, String rule, String text) {}

    private IgRows() {}

    static List<Row> of(JsonNode definition) {
        return switch (definition.path("resourceType").asText()) {
            case "StructureDefinition" -> elements(definition);
            case "OperationDefinition" -> parameters(definition.path("parameter"), 0);
            default -> List.of();
        };
    }

    /** What the profile says itself, what stands above that, and what every resource of the type must have. */
    private static List<Row> elements(JsonNode profile) {
        var shown = new HashSet<String>();
        for (var element : profile.path("differential").path("element")) {
            withParents(element.path("id").asText(), shown);
        }
        return stream(profile.path("snapshot").path("element"))
                .filter(element -> isShown(element, shown))
                .map(IgRows::row)
                .toList();
    }

    private static void withParents(String id, Set<String> shown) {
        for (var path = id; path.contains("."); path = path.substring(0, path.lastIndexOf('.'))) {
            shown.add(path);
            if (path.substring(path.lastIndexOf('.')).contains(":")) {
                shown.add(path.substring(0, path.lastIndexOf(':')));
            }
        }
    }

    private static boolean isShown(JsonNode element, Set<String> shown) {
        var id = element.path("id").asText();
        var isTop = id.chars().filter(character -> character == '.').count() == 1;
        return shown.contains(id)
                || (isTop && !id.contains(":") && element.path("min").asInt() > 0);
    }

    private static Row row(JsonNode element) {
        var id = element.path("id").asText();
        var depth = (int) id.chars().filter(character -> character == '.').count() - 1;
        return new Row(
                depth,
                id.substring(id.lastIndexOf('.') + 1),
                element.path("min").asText() + ".." + element.path("max").asText(),
                element.path("mustSupport").asBoolean(),
                types(element),
                String.join("\n", rules(element)),
                element.path("short").asText());
    }

    private static String types(JsonNode element) {
        return stream(element.path("type"))
                .map(type -> {
                    var targets = stream(type.path("targetProfile"))
                            .map(target -> last(target.asText()))
                            .collect(Collectors.joining(", "));
                    return last(type.path("code").asText()) + (targets.isEmpty() ? "" : " (" + targets + ")");
                })
                .collect(Collectors.joining(", "));
    }

    private static List<String> rules(JsonNode element) {
        var rules = new ArrayList<String>();
        element.fields().forEachRemaining(field -> {
            if (field.getKey().startsWith("fixed") || field.getKey().startsWith("pattern")) {
                rules.add("= "
                        + (field.getValue().isValueNode() ? field.getValue().asText() : compact(field.getValue())));
            }
        });
        var binding = element.path("binding");
        if (binding.path("strength").asText().equals("required")) {
            rules.add("∈ " + last(binding.path("valueSet").asText().replaceAll("\\|.*", "")));
        }
        stream(element.path("constraint"))
                .filter(rule -> rule.path("key").asText().startsWith("kt-"))
                .forEach(rule -> rules.add(
                        rule.path("key").asText() + ": " + rule.path("human").asText()));
        return rules;
    }

    private static String compact(JsonNode value) {
        var coding = value.has("coding") ? value.path("coding").path(0) : value;
        return coding.has("code")
                ? coding.path("system").asText() + "#" + coding.path("code").asText()
                : value.toString();
    }

    private static List<Row> parameters(JsonNode parameters, int depth) {
        var rows = new ArrayList<Row>();
        for (var parameter : parameters) {
            rows.add(new Row(
                    depth,
                    parameter.path("name").asText(),
                    parameter.path("min").asText() + ".."
                            + parameter.path("max").asText(),
                    false,
                    parameter.path("type").asText(""),
                    parameter.path("use").asText().toUpperCase(Locale.ROOT),
                    parameter.path("documentation").asText()));
            rows.addAll(parameters(parameter.path("part"), depth + 1));
        }
        return rows;
    }

    private static String last(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
