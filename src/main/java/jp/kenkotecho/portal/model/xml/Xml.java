package jp.kenkotecho.portal.model.xml;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An XML document as a tree, read defensively: no document type, no entities but XML's own, no file and no network; at
 * most {@value #MOST_DEPTH} levels and {@value #MOST_ELEMENTS} elements.
 */
public final class Xml {

    private static final int MOST_DEPTH = 60;
    private static final int MOST_ELEMENTS = 200_000;
    private static final int LONGEST_TEXT = 1_000_000;

    private static final XMLInputFactory FACTORY = factory();

    /**
     * One element.
     *
     * @param namespace empty when it has none
     * @param path local names from the root, with the place among siblings of one name: {@code /a[1]/b[2]}
     */
    public record Element(
            String namespace,
            String name,
            String path,
            Map<String, String> attributes,
            List<Element> children,
            StringBuilder words) {

        /** An attribute by its local name; empty when absent. */
        String at(String attribute) {
            return attributes.getOrDefault(attribute, "").strip();
        }

        String text() {
            return words.toString().strip();
        }

        Stream<Element> all(String child) {
            return children.stream().filter(one -> one.name.equals(child));
        }

        /** The first along these names. */
        Optional<Element> first(String... names) {
            var at = Optional.of(this);
            for (var name : names) {
                at = at.flatMap(parent -> parent.all(name).findFirst());
            }
            return at;
        }

        /** The text of the element, or an attribute of it, along these names; empty when absent. */
        String at(String attribute, String... names) {
            return first(names).map(found -> found.at(attribute)).orElse("");
        }

        /** This and everything below. */
        Stream<Element> deep() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Element::deep));
        }
    }

    /** An element not closed yet, and how many children of each name it has. */
    private record Open(Element element, Map<String, Integer> counts) {}

    private Xml() {}

    /** The root; empty when it is not well-formed, or is more than the limits allow. */
    public static Optional<Element> read(String text) {
        try {
            var reader = FACTORY.createXMLStreamReader(new StringReader(text));
            try {
                return root(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    private static Optional<Element> root(XMLStreamReader reader) throws XMLStreamException {
        Deque<Open> open = new ArrayDeque<>();
        var root = Optional.<Element>empty();
        var elements = 0;
        var characters = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    var element = element(reader, open.peek());
                    if (root.isEmpty()) {
                        root = Optional.of(element);
                    }
                    open.push(new Open(element, new HashMap<>()));
                    elements++;
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    characters += reader.getTextLength();
                    Optional.ofNullable(open.peek())
                            .ifPresent(in -> in.element().words().append(reader.getText()));
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    return Optional.empty();
                }
                default -> {
                    // Comments and instructions say nothing.
                }
            }
            if (open.size() > MOST_DEPTH || elements > MOST_ELEMENTS || characters > LONGEST_TEXT) {
                return Optional.empty();
            }
        }
        return root;
    }

    private static Element element(XMLStreamReader reader, @Nullable Open parent) {
        var attributes = new HashMap<String, String>();
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        var name = reader.getLocalName();
        var place = parent == null ? 1 : parent.counts().merge(name, 1, Integer::sum);
        var path = (parent == null ? "" : parent.element().path()) + "/" + name + "[" + place + "]";
        var namespace = reader.getNamespaceURI();
        var element = new Element(
                namespace == null ? "" : namespace, name, path, attributes, new ArrayList<>(), new StringBuilder());
        if (parent != null) {
            parent.element().children().add(element);
        }
        return element;
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }
}
