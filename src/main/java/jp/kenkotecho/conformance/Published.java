package jp.kenkotecho.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.plug.Digest;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The definitions in {@code fhir-profiles/}, as {@code ig/compile} made them: read once, profiles with snapshots. */
@Component
class Published {

    private static final String PLACE = "classpath:fhir-profiles/*.json";

    private final List<MetadataResource> single;
    private final List<MetadataResource> inBundles;
    private final String fingerprint;

    Published(FhirContext fhir) {
        var texts = texts();
        var read = texts.stream().parallel().map(text -> parsed(text, fhir)).toList();
        single = read.stream()
                .filter(MetadataResource.class::isInstance)
                .map(MetadataResource.class::cast)
                .toList();
        inBundles = read.stream()
                .filter(Bundle.class::isInstance)
                .flatMap(bundle -> ((Bundle) bundle).getEntry().stream())
                .map(entry -> (MetadataResource) entry.getResource())
                .toList();
        fingerprint = Digest.of(texts.stream().map(Digest::of).collect(Collectors.joining("\n")));
    }

    /** Those that lie in files of their own. */
    List<MetadataResource> single() {
        return single;
    }

    /** Those that are many and small: the lists of answers. */
    List<MetadataResource> inBundles() {
        return inBundles;
    }

    Stream<MetadataResource> all() {
        return Stream.concat(single.stream(), inBundles.stream());
    }

    <T extends MetadataResource> Stream<T> of(Class<T> type) {
        return all().filter(type::isInstance).map(type::cast);
    }

    /** The same for the same definitions on every node. */
    String fingerprint() {
        return fingerprint;
    }

    private static List<String> texts() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(PLACE))
                    .sorted((one, other) -> String.valueOf(one.getFilename()).compareTo(other.getFilename()))
                    .map(Published::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(org.springframework.core.io.Resource file) {
        try (InputStream stream = file.getInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Resource parsed(String text, FhirContext fhir) {
        var parser = fhir.newJsonParser().setParserErrorHandler(new LenientErrorHandler());
        return (Resource) parser.parseResource(text);
    }
}
