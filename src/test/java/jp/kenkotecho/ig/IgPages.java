package jp.kenkotecho.ig;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.util.FileSystemUtils;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/**
 * The guide as pages for people: one for each definition in {@code fhir-profiles/}, made from the templates in
 * {@code ig/pages}. The server shows them at {@code /ig}.
 *
 * <p>Argument: the folder to write to.
 */
final class IgPages {

    private static final Path TEMPLATES = Path.of("ig/pages");

    /** Pages that are not about one definition: the way in, and how the guide stands beside others. */
    private static final List<String> OF_THE_WHOLE = List.of("index", "alignment", "validator");

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final Map<String, List<JsonNode>> definitions = new TreeMap<>();
    private final List<JsonNode> examples;
    private final List<Judgement.Known> warnings;

    IgPages() throws IOException {
        var resolver = new FileTemplateResolver();
        resolver.setPrefix(TEMPLATES + "/");
        resolver.setSuffix(".html");
        engine.setTemplateResolver(resolver);
        read(Compiled.PLACE).forEach(one -> definitions
                .computeIfAbsent(kindOf(one), kind -> new ArrayList<>())
                .add(one));
        examples = read(Compiled.EXAMPLES);
        warnings = Judgement.known();
    }

    public static void main(String[] folder) throws IOException {
        var place = Path.of(folder[0]);
        FileSystemUtils.deleteRecursively(place);
        Files.createDirectories(place);
        for (var page : new IgPages().pages().entrySet()) {
            Files.writeString(place.resolve(page.getKey()), page.getValue());
        }
    }

    /** Every page by the name of its file. */
    Map<String, String> pages() {
        var pages = new TreeMap<String, String>();
        definitions.forEach((kind, all) -> all.forEach(one -> pages.put(pageOf(one), page(template(kind), one))));
        OF_THE_WHOLE.forEach(name -> pages.put(name + ".html", html(name, shared())));
        return pages;
    }

    private String page(String template, JsonNode definition) {
        var context = shared();
        context.setVariable("one", definition);
        context.setVariable("rows", IgRows.of(definition));
        context.setVariable("examples", examplesOf(definition.path("url").asText()));
        return html(template, context);
    }

    private String html(String template, Context context) {
        return "<!DOCTYPE html>\n" + engine.process(template, context).strip() + "\n";
    }

    private Context shared() {
        var context = new Context();
        definitions.forEach(context::setVariable);
        context.setVariable("warnings", warnings);
        context.setVariable(
                "links",
                new IgLinks(definitions.values().stream().flatMap(List::stream).toList()));
        return context;
    }

    private List<JsonNode> examplesOf(String profile) {
        return examples.stream()
                .filter(example -> StreamSupport.stream(
                                example.path("meta").path("profile").spliterator(), false)
                        .anyMatch(claimed -> claimed.asText().equals(profile)))
                .toList();
    }

    private static String kindOf(JsonNode definition) {
        return switch (definition.path("resourceType").asText()) {
            case "StructureDefinition" ->
                definition.path("type").asText().equals("Extension") ? "extensions" : "profiles";
            case "OperationDefinition" -> "operations";
            case "CodeSystem" -> "codeSystems";
            case "ValueSet" -> "valueSets";
            case "SearchParameter" -> "searchParameters";
            case "Questionnaire" -> "questionnaires";
            case "CapabilityStatement" -> "capabilities";
            case "Bundle" -> "bundles";
            default -> "guides";
        };
    }

    private static String template(String kind) {
        return switch (kind) {
            case "extensions", "profiles" -> "profile";
            case "operations" -> "operation";
            case "codeSystems", "valueSets", "bundles" -> "terminology";
            case "capabilities" -> "capability";
            default -> "definition";
        };
    }

    static String pageOf(JsonNode definition) {
        return definition.path("resourceType").asText() + "-"
                + definition.path("id").asText() + ".html";
    }

    private static List<JsonNode> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            var read = new ArrayList<JsonNode>();
            for (var file : files.filter(file -> file.toString().endsWith(".json"))
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList()) {
                read.add(Compiled.JSON.readTree(file.toFile()));
            }
            return read;
        }
    }
}
