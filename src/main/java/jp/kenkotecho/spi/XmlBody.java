package jp.kenkotecho.spi;

import java.io.ByteArrayInputStream;
import java.nio.CharBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import jp.kenkotecho.record.Limits;
import jp.kenkotecho.record.Problem;

/**
 * Goes through XML piece by piece and makes nothing of it: whether it is well-formed without a document type, and every
 * text within the limits. In XML a number is a text: how large it is can be told once it is known to be one.
 */
final class XmlBody {

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private final Predicate<CharSequence> characters;
    private final Deque<String> names = new ArrayDeque<>();
    private int values;

    private XmlBody(XMLStreamReader reader, Predicate<CharSequence> characters) {
        this.reader = reader;
        this.characters = characters;
    }

    /**
     * The first problem in the order of the text; empty when there is none.
     *
     * @param characters whether a text may stand there
     */
    static Optional<Problem> problem(byte[] body, Predicate<CharSequence> characters) {
        try {
            // FHIR is UTF-8 always (R4, RESTful API, 3.1.0.1.10), as HAPI reads it, whatever the declaration says.
            var reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(body), "UTF-8");
            try {
                return new XmlBody(reader, characters).problem();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException broken) {
            var at = broken.getLocation();
            return Optional.of(ValueProblems.syntax(
                    "XML", at == null ? 1 : at.getLineNumber(), at == null ? 1 : at.getColumnNumber()));
        }
    }

    private Optional<Problem> problem() throws XMLStreamException {
        while (reader.hasNext()) {
            var found =
                    switch (reader.next()) {
                        case XMLStreamConstants.START_ELEMENT -> element();
                        case XMLStreamConstants.END_ELEMENT -> {
                            names.pop();
                            yield Optional.<Problem>empty();
                        }
                        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.COMMENT ->
                            text(CharBuffer.wrap(
                                    reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength()));
                        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> Optional.of(here());
                        default -> Optional.<Problem>empty();
                    };
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Problem> element() {
        names.push(reader.getLocalName());
        values += 1 + reader.getAttributeCount();
        if (values > Limits.VALUES) {
            return at(ValueProblems.MANY);
        }
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            var found = text(reader.getAttributeValue(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Problem> text(CharSequence text) {
        return characters.test(text) ? ValueProblems.ofLong(text).flatMap(this::at) : at(Limits.CHARACTER);
    }

    private Optional<Problem> at(Problem problem) {
        var place = new StringBuilder();
        names.descendingIterator().forEachRemaining(name -> place.append(place.isEmpty() ? "" : ".")
                .append(name));
        return Optional.of(problem.at(place.toString()));
    }

    private Problem here() {
        var at = reader.getLocation();
        return ValueProblems.syntax("XML", at.getLineNumber(), at.getColumnNumber());
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }
}
