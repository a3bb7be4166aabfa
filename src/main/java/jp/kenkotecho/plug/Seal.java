package jp.kenkotecho.plug;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** Seals texts for the database with AES-256-GCM under a key of its purpose. Safe for use by many threads. */
public final class Seal {

    private static final int IV_BYTES = 16;

    private final AesBytesEncryptor cipher;

    /** @param purpose what is sealed; another purpose cannot open it */
    public Seal(KeySettings keys, String purpose) {
        this.cipher =
                new AesBytesEncryptor(keys.keyFor(purpose), KeyGenerators.secureRandom(IV_BYTES), CipherAlgorithm.GCM);
    }

    public String close(String text) {
        return Base64.getEncoder().encodeToString(cipher.encrypt(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The text again; throws IllegalStateException when it was sealed with another secret, or altered */
    public String open(String sealed) {
        return new String(cipher.decrypt(Base64.getDecoder().decode(sealed)), StandardCharsets.UTF_8);
    }
}
