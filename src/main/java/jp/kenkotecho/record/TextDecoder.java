package jp.kenkotecho.record;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Text as Japanese systems write it: strict UTF-8 (ASCII is that too), else windows-31j, which is Shift_JIS with the
 * characters that vendors added (㈱, 髙).
 */
public final class TextDecoder {

    public static final Charset CP932 = Charset.forName("windows-31j");

    private TextDecoder() {}

    /** The text without a byte order mark; empty when the bytes are in neither encoding. */
    public static Optional<String> text(byte[] bytes) {
        return strictly(StandardCharsets.UTF_8, bytes)
                .or(() -> strictly(CP932, bytes))
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
