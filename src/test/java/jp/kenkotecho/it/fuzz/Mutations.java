package jp.kenkotecho.it.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * The guide's own examples, each changed in one to three places at random: by values that no schema foresees, by
 * extreme ones that it does, by what is missing, doubled or misnamed. One seed, one order.
 */
public final class Mutations {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Not written by clients as they are, or by whom they are about alone. */
    private static final Set<String> LEFT_OUT = Set.of("Bundle", "Consent", "AuditEvent", "Group");

    private static final List<JsonNode> WEIRD = weird();

    /** There is something, and no value: what R4 lets every element say. */
    private static final JsonNode ABSENT = list("{\"extension\":[{\"url\":"
                    + "\"http://hl7.org/fhir/StructureDefinition/data-absent-reason\",\"valueCode\":\"unknown\"}]}")
            .get(0);

    private final Random random;
    private final List<ObjectNode> examples;

    public Mutations(long seed) {
        this.random = new Random(seed);
        this.examples = examples();
    }

    /** One place in a tree: a field of an object, or an element of an array. */
    private record Spot(JsonNode parent, String field, int index) {

        JsonNode value() {
            return parent instanceof ObjectNode object ? object.get(field) : parent.get(index);
        }

        void put(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(field, value);
            } else {
                ((ArrayNode) parent).set(index, value);
            }
        }

        void beside(String name, JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(name, value);
            }
        }

        void remove() {
            if (parent instanceof ObjectNode object) {
                object.remove(field);
            } else {
                ((ArrayNode) parent).remove(index);
            }
        }
    }

    /** A changed resource: its type as the URL needs it, and its text. */
    public record Changed(String type, String json) {}

    public Changed next() {
        var resource = examples.get(random.nextInt(examples.size())).deepCopy();
        var type = resource.get("resourceType").asText();
        resource.remove("id");
        var times = 1 + random.nextInt(3);
        for (var i = 0; i < times; i++) {
            change(resource);
        }
        return new Changed(type, text(resource));
    }

    /** Anything at all, no resource. */
    public String anything() {
        var node = WEIRD.get(random.nextInt(WEIRD.size()));
        var text = random.nextBoolean() ? text(node) : next().json();
        return random.nextInt(4) == 0 ? text.substring(0, random.nextInt(text.length() + 1)) : text;
    }

    /** Operations of a JSON Patch, each of which may be meant. */
    public String patch() {
        var paths = List.of(
                "", "/", "/name/0", "/name/-", "/meta/profile/0", "/extension", "/birthDate", "/x", "/name/0/given/0");
        var patch = JSON.createArrayNode();
        for (var i = 0; i <= random.nextInt(2); i++) {
            patch.addObject()
                    .put("op", oneOf(List.of("add", "replace", "remove", "test", "move", "copy", "x")))
                    .put("path", oneOf(paths))
                    .put("from", oneOf(paths))
                    .set("value", oneOf(WEIRD));
        }
        return text(patch);
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private void change(ObjectNode resource) {
        var spots = new ArrayList<Spot>();
        collect(resource, spots);
        if (spots.isEmpty()) {
            return;
        }
        var spot = oneOf(spots);
        var weird = oneOf(WEIRD).deepCopy();
        switch (random.nextInt(10)) {
            case 5 -> {
                spot.beside("_" + spot.field, ABSENT.deepCopy());
                spot.remove();
            }
            case 6 -> spot.remove();
            case 7 -> spot.beside(spot.field + "x", weird);
            case 8 -> spot.beside("_" + spot.field, weird);
            case 9 ->
                spot.put(JSON.createArrayNode()
                        .add(spot.value().deepCopy())
                        .add(spot.value().deepCopy()));
            default -> spot.put(weird);
        }
    }

    private static void collect(JsonNode node, List<Spot> spots) {
        node.fieldNames().forEachRemaining(name -> {
            spots.add(new Spot(node, name, 0));
            collect(node.get(name), spots);
        });
        for (var i = 0; node.isArray() && i < node.size(); i++) {
            spots.add(new Spot(node, "", i));
            collect(node.get(i), spots);
        }
    }

    private static List<ObjectNode> examples() {
        try (var files = Files.list(Path.of("fhir-profiles/examples"))) {
            var found = new ArrayList<ObjectNode>();
            for (var file : files.sorted().toList()) {
                var resource = (ObjectNode) JSON.readTree(Files.readString(file));
                if (!LEFT_OUT.contains(resource.get("resourceType").asText())) {
                    found.add(resource);
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> weird() {
        var all = new ArrayList<JsonNode>();
        for (var json : List.of(
                "null, true, 0, -1, -0, {}, [], [[]], [null], [{}], [1], [\"a\", null], 123456789012345678901234567890",
                "\"\", \" \", \"\\t\", \"\\u0000\", \"\\u0007\", \"\\uFFFE\", \"\\uFFFF\", \"\\uD800\", \"\\uDC00x\", \"\\u0085\"",
                "\"9999-12-31\", \"0001-01-01\", \"0000-00-00\", \"2026-02-30\", \"2026-13\", \"24:00\", \"-1\", \"1E5\", \"1E400\"",
                "\"9999-12-31T23:59:59.9999999999999999+14:00\", \"0001-01-01T00:00:00-12:00\", \"1E999999999\", \"NaN\"",
                "{\"resourceType\": \"Patient\"}, {\"extension\": [{\"url\": \"x\"}]}, {\"extension\": [null]}, {\"x\": 1}",
                "\"Patient/demo-hanako\", \"#x\", \"urn:uuid:x\", \"http://evil/x\", \"../../etc\", \"data:;base64,AAAA\"",
                "\"<div xmlns='http://www.w3.org/1999/xhtml'><script>1</script></div>\", \"<div>\", \"]]>\", \"&#0;\"",
                "\"<div xmlns='http://www.w3.org/1999/xhtml'>&#7;</div>\", \"Ａ\\uD83D\\uDE00\", 2147483648, 0.1")) {
            all.addAll(list(json));
        }
        for (var number :
                List.of("1e308", "1e400", "1e-400", "1e1000", "1e39", "1e40", "-99e37", "0." + "1".repeat(900))) {
            all.add(DecimalNode.valueOf(new BigDecimal(number)));
        }
        all.add(JSON.getNodeFactory().textNode("x".repeat(70_000)));
        all.add(JSON.getNodeFactory().textNode("あ".repeat(5_000)));
        all.add(JSON.getNodeFactory().textNode("9".repeat(3_000)));
        return List.copyOf(all);
    }

    private static List<JsonNode> list(String items) {
        try {
            var found = new ArrayList<JsonNode>();
            JSON.readTree("[" + items + "]").forEach(found::add);
            return found;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
