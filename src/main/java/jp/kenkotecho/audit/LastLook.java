package jp.kenkotecho.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.springframework.stereotype.Component;

/** The moment since when a record is new to whoever asks: a clinic's look is that of everybody who works there. */
@Component
public class LastLook {

    private final KnownReaders knownReaders;
    private final ActorNames names;
    private final Clock clock;

    LastLook(KnownReaders knownReaders, ActorNames names, Clock clock) {
        this.knownReaders = knownReaders;
        this.names = names;
        this.clock = clock;
    }

    /** When the caller, or where they work, first looked at the record on the last day before today. */
    public Optional<Instant> beforeToday(Caller caller, PersonId person) {
        var today = AccessLog.day(clock.instant());
        return knownReaders
                .looks(person.value(), names.party(caller, person))
                .flatMap(looks ->
                        AccessLog.day(looks.latest()).isBefore(today) ? Optional.of(looks.latest()) : looks.before());
    }
}
