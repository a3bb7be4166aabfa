package jp.kenkotecho.audit.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Seals entries so that none can be changed, taken out or put in unseen: each seal is an HMAC-SHA-256 of the seal before,
 * the number and the text. Without the key nobody can make a chain that verifies, not even with the database in hand.
 */
public final class Chain {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    public Chain(SecretKey key) {
        this.key = key;
    }

    /**
     * The seal of an entry.
     *
     * @param before the seal of the entry before; empty for the first
     * @param seq its number, from 1
     * @param text the entry as it is stored
     * @return 64 hexadecimal digits
     */
    public String seal(String before, long seq, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var sealed = before + "\n" + seq + "\n" + text;
            return HexFormat.of().formatHex(mac.doFinal(sealed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
