package jp.kenkotecho.link;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.kenkotecho.crypto.Encryption;
import jp.kenkotecho.crypto.KeySettings;
import jp.kenkotecho.link.LinkTable.Row;
import jp.kenkotecho.link.ShareLinks.Content;
import org.springframework.stereotype.Component;

/** Tickets by which the file of one link is fetched for some minutes: encrypted, and kept nowhere. */
@Component
class Tickets {

    private static final Duration LASTING = Duration.ofMinutes(10);
    private static final int PARTS = 4;

    private final Encryption encryption;
    private final Clock clock;

    Tickets(KeySettings keys, Clock clock) {
        this.encryption = new Encryption(keys, "share link ticket");
        this.clock = clock;
    }

    /** The content for which a ticket is, and the reader for whom. */
    record Told(Content content, String recipient) {}

    String of(Row row, Content content, String recipient) {
        var until = clock.instant().plus(LASTING).getEpochSecond();
        return encryption.encrypt(until + " " + row.handle() + " " + content + " " + recipient);
    }

    /** Empty for a ticket that is over, forged or another link's. */
    Optional<Told> read(Row row, String ticket) {
        try {
            var parts = encryption.decrypt(ticket).split(" ", PARTS);
            if (parts.length < PARTS) {
                return Optional.empty();
            }
            var isOver = !Instant.ofEpochSecond(Long.parseLong(parts[0])).isAfter(clock.instant());
            return isOver || !parts[1].equals(row.handle())
                    ? Optional.empty()
                    : Optional.of(new Told(Content.valueOf(parts[2]), parts[3]));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }
}
