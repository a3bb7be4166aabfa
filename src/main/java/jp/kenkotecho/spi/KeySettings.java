package jp.kenkotecho.spi;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings {@code phr.keys.*}.
 *
 * @param secret at least 32 bytes in Base64, {@code PHR_KEYS_SECRET}. It seals the keys by which imported records are
 *     recognised, the signing keys and the secrets of second factors: with another secret everything is imported anew
 *     and second factors are set up again. Demo mode has a published one
 */
@ConfigurationProperties("phr.keys")
public record KeySettings(String secret) {

    private static final int LEAST_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    public KeySettings {
        if (Base64.getDecoder().decode(secret).length < LEAST_BYTES) {
            throw new IllegalArgumentException("phr.keys.secret: at least " + LEAST_BYTES + " bytes in Base64");
        }
    }

    public byte[] bytes() {
        return Base64.getDecoder().decode(secret);
    }

    /** A 256-bit AES key for one purpose, so that what is sealed for one is of no use for another. */
    public SecretKey keyFor(String purpose) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes(), ALGORITHM));
            return new SecretKeySpec(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "KeySettings[secret withheld]";
    }
}
