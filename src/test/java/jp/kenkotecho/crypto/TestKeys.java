package jp.kenkotecho.crypto;

/** Keys of a secret that everybody knows. */
public final class TestKeys {

    public static final KeySettings SETTINGS = new KeySettings("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");

    private TestKeys() {}

    public static KeyedMac mac(String purpose) {
        return new KeyedMac(SETTINGS, purpose);
    }
}
