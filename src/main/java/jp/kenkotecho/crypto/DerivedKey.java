package jp.kenkotecho.crypto;

import java.util.regex.Pattern;

/**
 * The 256-bit key of one purpose: HMAC-SHA-256 of the purpose under the master key, a pseudorandom function of it as
 * NIST SP 800-108r1 §4 derives keys by. Of HKDF (RFC 5869) it lacks the extraction, which §3.3 leaves out where the input
 * is random already, and the octet that counts blocks, since one is all that is ever taken. It stays as it always was:
 * posters that hang in clinics, pseudonyms of running studies and the chain of the access log cannot be made anew.
 */
final class DerivedKey {

    private static final Pattern PURPOSE = Pattern.compile("[^\\n]{1,200}");

    private DerivedKey() {}

    static byte[] of(KeySettings settings, String purpose) {
        if (!PURPOSE.matcher(purpose).matches()) {
            throw new IllegalArgumentException("a purpose is one line");
        }
        return KeyedMac.ofMasterKey(settings).bytes(purpose);
    }
}
