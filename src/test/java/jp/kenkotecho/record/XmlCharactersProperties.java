package jp.kenkotecho.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;

class XmlCharactersProperties {

    @Property
    void are_those_of_xml_and_of_fhir(@ForAll @CharRange(from = '\0', to = '\uFFFF') char character) {
        var isOne = character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD);

        assertThat(XmlCharacters.areAll("a" + character + "b")).isEqualTo(isOne);
    }

    @Property
    void what_is_replaced_can_be_carried_and_is_as_long(@ForAll String text) {
        var replaced = XmlCharacters.replaced(text);

        assertThat(XmlCharacters.areAll(replaced)).isTrue();
        assertThat(replaced).hasSameSizeAs(text);
        assertThat(XmlCharacters.replaced(replaced)).isSameAs(replaced);
    }

    @Property(tries = 300)
    void what_is_replaced_comes_through_xml_as_it_is(
            @ForAll @Chars({'\0', '\7', '\uFFFE', '\uD800', '\uDC00', 'あ'}) String text) throws XMLStreamException {
        var replaced = XmlCharacters.replaced(text);
        var written = new StringWriter();
        var writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(written);
        writer.writeStartElement("a");
        writer.writeCharacters(replaced);
        writer.writeEndElement();
        writer.close();
        var reader = XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(written.toString()));
        reader.next();

        assertThat(reader.getElementText()).isEqualTo(replaced);
    }

    @Example
    void a_pair_is_one_character_and_half_of_one_is_none() {
        assertThat(XmlCharacters.areAll("𠮷野家😀")).isTrue();
        assertThat(XmlCharacters.replaced("\uD83D\uDE00\uD83D\uDE00\uDE00"))
                .isEqualTo("\uD83D\uDE00\uD83D\uDE00\uFFFD");
        assertThat(XmlCharacters.replaced("花\u0000子")).isEqualTo("花\uFFFD子");
    }
}
