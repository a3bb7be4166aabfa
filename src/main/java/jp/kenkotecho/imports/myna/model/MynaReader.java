package jp.kenkotecho.imports.myna.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kenkotecho.record.Encoded;
import jp.kenkotecho.record.Problem;

/** Tells by its content what a file is, and reads it. A name or a declared type is never asked. */
public final class MynaReader {

    /** Files that a person saves are smaller; archives of many persons take another way. */
    public static final int MOST_BYTES = 20_000_000;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] PDF = {'%', 'P', 'D', 'F'};

    private MynaReader() {}

    public static MynaFile read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return MynaFile.refused(Problem.Kind.TOO_MUCH, "ファイルが大きすぎます (20 MB まで)。", "The file is larger than 20 MB.");
        }
        if (begins(bytes, PDF)) {
            return new MynaFile.DocumentOnly("マイナポータルの PDF", "application/pdf");
        }
        if (begins(bytes, ZIP)) {
            return notYet();
        }
        var text = Encoded.text(bytes);
        if (text.isEmpty()) {
            return MynaFile.refused(
                    Problem.Kind.MALFORMED,
                    "文字として読み取れません。UTF-8 か Shift_JIS のファイルを送ってください。",
                    "The file is text neither in UTF-8 nor in Shift_JIS.");
        }
        if (MyNumber.isIn(text.get())) {
            return MynaFile.refused(
                    Problem.Kind.REFUSED,
                    "マイナンバー (個人番号) らしい十二桁の数字があります。預かることができないので、消してから送ってください。",
                    "It holds twelve digits that look like an Individual Number, which must not be stored: remove them first.");
        }
        return ofText(text.get());
    }

    private static MynaFile ofText(String text) {
        if (text.stripLeading().startsWith("<")) {
            return Xml.read(text).map(MynaReader::ofXml).orElseGet(MynaReader::badXml);
        }
        return notYet();
    }

    private static MynaFile ofXml(Xml.Element root) {
        return CheckupXml.is(root) ? CheckupXml.read(root) : notYet();
    }

    private static MynaFile badXml() {
        return MynaFile.refused(
                Problem.Kind.MALFORMED,
                "XML として読み取れません。DTD や外部参照のあるもの、深すぎるものは受け取りません。",
                "Not XML that can be read: document types, entities and too much depth are refused.");
    }

    private static MynaFile notYet() {
        return MynaFile.refused(
                Problem.Kind.NOT_SUPPORTED,
                "知らない形式のファイルです。何も取り込みませんでした。",
                "A format that is not known; nothing was taken.");
    }

    /** What is kept of a file: without the numbers of the insurance, which nobody may ask for. */
    public static byte[] redacted(byte[] bytes) {
        var text = Encoded.text(bytes).orElse("");
        if (!text.stripLeading().startsWith("<")) {
            return bytes.clone();
        }
        var roots = CheckupXml.insuranceRoots().map(Pattern::quote).collect(Collectors.joining("|"));
        var id = Pattern.compile("<[^<>]*\\broot\\s*=\\s*[\"'](?:" + roots + ")[\"'][^<>]*>");
        return id.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group().replaceAll("\\bextension\\s*=\\s*(\"[^\"]*\"|'[^']*')", "extension=\"\"")))
                .replaceFirst("encoding\\s*=\\s*[\"'][^\"']*[\"']", "encoding=\"UTF-8\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        return bytes.length >= with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }
}
