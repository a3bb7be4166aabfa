package jp.kenkotecho.spi;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** Seals texts for the database with AES-256-GCM under a key of its purpose. Safe for use by many threads. */
public final class Seal {

    private static final int IV_BYTES = 16;
    private static final int TAG_BYTES = 16;

    private final AesBytesEncryptor cipher;

    /** @param purpose what is sealed; another purpose cannot open it */
    public Seal(KeySettings keys, String purpose) {
        this.cipher =
                new AesBytesEncryptor(keys.keyFor(purpose), KeyGenerators.secureRandom(IV_BYTES), CipherAlgorithm.GCM);
    }

    public String close(String text) {
        return Base64.getEncoder().encodeToString(cipher.encrypt(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The text again; throws IllegalStateException when it was sealed with another secret, or altered, or never sealed. */
    public String open(String sealed) {
        var bytes = bytes(sealed);
        if (bytes.length < IV_BYTES + TAG_BYTES) {
            throw new IllegalStateException("this is nothing sealed");
        }
        return new String(cipher.decrypt(bytes), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String sealed) {
        try {
            return Base64.getDecoder().decode(sealed);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("this is nothing sealed", e);
        }
    }
}
