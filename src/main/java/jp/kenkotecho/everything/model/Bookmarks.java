package jp.kenkotecho.everything.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Positions in the links from page to page, {@code type~moment~skip~last~signature}: nothing is stored of a walk through a
 * record. They are signed together with the record and the question, so that a link leads on in what it was given for and
 * nowhere else; and not encrypted, since they tell nothing that the page did not show, and the same page has the same link.
 */
public final class Bookmarks {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int RADIX = 36;

    /** Half of the HMAC, 128 bits (RFC 2104 §5): a shorter code is a shorter link. */
    private static final int SIGNATURE_BYTES = 16;

    private static final Pattern MARK = Pattern.compile(
            "(?<place>(?<type>[A-Za-z]{1,40})~(?<moment>[0-9a-z]{1,11})~(?<skip>[0-9]{1,9})~(?<last>[A-Za-z0-9.-]{0,64}))"
                    + "~(?<signature>[A-Za-z0-9_-]{22})");

    private final SecretKey key;

    public Bookmarks(SecretKey key) {
        this.key = key;
    }

    /**
     * The text of a position; letters, digits and {@code -._~} only.
     *
     * @param question whose record, and what of it was asked for
     */
    public String write(Position position, String question) {
        var place = String.join(
                "~",
                position.type(),
                Long.toString(position.from().toEpochMilli(), RADIX),
                String.valueOf(position.skip()),
                position.last());
        return place + "~" + signature(place, question);
    }

    /** The position; empty for what was not written here, or for another question. */
    public Optional<Position> read(String text, String question) {
        var mark = MARK.matcher(text);
        if (!mark.matches() || !isSigned(mark.group("place"), question, mark.group("signature"))) {
            return Optional.empty();
        }
        return Optional.of(new Position(
                mark.group("type"),
                Instant.ofEpochMilli(Long.parseLong(mark.group("moment"), RADIX)),
                Integer.parseInt(mark.group("skip")),
                mark.group("last")));
    }

    private boolean isSigned(String place, String question, String signature) {
        return MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.US_ASCII),
                signature(place, question).getBytes(StandardCharsets.US_ASCII));
    }

    private String signature(String place, String question) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var whole = mac.doFinal((place + "\n" + question).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, SIGNATURE_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
