package jp.kenkotecho.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.keygen.KeyGenerators;

/**
 * Encrypts texts for the database with AES-256-GCM under a key of one purpose: Base64 of 16 random bytes, the ciphertext
 * and the tag. Safe for use by many threads.
 */
public final class Encryption {

    private static final int IV_BYTES = 16;
    private static final int TAG_BYTES = 16;

    private final AesBytesEncryptor cipher;

    /** @param purpose what is encrypted; another purpose cannot decrypt it */
    public Encryption(KeySettings settings, String purpose) {
        var key = new SecretKeySpec(DerivedKey.of(settings, purpose), "AES");
        this.cipher = new AesBytesEncryptor(key, KeyGenerators.secureRandom(IV_BYTES), CipherAlgorithm.GCM);
    }

    public String encrypt(String text) {
        return Base64.getEncoder().encodeToString(cipher.encrypt(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The text again.
     *
     * @throws IllegalStateException when it was encrypted with another secret, or altered, or never encrypted
     */
    public String decrypt(String encrypted) {
        var bytes = bytes(encrypted);
        if (bytes.length < IV_BYTES + TAG_BYTES) {
            throw new IllegalStateException("this was never encrypted");
        }
        return new String(cipher.decrypt(bytes), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String encrypted) {
        try {
            return Base64.getDecoder().decode(encrypted);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("this was never encrypted", e);
        }
    }
}
