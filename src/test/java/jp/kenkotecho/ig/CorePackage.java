package jp.kenkotecho.ig;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;

/**
 * Makes the packages that SUSHI and the HL7 validator look for in {@code ~/.fhir/packages}: the definitions of R4 out of
 * HAPI's jar (Maven Central), and empty stand-ins for the packages that both name but that our guide does not use.
 * So neither needs the FHIR package registry.
 *
 * <p>Argument: the folder that is home for these tools. What is there already is kept.
 */
final class CorePackage {

    private static final String CORE = "hl7.fhir.r4.core#4.0.1";
    private static final String PLACE = "/org/hl7/fhir/r4/model/";
    private static final List<String> FILES = List.of(
            "profile/profiles-types.xml",
            "profile/profiles-resources.xml",
            "profile/profiles-others.xml",
            "extension/extension-definitions.xml",
            "valueset/valuesets.xml",
            "valueset/v2-tables.xml",
            "valueset/v3-codesystems.xml",
            "sp/search-parameters.json");

    /** Asked for by SUSHI (the first three) and by the HL7 validator 6.5.18; with the versions that they ask for. */
    private static final Map<String, String> EMPTY = Map.of(
            "hl7.terminology.r4", "6.2.0",
            "hl7.fhir.uv.extensions.r4", "5.2.0",
            "hl7.fhir.uv.tools.r4", "0.9.0",
            "hl7.fhir.xver-extensions", "0.1.0",
            "hl7.terminology", "6.2.0",
            "hl7.fhir.uv.extensions", "5.2.0");

    private final FhirContext fhir = FhirContext.forR4();
    private final Path packages;

    private CorePackage(Path home) {
        this.packages = home.resolve(".fhir/packages");
        fhir.setParserErrorHandler(new LenientErrorHandler(false));
    }

    public static void main(String[] home) throws IOException {
        var made = new CorePackage(Path.of(home[0]));
        made.core();
        for (var empty : EMPTY.entrySet()) {
            made.describe(made.folder(empty.getKey() + "#" + empty.getValue()), empty.getKey(), empty.getValue());
        }
        // The validator empties a cache of another version than its own.
        Files.writeString(made.packages.resolve("packages.ini"), "[cache]\nversion=3\n\n[urls]\n\n[local]\n");
    }

    private void core() throws IOException {
        var folder = folder(CORE);
        if (Files.exists(folder.resolve("package.json"))) {
            return;
        }
        var index = new StringBuilder();
        for (var file : FILES) {
            for (var entry : read(file).getEntry()) {
                keep(folder, (DomainResource) entry.getResource(), index);
            }
        }
        Files.writeString(folder.resolve(".index.json"), "{\"index-version\":2,\"files\":[" + index + "]}");
        describe(folder, "hl7.fhir.r4.core", "4.0.1");
    }

    private void keep(Path folder, DomainResource resource, StringBuilder index) throws IOException {
        var name = resource.fhirType() + "-" + resource.getIdElement().getIdPart() + ".json";
        var file = folder.resolve(name);
        if (Files.exists(file)) {
            return;
        }
        resource.setText(null);
        Files.writeString(file, fhir.newJsonParser().encodeResourceToString(resource));
        var url = fhir.newTerser().getSinglePrimitiveValueOrNull(resource, "url");
        index.append(index.isEmpty() ? "" : ",")
                .append(
                        "{\"filename\":\"%s\",\"resourceType\":\"%s\",\"id\":\"%s\",\"url\":\"%s\",\"version\":\"4.0.1\"}"
                                .formatted(
                                        name,
                                        resource.fhirType(),
                                        resource.getIdElement().getIdPart(),
                                        url));
    }

    private Bundle read(String file) throws IOException {
        try (var stream = CorePackage.class.getResourceAsStream(PLACE + file)) {
            if (stream == null) {
                throw new IOException("not in HAPI's definitions: " + file);
            }
            var parser = file.endsWith(".json") ? fhir.newJsonParser() : fhir.newXmlParser();
            return parser.parseResource(Bundle.class, new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(packages.resolve(name).resolve("package"));
    }

    private void describe(Path folder, String name, String version) throws IOException {
        if (Files.notExists(folder.resolve(".index.json"))) {
            Files.writeString(folder.resolve(".index.json"), "{\"index-version\":2,\"files\":[]}");
        }
        Files.writeString(folder.resolve("package.json"), """
                {"name": "%s", "version": "%s", "type": "%s", "fhirVersions": ["4.0.1"], "dependencies": {},
                 "canonical": "http://hl7.org/fhir", "url": "http://hl7.org/fhir/R4"}
                """.formatted(
                        name, version, name.endsWith(".core") ? "fhir.core" : "fhir.ig"));
    }
}
