package jp.kenkotecho.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import jp.kenkotecho.consent.model.Pace;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts whose records a clinician, and everybody of a clinic, opened in emergencies within the hour. Each has one row that
 * is locked while they open one, so that many at once are counted one after another, on whichever node.
 */
@Component
class EmergencyPace {

    private static final String CLINICIAN = "Practitioner/";

    private final JdbcClient database;
    private final SharingSettings settings;
    private final ApplicationEventPublisher events;

    EmergencyPace(JdbcClient database, SharingSettings settings, ApplicationEventPublisher events) {
        this.database = database;
        this.settings = settings;
        this.events = events;
    }

    /** Makes the rows that {@link #take} locks; in no transaction, since another node may make them at the same moment. */
    void prepare(Collection<String> whoever) {
        for (var who : whoever) {
            prepare(who);
        }
    }

    private void prepare(String who) {
        try {
            database.sql("insert into emergency_pace (who) select cast(? as varchar(100))"
                            + " where not exists (select 1 from emergency_pace where who = ?)")
                    .params(who, who)
                    .update();
        } catch (DuplicateKeyException e) {
            // Another node made it, which is all that is wanted.
        }
    }

    /**
     * Counts one more, in the caller's transaction; or says how long to wait, and tells whoever watches over the server, once
     * an hour.
     *
     * @param account who opens it
     * @param whoever {@code Practitioner/…} and the {@code Organization/…} they work at
     */
    Optional<Duration> take(String account, Collection<String> whoever, PersonId person, Instant now) {
        var ordered = whoever.stream().sorted().toList();
        ordered.forEach(this::lock);
        for (var who : ordered) {
            var wait = wait(who, person, now);
            if (!wait.isZero()) {
                tell(account, who, now);
                return Optional.of(wait);
            }
        }
        ordered.forEach(who -> count(who, person, now));
        return Optional.empty();
    }

    private void lock(String who) {
        database.sql("update emergency_pace set who = who where who = ?")
                .param(who)
                .update();
    }

    /** The time to wait: none for a record that is open already, or was within the hour. */
    private Duration wait(String who, PersonId person, Instant now) {
        var people = database.sql("select person, max(opened_at) as opened_at from emergency_opened"
                        + " where who = ? and opened_at > ? group by person")
                .params(who, at(now.minus(Pace.WINDOW)))
                .query((row, number) -> new Opened(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
        var last = people.stream().map(Opened::at).max(Instant::compareTo);
        var isKnown = people.stream().anyMatch(one -> one.person().equals(person.value()));
        return isKnown || last.isEmpty() ? Duration.ZERO : paceOf(who).wait(people.size(), last.get(), now);
    }

    private record Opened(String person, Instant at) {}

    private Pace paceOf(String who) {
        return new Pace(who.startsWith(CLINICIAN) ? settings.emergencyPeople() : settings.emergencyPeopleOfClinic());
    }

    private void count(String who, PersonId person, Instant now) {
        database.sql("delete from emergency_opened where who = ? and opened_at <= ?")
                .params(who, at(now.minus(Pace.WINDOW)))
                .update();
        database.sql("insert into emergency_opened (who, person, opened_at) values (?, ?, ?)")
                .params(who, person.value(), at(now))
                .update();
    }

    private void tell(String account, String who, Instant now) {
        var isFirst = database.sql("update emergency_pace set told_at = ? where who = ?"
                                + " and (told_at is null or told_at <= ?)")
                        .params(at(now), who, at(now.minus(Pace.WINDOW)))
                        .update()
                == 1;
        if (isFirst) {
            var why = who.startsWith(CLINICIAN) ? "one clinician" : "one clinic";
            events.publishEvent(new SecurityEvent(What.EMERGENCY_SLOWED, account, why));
        }
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
