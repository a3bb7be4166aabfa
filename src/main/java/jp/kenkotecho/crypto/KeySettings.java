package jp.kenkotecho.crypto;

import java.util.Base64;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings {@code phr.keys.*}.
 *
 * @param secret at least 32 bytes in Base64, {@code PHR_KEYS_SECRET}: the master key. From it come the keys by which
 *     imported records are recognised, and those that encrypt the signing keys and the secrets of second factors: with
 *     another secret everything is imported anew and second factors are set up again. Demo mode has a published one
 */
@ConfigurationProperties("phr.keys")
public record KeySettings(String secret) {

    private static final int LEAST_BYTES = 32;

    public KeySettings {
        if (Base64.getDecoder().decode(secret).length < LEAST_BYTES) {
            throw new IllegalArgumentException("phr.keys.secret: at least " + LEAST_BYTES + " bytes in Base64");
        }
    }

    byte[] masterKey() {
        return Base64.getDecoder().decode(secret);
    }

    @Override
    public String toString() {
        return "KeySettings[secret withheld]";
    }
}
