package jp.kenkotecho.research.model;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import jp.kenkotecho.crypto.KeyedMac;

/**
 * The pseudonyms of one project: HMAC-SHA-256 under the project's key. The same within the project for as long as it
 * lasts; of another project, or without the key, nothing can be told from them. Safe for use by many
 * threads.
 */
public final class Pseudonyms {

    private static final int BYTES = 16;

    /** Back by up to a year, so that nothing that leaves lies in the future. */
    private static final int MOST_DAYS = 364;

    private final KeyedMac mac;

    public Pseudonyms(KeyedMac mac) {
        this.mac = mac;
    }

    /** 32 hexadecimal digits: a logical id of FHIR. */
    public String idOf(String type, String id) {
        return HexFormat.of().formatHex(mac.bytes(type + "/" + id), 0, BYTES);
    }

    /** The number of days by which this person's dates move: between 1 and {@value #MOST_DAYS}, back. */
    public int daysOf(String person) {
        var drawn = ByteBuffer.wrap(mac.bytes("days of " + person)).getLong();
        return -(1 + (int) Long.remainderUnsigned(drawn, MOST_DAYS));
    }
}
