package jp.kenkotecho.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The cryptography of SMART Health Links 1.0: 256 random bits in base64url, the payload of the link, and files as compact
 * JWE ({@code dir}, {@code A256GCM}, {@code zip: DEF}).
 */
final class LinkCrypt {

    private static final int BYTES = 32;
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final SecureRandom RANDOM = new SecureRandom();

    private LinkCrypt() {}

    /** 43 letters. */
    static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return URL.encodeToString(bytes);
    }

    /** {@code shlink:/…} of a payload. */
    static String link(ObjectNode payload) {
        return "shlink:/" + URL.encodeToString(payload.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A file, encrypted; with an IV of its own each time.
     *
     * @param key 32 bytes in base64url
     */
    static String encrypt(String content, String type, String key) {
        var header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .contentType(type)
                .compressionAlgorithm(CompressionAlgorithm.DEF)
                .build();
        var file = new JWEObject(header, new Payload(content));
        try {
            file.encrypt(new DirectEncrypter(Base64.getUrlDecoder().decode(key)));
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK has AES-256-GCM", e);
        }
        return file.serialize();
    }
}
