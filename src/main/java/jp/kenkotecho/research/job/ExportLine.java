package jp.kenkotecho.research.job;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/** A resource as one line of JSON; with {@code _elements}, what was asked for and what it cannot do without. */
final class ExportLine {

    /** HAPI's tag for a line without all of its elements, and the words that it adds to it. */
    private static final String SUBSETTED = "\"code\":\"SUBSETTED\"";

    private static final String WORDS = ",\"display\":\"Resource encoded in summary mode\"";

    private final IParser parser;

    ExportLine(FhirContext fhir, Set<String> elements) {
        this.parser = fhir.newJsonParser().setPrettyPrint(false);
        if (!elements.isEmpty()) {
            parser.setEncodeElements(Stream.concat(
                            elements.stream().map(element -> element.contains(".") ? element : "*." + element),
                            Stream.of("*.(mandatory)", "*.id", "*.meta"))
                    .collect(Collectors.toSet()));
        }
    }

    String of(Resource resource) {
        // As text: within a value the quotation marks would be escaped.
        return parser.encodeResourceToString(resource).replace(SUBSETTED + WORDS, SUBSETTED);
    }
}
