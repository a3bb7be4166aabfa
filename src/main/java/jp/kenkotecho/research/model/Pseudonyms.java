package jp.kenkotecho.research.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * The pseudonyms of one project: HMAC-SHA-256 under the project's key. The same within the project for as long as it
 * lasts; of another project, or without the key, nothing can be told from them. For one thread.
 */
public final class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    /** Back by up to a year, so that nothing that leaves lies in the future. */
    private static final int MOST_DAYS = 364;

    private final Mac mac;

    public Pseudonyms(SecretKey key) {
        try {
            this.mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** 32 hexadecimal digits: a logical id of FHIR. */
    public String idOf(String type, String id) {
        return HexFormat.of().formatHex(of(type + "/" + id), 0, BYTES);
    }

    /** By how many days this person's dates move: between 1 and {@value #MOST_DAYS}, back. */
    public int daysOf(String person) {
        var drawn = ByteBuffer.wrap(of("days of " + person)).getLong();
        return -(1 + (int) Long.remainderUnsigned(drawn, MOST_DAYS));
    }

    private byte[] of(String text) {
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
