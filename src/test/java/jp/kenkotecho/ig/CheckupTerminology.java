package jp.kenkotecho.ig;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The tables of {@code checkup.model} as FHIR: the two lists of check-up items, a ValueSet of both, and the lists of
 * answers, which are many and small and therefore lie in one Bundle. They are other people's code systems of which this
 * shows a part: {@code content} is {@code fragment}, so a code that is missing here is not called wrong.
 */
final class CheckupTerminology {

    static final Path TABLES = Path.of("src/main/resources/jp/kenkotecho/checkup/model");
    private static final String BASE = "http://kenko-techo.jp/fhir/";

    private record ItemList(String oid, String id, String name, String title) {}

    private static final List<ItemList> ITEMS = List.of(
            new ItemList("1.2.392.200119.6.1005", "checkup-item", "CheckupItem", "特定健診などの項目 Items of health check-ups"),
            new ItemList(
                    "1.2.392.100495.100.1051",
                    "municipal-screening-item",
                    "MunicipalScreeningItem",
                    "自治体検診の項目 Items of municipal screening"));

    private CheckupTerminology() {}

    static List<ObjectNode> resources() throws IOException {
        var resources = new ArrayList<ObjectNode>();
        var rows = rows("items.tsv");
        ITEMS.forEach(system -> resources.add(items(system, rows)));
        resources.add(valueSet());
        resources.add(answers(rows("answers.tsv")));
        return resources;
    }

    private static ObjectNode items(ItemList system, List<String[]> rows) {
        var items = codeSystem(system.oid, system.id, system.name, system.title);
        items.put(
                "description",
                "JLAC10 17 桁の項目コードと名前。一部だけを載せています。 The item codes (JLAC10, 17 digits) with their names; a part of the list.");
        items.putArray("property")
                .addObject()
                .put("code", "unit")
                .put("type", "string")
                .put("description", "UCUM code of the unit in which the value is sent");
        var concepts = items.putArray("concept");
        rows.stream().filter(row -> row[9].equals(system.oid)).forEach(row -> {
            var concept = concepts.addObject().put("code", row[0]).put("display", row[1]);
            english(concept, row[2]);
            if (!row[3].isEmpty()) {
                concept.putArray("property").addObject().put("code", "unit").put("valueString", row[3]);
            }
        });
        return items;
    }

    private static void english(ObjectNode concept, String text) {
        if (!text.isEmpty()) {
            concept.putArray("designation").addObject().put("language", "en").put("value", text);
        }
    }

    private static ObjectNode valueSet() {
        var set =
                Compiled.JSON.createObjectNode().put("resourceType", "ValueSet").put("id", "checkup-item");
        set.put("url", BASE + "ValueSet/checkup-item").put("name", "KTCheckupItem");
        set.put("title", "健診・検診の項目 Check-up items").put("status", "draft");
        set.put("description", "特定健診などと自治体検診の項目。 Items of health check-ups and of municipal screening.");
        var include = set.putObject("compose").putArray("include");
        ITEMS.forEach(system -> include.addObject().put("system", "urn:oid:" + system.oid));
        return set;
    }

    private static ObjectNode answers(List<String[]> rows) {
        var lists = new TreeMap<String, ObjectNode>();
        for (var row : rows) {
            var list = lists.computeIfAbsent(row[0], oid -> {
                var system = codeSystem(oid, "answers-" + oid, "Answers" + oid.replace('.', '_'), "回答 Answers " + oid);
                system.put("description", "健診の項目の回答。 Answers to items of check-ups.");
                system.put("version", "0.1.0").put("publisher", "Kenko Techo").put("experimental", false);
                system.putArray("concept");
                return system;
            });
            list.withArray("concept").addObject().put("code", row[1]).put("display", row[2]);
        }
        var bundle =
                Compiled.JSON.createObjectNode().put("resourceType", "Bundle").put("id", "answer-lists");
        bundle.put("type", "collection");
        var entries = bundle.putArray("entry");
        lists.values().forEach(list -> entries.addObject()
                .put("fullUrl", BASE + "CodeSystem/" + list.get("id").asText())
                .set("resource", list));
        return bundle;
    }

    private static ObjectNode codeSystem(String oid, String id, String name, String title) {
        var system = Compiled.JSON
                .createObjectNode()
                .put("resourceType", "CodeSystem")
                .put("id", id);
        system.put("url", "urn:oid:" + oid)
                .put("name", name)
                .put("title", title)
                .put("status", "draft");
        system.put("caseSensitive", true).put("content", "fragment");
        return system;
    }

    private static List<String[]> rows(String table) throws IOException {
        return Files.readAllLines(TABLES.resolve(table)).stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();
    }
}
