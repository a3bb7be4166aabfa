package jp.kenkotecho.visit.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * The codes of the posters that hang in clinics: {@code <version of the key>.<signature>.<organization>}. A code names
 * the clinic and gives nothing: whoever photographs it can show their own record there, and nothing else. It is signed so
 * that nobody hangs up a poster that leads elsewhere.
 */
public final class Posters {

    private static final String ALGORITHM = "HmacSHA256";

    /** Half of the HMAC, 128 bits (RFC 2104 §5): a shorter code is a coarser picture. */
    private static final int SIGNATURE_BYTES = 16;

    /** An id of FHIR R4 after a version and 22 letters of base64url. */
    private static final Pattern CODE =
            Pattern.compile("([1-9][0-9]{0,5})\\.([A-Za-z0-9_-]{22})\\.([A-Za-z0-9.-]{1,64})");

    private final IntFunction<SecretKey> keys;
    private final int current;
    private final int oldest;

    /**
     * Posters under keys that change.
     *
     * @param keys the key of a version
     * @param current the version of new posters
     * @param oldest the oldest version that still counts
     */
    public Posters(IntFunction<SecretKey> keys, int current, int oldest) {
        this.keys = keys;
        this.current = current;
        this.oldest = oldest;
    }

    /** What a code turns out to be. */
    public sealed interface Reading {

        /** Ours: the id of the organization. */
        record Names(String organization) implements Reading {}

        /** Ours, and older than what counts: the clinic has to hang up a new one. */
        record Outdated() implements Reading {}

        /** Not ours, or spoiled. */
        record Forged() implements Reading {}
    }

    /** The code of an organization's poster. */
    public String code(String organization) {
        return current + "." + signature(current, organization) + "." + organization;
    }

    public Reading read(String code) {
        var parts = CODE.matcher(code);
        if (!parts.matches()) {
            return new Reading.Forged();
        }
        var version = Integer.parseInt(parts.group(1));
        if (version > current || !isSigned(parts.group(2), version, parts.group(3))) {
            return new Reading.Forged();
        }
        return version < oldest ? new Reading.Outdated() : new Reading.Names(parts.group(3));
    }

    private boolean isSigned(String signature, int version, String organization) {
        return MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.US_ASCII),
                signature(version, organization).getBytes(StandardCharsets.US_ASCII));
    }

    private String signature(int version, String organization) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(keys.apply(version));
            var whole = mac.doFinal((version + "." + organization).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, SIGNATURE_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
