package jp.kenkotecho.imports;

import java.util.Base64;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings {@code phr.keys.*}.
 *
 * @param secret at least 32 bytes in Base64, {@code PHR_KEYS_SECRET}. It seals the keys by which imported records are
 *     recognised; with another secret everything is imported anew. Demo mode has a published one
 */
@ConfigurationProperties("phr.keys")
record KeySettings(String secret) {

    private static final int LEAST_BYTES = 32;

    KeySettings {
        if (Base64.getDecoder().decode(secret).length < LEAST_BYTES) {
            throw new IllegalArgumentException("phr.keys.secret: at least " + LEAST_BYTES + " bytes in Base64");
        }
    }

    byte[] bytes() {
        return Base64.getDecoder().decode(secret);
    }

    @Override
    public String toString() {
        return "KeySettings[secret withheld]";
    }
}
