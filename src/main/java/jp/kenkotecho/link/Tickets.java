package jp.kenkotecho.link;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.kenkotecho.link.LinkTable.Row;
import jp.kenkotecho.plug.KeySettings;
import jp.kenkotecho.plug.Seal;
import org.springframework.stereotype.Component;

/** Tickets by which the file of one link is fetched for some minutes: sealed, and kept nowhere. */
@Component
class Tickets {

    private static final Duration LASTING = Duration.ofMinutes(10);
    private static final int PARTS = 3;

    private final Seal seal;
    private final Clock clock;

    Tickets(KeySettings keys, Clock clock) {
        this.seal = new Seal(keys, "share link ticket");
        this.clock = clock;
    }

    String of(Row row, String recipient) {
        return seal.close(clock.instant().plus(LASTING).getEpochSecond() + " " + row.handle() + " " + recipient);
    }

    /** For whom a ticket is; empty when it is over, forged or another link's. */
    Optional<String> recipient(Row row, String ticket) {
        try {
            var parts = seal.open(ticket).split(" ", PARTS);
            var isOver = !Instant.ofEpochSecond(Long.parseLong(parts[0])).isAfter(clock.instant());
            return isOver || !parts[1].equals(row.handle()) ? Optional.empty() : Optional.of(parts[2]);
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }
}
