package jp.kenkotecho.profile;

import java.util.stream.Stream;
import jp.kenkotecho.record.XmlCharacters;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** The texts within a narrative: a character that is written by its number is one only here. */
final class Markup {

    private Markup() {}

    static boolean isPlain(Narrative narrative) {
        return !narrative.hasDiv() || texts(narrative.getDiv()).allMatch(XmlCharacters::areAll);
    }

    /** Whether there was anything to replace. */
    static boolean mend(Narrative narrative) {
        var isPlain = isPlain(narrative);
        if (!isPlain) {
            mend(narrative.getDiv());
        }
        return !isPlain;
    }

    private static void mend(XhtmlNode node) {
        if (node.getContent() != null) {
            node.setContent(XmlCharacters.replaced(node.getContent()));
        }
        node.getAttributes().replaceAll((name, value) -> value == null ? "" : XmlCharacters.replaced(value));
        node.getChildNodes().forEach(Markup::mend);
    }

    private static Stream<String> texts(XhtmlNode node) {
        var own = Stream.concat(Stream.ofNullable(node.getContent()), node.getAttributes().values().stream());
        return Stream.concat(
                own.filter(text -> text != null), node.getChildNodes().stream().flatMap(Markup::texts));
    }
}
