package jp.kenkotecho.consent;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kenkotecho.consent.EmergencyOpening.Open;
import jp.kenkotecho.consent.EmergencyOpening.Slowed;
import jp.kenkotecho.consent.model.ConsentRule;
import jp.kenkotecho.consent.model.Purpose;
import jp.kenkotecho.consent.model.Right;
import jp.kenkotecho.crypto.Encryption;
import jp.kenkotecho.crypto.KeySettings;
import jp.kenkotecho.profile.Notice;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.ServerCaller;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.spi.Accessed;
import jp.kenkotecho.spi.Accessed.Action;
import jp.kenkotecho.spi.Accessed.Ground;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Opens a record in an emergency, without its person's consent, to a clinician of a clinic in the directory: for a short
 * time, with a reason, told to the person at once and kept in the trail.
 */
@Component
class EmergencyAccess {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Actors actors;
    private final EmergencyPace pace;
    private final TransactionOperations transactions;
    private final Rules rules;
    private final Consents consents;
    private final RecordStore store;
    private final JdbcClient database;
    private final SharingSettings settings;
    private final Encryption encryption;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    EmergencyAccess(
            Actors actors,
            EmergencyPace pace,
            TransactionOperations transactions,
            Rules rules,
            Consents consents,
            RecordStore store,
            JdbcClient database,
            SharingSettings settings,
            KeySettings keys,
            Clock clock,
            ApplicationEventPublisher events) {
        this.actors = actors;
        this.pace = pace;
        this.transactions = transactions;
        this.rules = rules;
        this.consents = consents;
        this.store = store;
        this.database = database;
        this.settings = settings;
        this.encryption = new Encryption(keys, "emergency reason");
        this.clock = clock;
        this.events = events;
    }

    /** The clinician as whom somebody asks; empty for whoever works in no clinic now. */
    Optional<String> clinician(Caller caller) {
        return caller.behalf()
                .practitioner()
                .filter(link -> !clinicsOf(caller.behalf().links()).isEmpty());
    }

    private Set<String> clinicsOf(Set<String> links) {
        return actors.of(links, clock.instant()).anywhere().stream()
                .filter(actor -> actor.reference().startsWith("Organization/"))
                .filter(actor -> actor.purposes().contains(Purpose.TREAT))
                .map(actor -> actor.reference())
                .collect(Collectors.toSet());
    }

    boolean isThere(PersonId person) {
        return store.read(ServerCaller.JUDGEMENT, Patient.class, person.value()).isPresent();
    }

    /** All of it is done, or nothing. */
    EmergencyOpening open(Caller caller, String clinician, PersonId person, String reason) {
        var whoever = new TreeSet<>(clinicsOf(caller.behalf().links()));
        whoever.add(clinician);
        pace.prepare(whoever);
        return transactions.execute(status -> {
            var now = clock.instant();
            var wait = pace.take(caller.behalf().account(), whoever, person, now);
            return wait.<EmergencyOpening>map(Slowed::new)
                    .orElseGet(() -> new Open(open(caller, clinician, person, reason, now)));
        });
    }

    private Instant open(Caller caller, String clinician, PersonId person, String reason, Instant now) {
        var until = now.plus(settings.emergency());
        var id = UUID.randomUUID().toString();
        database.sql(
                        "insert into break_glass (id, account_id, practitioner, person, reason_sealed, opened_at, expires_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        caller.behalf().account(),
                        clinician,
                        person.value(),
                        encryption.encrypt(reason),
                        now.atOffset(ZoneOffset.UTC),
                        until.atOffset(ZoneOffset.UTC))
                .update();
        rules.add(new ConsentRule(
                "break-glass/" + id,
                person,
                clinician,
                Right.EMERGENCY,
                false,
                Set.of(Purpose.BTG),
                now,
                until,
                now,
                "",
                Set.of(),
                Set.of()));
        tell(id, person, now, until);
        ConsentHooks.afterCommit(consents);
        events.publishEvent(new Accessed(
                caller,
                Action.OPERATION,
                Ground.EMERGENCY,
                Set.of(person),
                Map.of(),
                Set.of(),
                Set.of("break-glass/" + id),
                "$break-glass: " + reason));
        return until;
    }

    private void tell(String id, PersonId person, Instant now, Instant until) {
        var end = CLOCK.format(until.atZone(clock.getZone()));
        var text = new Text(
                "緊急時のため、医師があなたの同意なしに記録を開きました (" + end + " まで)。だれが、なぜ、何を見たかは「だれが見たか」にあります。",
                "In an emergency a clinician opened your record without your consent (until " + end
                        + "). Who, why and what they saw is in your access log.");
        var message = Notice.of("emergency-" + id, "emergency-access", person, text, now);
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(message)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(message.getId());
        store.write(ServerCaller.NOTICE, bundle);
    }
}
