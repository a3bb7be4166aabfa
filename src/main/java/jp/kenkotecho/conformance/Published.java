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
import jp.kenkotecho.crypto.Sha256;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The definitions in {@code fhir-profiles/}, as {@code ig/compile} made them: read once, profiles with snapshots. */
@Component
class Published {

    private static final String PLACE = "classpath:fhir-profiles/*.json";

    private final List<MetadataResource> all;
    private final String fingerprint;

    Published(FhirContext fhir) {
        var texts = texts();
        all = texts.stream().parallel().flatMap(text -> parsed(text, fhir)).toList();
        fingerprint = Sha256.of(texts.stream().map(Sha256::of).collect(Collectors.joining("\n")));
    }

    List<MetadataResource> all() {
        return all;
    }

    <T extends MetadataResource> Stream<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast);
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

    /** Small definitions that belong together lie in one Bundle. */
    private static Stream<MetadataResource> parsed(String text, FhirContext fhir) {
        var parser = fhir.newJsonParser().setParserErrorHandler(new LenientErrorHandler());
        var read = (Resource) parser.parseResource(text);
        return read instanceof Bundle bundle
                ? bundle.getEntry().stream().map(entry -> (MetadataResource) entry.getResource())
                : Stream.of((MetadataResource) read);
    }
}
