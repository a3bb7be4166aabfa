package jp.kenkotecho.imports.slip;

import java.nio.charset.StandardCharsets;
import jp.kenkotecho.imports.slip.model.Reading;
import jp.kenkotecho.imports.slip.model.SlipReader;
import jp.kenkotecho.plug.Refusal;

/**
 * A symbol that was read.
 *
 * @param reading what it says
 * @param bytes what it carried, kept with the record so that it can be read again by a later version
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Symbol(Reading.Complete reading, byte[] bytes) {

    /** As a scanner decoded it. */
    static Symbol of(String text) {
        return of(SlipReader.read(text), text.getBytes(StandardCharsets.UTF_8));
    }

    static Symbol of(byte[] bytes) {
        return of(SlipReader.read(bytes), bytes);
    }

    private static Symbol of(Reading reading, byte[] bytes) {
        if (reading instanceof Reading.Refused refused) {
            throw new Refusal(refused.why());
        }
        return new Symbol((Reading.Complete) reading, bytes);
    }
}
