package jp.kenkotecho.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 (RFC 2104 §2) under a key of one purpose: what is personal and short enough to be guessed from a plain
 * digest, and what nobody else may be able to write. Safe for use by many threads.
 */
public final class KeyedMac {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param purpose what it is made for; that of another purpose differs */
    public KeyedMac(KeySettings settings, String purpose) {
        this(DerivedKey.of(settings, purpose));
    }

    private KeyedMac(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The MAC under the master key itself, which only makes keys. */
    static KeyedMac ofMasterKey(KeySettings settings) {
        return new KeyedMac(settings.masterKey());
    }

    /**
     * The MAC under the master key itself, as servers before 0.1.0 made the keys of imports: only to recognise what
     * they wrote. What an import asks of it has several lines or is made of such keys, and so is no purpose: it gives
     * no key away.
     */
    public static KeyedMac ofImportsBefore010(KeySettings settings) {
        return ofMasterKey(settings);
    }

    /** 32 bytes. */
    public byte[] bytes(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** 64 hexadecimal digits. */
    public String hex(String text) {
        return HexFormat.of().formatHex(bytes(text));
    }

    /** 22 letters of base64url: the first half (RFC 2104 §5), for links and printed codes, where length matters. */
    public String code(String text) {
        var whole = bytes(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, whole.length / 2));
    }

    /** Whether {@link #code} says this of the text; takes as long wherever they differ. */
    public boolean isCode(String code, String text) {
        return ConstantTime.isEqual(code, code(text));
    }

    @Override
    public String toString() {
        return "KeyedMac[key withheld]";
    }
}
