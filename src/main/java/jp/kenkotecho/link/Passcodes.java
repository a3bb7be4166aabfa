package jp.kenkotecho.link;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.kenkotecho.link.LinkTable.Row;
import jp.kenkotecho.spi.KeySettings;
import org.springframework.stereotype.Component;

/** The passcodes of links. They are short: without the server's key what is kept of them tells nothing. */
@Component
class Passcodes {

    /** Wrong ones that a link bears in its life. */
    static final int ATTEMPTS = 5;

    private static final String HMAC = "HmacSHA256";

    private final LinkTable table;
    private final SecretKeySpec key;

    Passcodes(LinkTable table, KeySettings keys) {
        this.table = table;
        this.key = new SecretKeySpec(keys.keyFor("share link passcode").getEncoded(), HMAC);
    }

    /** What is kept of it: a keyed digest; empty where there is none. */
    Optional<String> kept(String handle, String passcode) {
        return passcode.isEmpty() ? Optional.empty() : Optional.of(digest(handle, passcode));
    }

    /** Whether it is right, where one is asked for; each wrong one is one attempt less, for good. */
    boolean opens(Row row, String handle, String passcode) {
        if (row.passcode().isEmpty()) {
            return true;
        }
        if (passcode.isEmpty() || !table.takeAttempt(row.handle())) {
            return false;
        }
        var isRight = MessageDigest.isEqual(
                bytes(digest(handle, passcode)), bytes(row.passcode().get()));
        if (isRight) {
            table.giveBackAttempt(row.handle());
        }
        return isRight;
    }

    int attemptsLeft(Row row) {
        return table.find(row.handle()).map(Row::attemptsLeft).orElse(0);
    }

    private String digest(String handle, String passcode) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(bytes(handle + " " + passcode)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
