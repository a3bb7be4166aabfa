package jp.kenkotecho.portal.model.xml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text without the numbers of the insurance, which nobody may ask for (告知要求制限). */
public final class Redacted {

    /** The lines of the portal's CSV. */
    private static final Pattern CELLS =
            Pattern.compile("^(\"?(?:保険者等番号|被保険者証等記号|被保険者証等番号|枝番)\"?,).*$", Pattern.MULTILINE);

    /** A whole document in Base64, as files of オンライン資格確認 carry it. */
    private static final Pattern PACKED = Pattern.compile("(?<=>)[A-Za-z0-9+/\\s]{100,}+={0,2}+\\s*+(?=<)");

    private Redacted() {}

    /** What may be kept of a text file, to be written in UTF-8. */
    public static String of(String text) {
        return text.stripLeading().startsWith("<")
                ? xml(text)
                : CELLS.matcher(text).replaceAll("$1\"\"");
    }

    private static String xml(String text) {
        var roots = CheckupXml.insuranceRoots().map(Pattern::quote).collect(Collectors.joining("|"));
        var id = Pattern.compile("<[^<>]*\\broot\\s*=\\s*[\"'](?:" + roots + ")[\"'][^<>]*>");
        var unpacked = text.contains("XmlMsg") ? PACKED.matcher(text).replaceAll("") : text;
        return id.matcher(unpacked)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group().replaceAll("\\bextension\\s*=\\s*(\"[^\"]*\"|'[^']*')", "extension=\"\"")))
                .replaceFirst("encoding\\s*=\\s*[\"'][^\"']*[\"']", "encoding=\"UTF-8\"");
    }
}
