package jp.kenkotecho.ig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the templates ask for: where a canonical URL leads, and how JSON looks. */
public final class IgLinks {

    private static final String R4 = "http://hl7.org/fhir/";

    private final Map<String, JsonNode> ours;

    IgLinks(List<JsonNode> definitions) {
        ours = definitions.stream()
                .filter(one -> one.has("url"))
                .collect(Collectors.toMap(one -> one.get("url").asText(), Function.identity()));
    }

    /** A page of ours, a page of R4, or nothing when only the address is known. */
    public String to(String canonical) {
        if (ours.containsKey(canonical)) {
            return IgPages.pageOf(ours.get(canonical));
        }
        return canonical.startsWith(R4) && canonical.matches(".*/(StructureDefinition|ValueSet)/.*")
                ? canonical.replace(R4, "http://hl7.org/fhir/R4/").replaceAll("/(StructureDefinition|ValueSet)/", "/")
                        + ".html"
                : "";
    }

    public String title(JsonNode definition) {
        return definition
                .path("title")
                .asText(definition.path("name").asText(definition.path("id").asText()));
    }

    /** The last word of a canonical URL. */
    public String name(String canonical) {
        return canonical.substring(canonical.lastIndexOf('/') + 1);
    }

    public String fileOf(JsonNode resource) {
        return resource.path("resourceType").asText() + "-"
                + resource.path("id").asText() + ".json";
    }

    public String pageOf(JsonNode definition) {
        return IgPages.pageOf(definition);
    }

    public String json(JsonNode resource) throws JsonProcessingException {
        return Compiled.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(resource);
    }
}
