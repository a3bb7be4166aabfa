package jp.kenkotecho.it;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/** Whether a text is XML that any parser can read. */
public final class WellFormed {

    private WellFormed() {}

    public static boolean is(String text) {
        try {
            var reader = XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                reader.next();
            }
            return true;
        } catch (XMLStreamException e) {
            return false;
        }
    }
}
