package jp.kenkotecho.profile;

import jp.kenkotecho.record.Text;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MarkdownType;
import org.hl7.fhir.r4.model.StringType;

/** A text in Japanese with its English translation (HL7's extension translation). */
public final class Translated {

    private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

    private Translated() {}

    public static StringType string(Text text) {
        var string = new StringType(text.ja());
        string.addExtension(english(text));
        return string;
    }

    public static MarkdownType markdown(Text text) {
        var markdown = new MarkdownType(text.ja());
        markdown.addExtension(english(text));
        return markdown;
    }

    private static Extension english(Text text) {
        var translation = new Extension(TRANSLATION);
        translation.addExtension("lang", new CodeType("en"));
        translation.addExtension("content", new StringType(text.en()));
        return translation;
    }
}
