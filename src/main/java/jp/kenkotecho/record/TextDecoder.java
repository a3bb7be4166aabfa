package jp.kenkotecho.record;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text as Japanese systems write it: strict UTF-8 (ASCII is that too), else windows-31j, which is Shift_JIS with the
 * characters that vendors added (㈱, 髙).
 */
public final class TextDecoder {

    public static final Charset CP932 = Charset.forName("windows-31j");

    /** Escapes of ISO-2022-JP, whose bytes are all ASCII, so that it reads as UTF-8, and as nonsense (RFC 1468). */
    private static final Pattern SHIFTS_OF_ISO_2022_JP = Pattern.compile("\u001B[$(][@BJ]");

    private TextDecoder() {}

    /** The text without a byte order mark; empty when the bytes are in neither encoding, or are ISO-2022-JP. */
    public static Optional<String> text(byte[] bytes) {
        return strictly(StandardCharsets.UTF_8, bytes)
                .or(() -> strictly(CP932, bytes))
                .filter(text -> !SHIFTS_OF_ISO_2022_JP.matcher(text).find())
                .map(text -> text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /** The text; empty when one character cannot be read. */
    public static Optional<String> strictly(Charset charset, byte[] bytes) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        // Neither encoding makes more characters than there are bytes.
        var text = CharBuffer.allocate(bytes.length);
        var isWhole = decoder.decode(ByteBuffer.wrap(bytes), text, true).isUnderflow()
                && decoder.flush(text).isUnderflow();
        return isWhole ? Optional.of(text.flip().toString()) : Optional.empty();
    }
}
