package jp.kenkotecho.conformance;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The definition files of R4 taken apart entry by entry, each compressed under its type and URL. The files are written
 * one element a line, which is how entries and their first elements are found ({@code R4DefinitionsTest} counts them).
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

    private static final Pattern RESOURCE =
            Pattern.compile("( *)<(StructureDefinition|CodeSystem|ValueSet)( xmlns=.*)?>");
    private static final Pattern ELEMENT = Pattern.compile("( *)<(\\w+) value=\"([^\"]*)\"/?>.*");

    private final Map<String, byte[]> entries = new HashMap<>();
    private final List<Type> types = new ArrayList<>();

    /**
     * A type: what it is called and what it builds on.
     *
     * @param kind {@code primitive-type}, {@code complex-type}, {@code resource} or {@code logical}
     * @param base URL of what it builds on; empty for the two that build on nothing
     */
    record Type(String url, String name, String kind, String type, boolean isAbstract, String base) {

        private static Type of(OwnElements own) {
            return new Type(
                    own.get("url"),
                    own.get("name"),
                    own.get("kind"),
                    own.get("type"),
                    Boolean.parseBoolean(own.get("abstract")),
                    own.get("baseDefinition"));
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
            take(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(BufferedReader lines) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var resource = RESOURCE.matcher(line);
            if (resource.matches()) {
                take(resource.group(2), resource.group(1), lines);
            }
        }
    }

    private void take(String type, String indent, BufferedReader lines) throws IOException {
        var end = indent + "</" + type + ">";
        var xml = new StringBuilder("<" + type + " xmlns=\"http://hl7.org/fhir\">");
        var own = new OwnElements();
        for (var line = lines.readLine(); !line.equals(end); line = lines.readLine()) {
            xml.append('\n').append(line);
            own.take(line);
        }
        xml.append("\n</").append(type).append('>');
        entries.putIfAbsent(type + " " + own.get("url"), deflated(xml.toString()));
        if (type.equals("StructureDefinition") && !own.get("derivation").equals("constraint")) {
            types.add(Type.of(own));
        }
    }

    /** The primitive elements of the resource itself, which stand as deep as its first one, the id. */
    private static final class OwnElements {

        private final Map<String, String> values = new HashMap<>();
        private String indent = "";

        void take(String line) {
            var element = ELEMENT.matcher(line);
            if (element.matches() && (indent.isEmpty() || indent.equals(element.group(1)))) {
                indent = element.group(1);
                values.putIfAbsent(element.group(2), element.group(3));
            }
        }

        String get(String name) {
            return values.getOrDefault(name, "");
        }
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
