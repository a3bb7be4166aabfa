package jp.kenkotecho.imports.slip.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The characters of a slip, from the bytes of its symbol.
 *
 * <p>The format says Shift_JIS; writers run on CP932 and use its extension characters (㈱, 髙), apps re-export UTF-8.
 * So: strict UTF-8 first (ASCII is both), then windows-31j.
 */
final class SlipText {

    private static final Charset CP932 = Charset.forName("windows-31j");

    private SlipText() {}

    /** The text; empty when the bytes are in neither encoding. */
    static Optional<String> decode(byte[] bytes) {
        return strictly(StandardCharsets.UTF_8, bytes).or(() -> strictly(CP932, bytes));
    }

    private static Optional<String> strictly(Charset charset, byte[] bytes) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            return Optional.of(decoder.decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
