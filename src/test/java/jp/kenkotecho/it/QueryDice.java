package jp.kenkotecho.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Throws together queries out of all that the server says it serves, well and badly written. */
public final class QueryDice {

    private static final List<String> RESULT = List.of(
            "_id",
            "_lastUpdated",
            "_security",
            "_sort",
            "_count",
            "_offset",
            "_summary",
            "_elements",
            "_total",
            "_include",
            "_revinclude",
            "_has",
            "_filter",
            "_format",
            "_pretty",
            "_contained",
            "_tag",
            "_profile",
            "_source",
            "_type",
            "_since",
            "_at",
            "_list",
            "_text",
            "_query",
            "_language");

    private static final List<String> MODIFIERS = List.of(
            "",
            "",
            "",
            ":exact",
            ":contains",
            ":missing",
            ":not",
            ":text",
            ":in",
            ":not-in",
            ":below",
            ":above",
            ":of-type",
            ":identifier",
            ":iterate",
            ":Patient",
            ":Patient.name",
            ".name",
            ".patient.name.x",
            ":x",
            ":missing=true");

    private static final List<String> VALUES = List.of(
            "",
            "x",
            "demo-hanako",
            "Patient/demo-hanako",
            "a|b",
            "|",
            "a|",
            "|b",
            "http://loinc.org|85354-9",
            "2026-01-01",
            "ge2026",
            "le2026-13",
            "2026-02-30",
            "eq",
            "ap5",
            "gt1e5",
            "5.4||mg",
            "1e400",
            "gt1e999999999",
            "-1",
            "0",
            "1",
            "50",
            "99999999999",
            "\u0000",
            "あ",
            "a,b",
            "a\\,b",
            "$",
            "%",
            "Observation?x=y",
            "Patient/",
            "../x",
            "urn:uuid:1",
            "null",
            "true",
            "false",
            "count",
            "9".repeat(400),
            "2026-01-01T00:00:00+25:00",
            "ne",
            "Infinity",
            "NaN",
            "{}",
            "<a>",
            "\u202E",
            "😀",
            "a".repeat(3000),
            "x,".repeat(400),
            "date,".repeat(9),
            "-code",
            "date,-date",
            "*",
            "http://hl7.org/fhir/ValueSet/observation-status");

    private final Random random;
    private final JsonNode resources;
    private final JsonNode operations;
    private final List<String> people;

    /**
     * @param capabilities the CapabilityStatement
     * @param operations a Bundle of the OperationDefinitions
     */
    public QueryDice(long seed, JsonNode capabilities, JsonNode operations, List<String> people) {
        this.random = new Random(seed);
        this.resources = capabilities.at("/rest/0/resource");
        this.operations = operations.path("entry");
        this.people = people;
    }

    /** The next query, below {@code /fhir/}. */
    public String next() {
        var resource = resources.get(random.nextInt(resources.size()));
        var type = resource.get("type").asText();
        return switch (random.nextInt(8)) {
            case 0 -> type + "/_history?" + parameters(resource);
            case 1 -> type + "/" + pick(people) + "?" + parameters(resource);
            case 2 -> "Patient/" + pick(people) + "/_history?" + parameters(resource);
            case 3, 4 -> operation(resource);
            default -> type + "?" + parameters(resource);
        };
    }

    private String operation(JsonNode resource) {
        if (operations.isEmpty()) {
            return "Patient/" + pick(people) + "/$everything?" + parameters(resource);
        }
        var definition = operations.get(random.nextInt(operations.size())).get("resource");
        var names = new ArrayList<>(List.of("_count", "_offset", "_type", "_since", "_format"));
        definition.path("parameter").forEach(one -> names.add(one.path("name").asText()));
        var query =
                some(3).mapToObj(i -> pick(names) + "=" + encoded(pick(VALUES))).toList();
        var level = definition.path("instance").asBoolean() ? "Patient/" + pick(people) + "/" : "";
        return level + "$" + definition.path("code").asText() + "?" + String.join("&", query);
    }

    private String parameters(JsonNode resource) {
        var names = new ArrayList<>(RESULT);
        resource.path("searchParam").forEach(one -> names.add(one.get("name").asText()));
        return String.join(
                "&", some(6).mapToObj(i -> parameter(resource, names)).toList());
    }

    private String parameter(JsonNode resource, List<String> names) {
        var name = pick(names);
        return switch (name) {
            case "_include" -> name + pick(List.of("", ":iterate")) + "=" + encoded(listed(resource, "searchInclude"));
            case "_revinclude" ->
                name + pick(List.of("", ":iterate")) + "=" + encoded(listed(resource, "searchRevInclude"));
            case "_has" -> name + ":Observation:patient:" + pick(names) + "=" + encoded(pick(VALUES));
            case "_sort" -> name + "=" + encoded(pick(List.of("", "-", "+")) + pick(names) + "," + pick(names));
            default -> encoded(name + pick(MODIFIERS)).replace("%3D", "=") + "=" + encoded(pick(VALUES));
        };
    }

    private String listed(JsonNode resource, String element) {
        var all = new ArrayList<>(List.of("*", "x"));
        resource.path(element).forEach(one -> all.add(one.asText()));
        return pick(all);
    }

    private IntStream some(int most) {
        return IntStream.rangeClosed(0, random.nextInt(most));
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
