package jp.kenkotecho.conformance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * The definition files of R4 taken apart entry by entry, each compressed under its type and URL. The text of an
 * entry is cut out of the file where the reader saw it begin and end, since writing all of it anew costs seconds at each
 * start; that needs Woodstox, which tells both places of an event.
 */
final class PackedDefinitions {

    private static final String PLACE = "/org/hl7/fhir/r4/model/";
    private static final List<String> FILES = List.of(
            "profile/profiles-types.xml",
            "profile/profiles-resources.xml",
            "profile/profiles-others.xml",
            "extension/extension-definitions.xml",
            "valueset/valuesets.xml",
            "valueset/v2-tables.xml",
            "valueset/v3-codesystems.xml");

    private static final Set<String> RESOURCES = Set.of("StructureDefinition", "CodeSystem", "ValueSet");

    private static final XMLInputFactory2 FACTORY = factory();

    private final Map<String, byte[]> entries = new HashMap<>();
    private final List<Type> types = new ArrayList<>();

    /**
     * A type: what it is called and what it builds on.
     *
     * @param kind {@code primitive-type}, {@code complex-type}, {@code resource} or {@code logical}
     * @param base URL of what it builds on; empty for the two that build on nothing
     */
    record Type(String url, String name, String kind, String type, boolean isAbstract, String base) {

        private static Type of(Map<String, String> own) {
            return new Type(
                    own.getOrDefault("url", ""),
                    own.getOrDefault("name", ""),
                    own.getOrDefault("kind", ""),
                    own.getOrDefault("type", ""),
                    Boolean.parseBoolean(own.getOrDefault("abstract", "")),
                    own.getOrDefault("baseDefinition", ""));
        }
    }

    private PackedDefinitions() {}

    static PackedDefinitions read() {
        var packed = new PackedDefinitions();
        FILES.forEach(packed::take);
        return packed;
    }

    /** Types of R4, not profiles. */
    List<Type> types() {
        return List.copyOf(types);
    }

    /** @param key type and URL with a space between */
    Optional<String> xml(String key) {
        return Optional.ofNullable(entries.get(key)).map(PackedDefinitions::inflated);
    }

    int size() {
        return entries.size();
    }

    private void take(String file) {
        try (var stream = PackedDefinitions.class.getResourceAsStream(PLACE + file)) {
            if (stream == null) {
                throw new IllegalStateException("HAPI's jar has no " + file);
            }
            cut(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("HAPI's jar has a broken " + file, e);
        }
    }

    private void cut(String text) throws XMLStreamException {
        var reader = (XMLStreamReader2) FACTORY.createXMLStreamReader(new StringReader(text));
        try {
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT && RESOURCES.contains(reader.getLocalName())) {
                    take(reader, text);
                }
            }
        } finally {
            reader.close();
        }
    }

    /** The resource whose first tag was just read. */
    private void take(XMLStreamReader2 reader, String text) throws XMLStreamException {
        var type = reader.getLocalName();
        var begin = (int) reader.getLocationInfo().getEndingCharOffset();
        var own = ownElements(reader);
        var end = (int) reader.getLocationInfo().getStartingCharOffset();
        var xml = "<" + type + " xmlns=\"http://hl7.org/fhir\">" + text.substring(begin, end) + "</" + type + ">";
        entries.putIfAbsent(type + " " + own.getOrDefault("url", ""), deflated(xml));
        if (type.equals("StructureDefinition") && !"constraint".equals(own.get("derivation"))) {
            types.add(Type.of(own));
        }
    }

    /** The first of each primitive element of the resource itself; the reader stands at the resource's end then. */
    private static Map<String, String> ownElements(XMLStreamReader2 reader) throws XMLStreamException {
        var values = new HashMap<String, String>();
        var depth = 1;
        while (depth > 0) {
            var event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (depth == 1) {
                    var name = reader.getLocalName();
                    Optional.ofNullable(reader.getAttributeValue("", "value"))
                            .ifPresent(value -> values.putIfAbsent(name, value));
                }
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        return values;
    }

    private static XMLInputFactory2 factory() {
        var factory = ServiceLoader.load(XMLInputFactory.class, PackedDefinitions.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(XMLInputFactory2.class::isInstance)
                .map(XMLInputFactory2.class::cast)
                .findFirst()
                .orElseThrow();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static byte[] deflated(String text) {
        var bytes = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static String inflated(byte[] packed) {
        try (var in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
