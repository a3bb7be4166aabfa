package jp.kenkotecho.ig;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Takes what SUSHI compiled out of {@code ig/} into {@code fhir-profiles/}: definitions as the server loads them,
 * examples beside them, the check-up tables as code systems; and writes {@code ig/compiled.sha256}, by which {@code IgTest} sees
 * that source and result belong together. Then writes the pages.
 *
 * <p>Argument: the folder with SUSHI's resources.
 */
final class Compiled {

    static final Path PLACE = Path.of("fhir-profiles");
    static final Path EXAMPLES = PLACE.resolve("examples");
    static final ObjectMapper JSON = new ObjectMapper();

    private static final String VERSION = "0.1.0";
    private static final String PUBLISHER = "Kenko Techo";

    private static final Set<String> DEFINITIONS = Set.of(
            "StructureDefinition",
            "CodeSystem",
            "ValueSet",
            "OperationDefinition",
            "Questionnaire",
            "SearchParameter",
            "CapabilityStatement",
            "ImplementationGuide");

    /** Of base R4's own words a snapshot keeps what validation and our pages need: half of its size is the rest. */
    private static final List<String> LEFT_OUT_OF_SNAPSHOTS =
            List.of("mapping", "comment", "requirements", "alias", "example", "condition");

    private Compiled() {}

    public static void main(String[] sushi) throws IOException {
        FileSystemUtils.deleteRecursively(PLACE);
        Files.createDirectories(EXAMPLES);
        try (Stream<Path> files = Files.list(Path.of(sushi[0]))) {
            for (var file : files.sorted().toList()) {
                take(
                        (ObjectNode) JSON.readTree(file.toFile()),
                        file.getFileName().toString());
            }
        }
        for (var resource : CheckupTerminology.resources()) {
            take(
                    resource,
                    resource.get("resourceType").asText() + "-"
                            + resource.get("id").asText() + ".json");
        }
        Files.writeString(Fingerprint.FILE, Fingerprint.now());
        IgPages.main(new String[] {"docs/ig"});
    }

    private static void take(ObjectNode resource, String file) throws IOException {
        var type = resource.get("resourceType").asText();
        if (DEFINITIONS.contains(type)) {
            write(PLACE.resolve(file), stamped(resource));
        } else if (type.equals("Bundle")) {
            write(PLACE.resolve(file), resource);
        } else {
            write(EXAMPLES.resolve(file), resource);
        }
    }

    private static ObjectNode stamped(ObjectNode resource) {
        resource.put("version", VERSION);
        resource.put("publisher", PUBLISHER);
        if (!resource.has("experimental")) {
            resource.put("experimental", false);
        }
        resource.remove("contact");
        if (resource.get("resourceType").asText().equals("StructureDefinition")) {
            slim(resource);
        }
        if (resource.get("definition") instanceof ObjectNode definition) {
            // Codes that SUSHI writes here are R5's; R4 forbids them.
            definition.remove("parameter");
            definition.remove("page");
        }
        return resource;
    }

    private static void slim(ObjectNode definition) {
        definition.remove("mapping");
        for (JsonNode element : definition.path("snapshot").path("element")) {
            ((ObjectNode) element).remove(LEFT_OUT_OF_SNAPSHOTS);
            if (element.path("binding").path("valueSet").asText().contains("/CodeSystem/")) {
                // A fault of R4 itself, at ExplanationOfBenefit.priority.
                ((ObjectNode) element).remove("binding");
            }
        }
    }

    static void write(Path file, JsonNode json) throws IOException {
        Files.createDirectories(file.getParent());
        var indent = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
        Files.writeString(file, JSON.writer(printer).writeValueAsString(json) + "\n");
    }
}
