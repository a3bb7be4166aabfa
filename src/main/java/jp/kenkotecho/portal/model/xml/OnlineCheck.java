package jp.kenkotecho.portal.model.xml;

import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.portal.model.xml.Xml.Element;
import jp.kenkotecho.record.TextDecoder;

/**
 * A file of オンライン資格確認 (root {@code XmlMsg}): what it carries is not public, but a check-up in it is a check-up, as
 * an element or as Base64.
 */
public final class OnlineCheck {

    private OnlineCheck() {}

    public static boolean is(Element root) {
        return root.name().equals("XmlMsg");
    }

    /** The code of the error that it reports; empty when it reports none. */
    public static Optional<String> error(Element root) {
        return root.deep()
                .filter(element -> element.name().equals("ErrorCode"))
                .map(Element::text)
                .filter(code -> !code.isEmpty())
                .findFirst();
    }

    /** The check-up within; empty when there is none. */
    public static Optional<Element> checkup(Element root) {
        return Stream.concat(root.deep(), root.deep().flatMap(element -> unpacked(element).stream()))
                .filter(CheckupXml::is)
                .findFirst();
    }

    private static Optional<Element> unpacked(Element element) {
        var text = element.text().replaceAll("\\s", "");
        if (text.length() < 100 || !text.matches("[A-Za-z0-9+/]+=*")) {
            return Optional.empty();
        }
        try {
            return TextDecoder.text(Base64.getDecoder().decode(text)).flatMap(Xml::read);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
