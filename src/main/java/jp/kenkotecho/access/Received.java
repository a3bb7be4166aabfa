package jp.kenkotecho.access;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.profile.Notice;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.RecordStore.NotWritten;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.spi.Accessed.Action;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Communication;
import org.springframework.stereotype.Component;

/**
 * Writes down when a person, or who acts for them, first saw what somebody wrote to them: {@code
 * Communication.received}, which nobody else sets. What is corrected later is unread again.
 */
@Component
public class Received {

    private final Decisions decisions;
    private final Gate gate;
    private final Trail trail;
    private final RecordStore store;
    private final Clock clock;

    Received(Decisions decisions, Gate gate, Trail trail, RecordStore store, Clock clock) {
        this.decisions = decisions;
        this.gate = gate;
        this.trail = trail;
        this.store = store;
        this.clock = clock;
    }

    /** Whether it is somebody's word to the person, and not seen so far; the server's notices are not counted. */
    public static boolean isUnread(Communication message) {
        return !message.getReceivedElement().hasValue()
                && message.hasSender()
                && !String.valueOf(message.getSender().getReference()).startsWith("Patient/")
                && !Notice.isOne(message);
    }

    /** For a page that has shown them; those that are not for the caller to read for the first time stay as they are. */
    public void seen(Caller caller, List<Communication> messages) {
        var decision = decisions.of(caller);
        for (var message : messages) {
            if (isUnread(message) && refusal(decision, message).isEmpty()) {
                mark(decision, message);
            }
        }
    }

    Optional<Verdict> refusal(Decision decision, Communication message) {
        var people = gate.subjectsOf(message);
        if (people.isEmpty() || !people.stream().allMatch(decision::actsFor)) {
            return Optional.of(Verdict.NOT_OWN);
        }
        return people.stream()
                .filter(person -> decision.bounds(Interaction.UPDATE, message.fhirType(), person)
                        .isEmpty())
                .findFirst()
                .map(person -> Verdict.NO_SCOPE);
    }

    /** What {@link #refusal} has nothing against; nothing when somebody writes the same at the same moment. */
    void mark(Decision decision, Communication message) {
        var seen = message.copy().setReceived(Date.from(clock.instant()));
        if (!seen.getSentElement().hasValue()) {
            // When it came would be told no more.
            seen.setSent(message.getMeta().getLastUpdated());
        }
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(seen)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl("Communication/" + message.getIdElement().getIdPart())
                .setIfMatch("W/\"" + message.getMeta().getVersionId() + "\"");
        try {
            store.write(Caller.SERVER, bundle);
            trail.changed(decision, Action.UPDATE, seen);
        } catch (NotWritten e) {
            if (!e.isConflict()) {
                throw e;
            }
        }
    }
}
