package jp.kenkotecho.everything.model;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.kenkotecho.crypto.KeyedMac;

/**
 * Positions in the links from page to page, {@code type~moment~skip~last~signature}: nothing is stored of a walk through a
 * record. They are signed together with the record and the question, so that a link leads on in what it was given for and
 * nowhere else; and not encrypted, since they tell nothing that the page did not show, and the same page has the same link.
 */
public final class Bookmarks {

    private static final int RADIX = 36;

    private static final Pattern MARK = Pattern.compile(
            "(?<place>(?<type>[A-Za-z]{1,40})~(?<moment>[0-9a-z]{1,11})~(?<skip>[0-9]{1,9})~(?<last>[A-Za-z0-9.-]{0,64}))"
                    + "~(?<signature>[A-Za-z0-9_-]{22})");

    private final KeyedMac mac;

    public Bookmarks(KeyedMac mac) {
        this.mac = mac;
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
        return place + "~" + mac.code(signed(place, question));
    }

    /** The position; empty for what was not written here, or for another question. */
    public Optional<Position> read(String text, String question) {
        var mark = MARK.matcher(text);
        if (!mark.matches() || !mac.isCode(mark.group("signature"), signed(mark.group("place"), question))) {
            return Optional.empty();
        }
        return Optional.of(new Position(
                mark.group("type"),
                Instant.ofEpochMilli(Long.parseLong(mark.group("moment"), RADIX)),
                Integer.parseInt(mark.group("skip")),
                mark.group("last")));
    }

    private static String signed(String place, String question) {
        return place + "\n" + question;
    }
}
