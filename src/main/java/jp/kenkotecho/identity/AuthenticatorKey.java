package jp.kenkotecho.identity;

import java.nio.charset.StandardCharsets;
import jp.kenkotecho.qr.QrSymbol;
import org.springframework.web.util.UriUtils;

/**
 * A new key for an authenticator app, in the two ways in which such apps take one: a code to photograph, and letters to
 * type. It is in force once a code of it was given ({@link SecondFactors#setUp}).
 *
 * @param username whose key it is, for the list in the app; empty where nobody has said yet who they are
 * @param secret in Base32 (RFC 4648 §6)
 */
record AuthenticatorKey(String username, String secret) {

    private static final String ISSUER = "Kenko Techo";
    private static final int LETTERS_OF_GROUP = 4;

    /**
     * The key as a URI ({@code otpauth://totp/}, Google's Key URI Format). Algorithm, digits and period are the usual ones
     * (SHA-1, 6, 30 seconds) and not named: the code stays small.
     */
    public String uri() {
        var label = username.isEmpty() ? encoded(ISSUER) : encoded(ISSUER) + ":" + encoded(username);
        return "otpauth://totp/" + label + "?secret=" + secret + "&issuer=" + encoded(ISSUER);
    }

    /** The URI, to be photographed from the page that shows it. */
    public QrSymbol symbol() {
        return QrSymbol.of(uri());
    }

    /** The secret in groups of four, as people copy letters; apps ignore the spaces. */
    public String letters() {
        return secret.replaceAll("(.{" + LETTERS_OF_GROUP + "})(?!$)", "$1 ");
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    /** The secret stays out of whatever prints this. */
    @Override
    public String toString() {
        return "AuthenticatorKey[withheld]";
    }
}
