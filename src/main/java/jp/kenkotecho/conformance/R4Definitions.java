package jp.kenkotecho.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.jspecify.annotations.Nullable;

/**
 * R4's own definitions, out of HAPI's jar. HAPI's support for them reads all 3,000 into objects at the first question,
 * 200 MB with the validator's copies; here they are kept packed, and the few that records need are opened when they are
 * asked for. Any thread.
 */
final class R4Definitions implements IValidationSupport {

    private static final String STRUCTURES = "http://hl7.org/fhir/StructureDefinition/";

    private static final String VERSION = "|4.0.1";

    private final FhirContext fhir;
    private final Map<String, IBaseResource> opened = new ConcurrentHashMap<>();
    private @Nullable PackedDefinitions packed;

    R4Definitions(FhirContext fhir) {
        this.fhir = fhir;
    }

    @Override
    public FhirContext getFhirContext() {
        return fhir;
    }

    @Override
    public String getName() {
        return "R4 definitions, opened one by one";
    }

    /** All types; profiles and extensions are found by their URLs. */
    List<PackedDefinitions.Type> types() {
        return packed().types();
    }

    @Override
    public @Nullable IBaseResource fetchStructureDefinition(String url) {
        var canonical = url.contains(":") ? url : STRUCTURES + url;
        return canonical.contains("|") && !canonical.endsWith(VERSION) ? null : open("StructureDefinition", canonical);
    }

    @Override
    public @Nullable IBaseResource fetchCodeSystem(String system) {
        return open("CodeSystem", system);
    }

    @Override
    public @Nullable IBaseResource fetchValueSet(String url) {
        return open("ValueSet", url);
    }

    @Override
    @SuppressWarnings("unchecked") // by its class
    public <T extends IBaseResource> @Nullable T fetchResource(@Nullable Class<T> type, String url) {
        if (type == StructureDefinition.class) {
            return (T) fetchStructureDefinition(url);
        }
        return type == null ? null : (T) open(type.getSimpleName(), url);
    }

    /** Opens a definition. R4 has one version, so whatever version of its terminology is named is this one. */
    private @Nullable IBaseResource open(String type, String canonical) {
        var key = type + " " + (canonical.contains("|") ? canonical.substring(0, canonical.indexOf('|')) : canonical);
        var known = opened.get(key);
        if (known != null) {
            return known;
        }
        return packed().xml(key)
                .map(xml -> opened.computeIfAbsent(key, one -> parse(xml)))
                .orElse(null);
    }

    private IBaseResource parse(String xml) {
        var parser = fhir.newXmlParser().setParserErrorHandler(new LenientErrorHandler(false));
        var resource = parser.parseResource(new StringReader(xml));
        if (resource instanceof StructureDefinition definition) {
            definition.setText(null);
        }
        return resource;
    }

    private synchronized PackedDefinitions packed() {
        if (packed == null) {
            packed = PackedDefinitions.read();
        }
        return packed;
    }
}
