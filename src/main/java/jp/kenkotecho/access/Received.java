package jp.kenkotecho.access;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.profile.Notice;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.RecordStore.NotWritten;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.ServerCaller;
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

    private final AccessContexts accessContexts;
    private final Gate gate;
    private final AccessEvents accessEvents;
    private final RecordStore store;
    private final Clock clock;

    Received(AccessContexts accessContexts, Gate gate, AccessEvents accessEvents, RecordStore store, Clock clock) {
        this.accessContexts = accessContexts;
        this.gate = gate;
        this.accessEvents = accessEvents;
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

    /** Marks messages as read, for a page that has shown them, except those that are not the caller's to read first. */
    public void seen(Caller caller, List<Communication> messages) {
        var accessContext = accessContexts.of(caller);
        for (var message : messages) {
            if (isUnread(message) && refusal(accessContext, message).isEmpty()) {
                mark(accessContext, message);
            }
        }
    }

    Optional<Verdict> refusal(AccessContext accessContext, Communication message) {
        var people = gate.subjectsOf(message);
        if (people.isEmpty() || !people.stream().allMatch(accessContext::actsFor)) {
            return Optional.of(Verdict.NOT_OWN);
        }
        return people.stream()
                .filter(person -> accessContext
                        .bounds(Interaction.UPDATE, message.fhirType(), person)
                        .isEmpty())
                .findFirst()
                .map(person -> Verdict.NO_SCOPE);
    }

    /** What {@link #refusal} has nothing against; nothing when somebody writes the same at the same moment. */
    void mark(AccessContext accessContext, Communication message) {
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
            store.write(ServerCaller.CONSEQUENCE, bundle);
            accessEvents.changed(accessContext, Action.UPDATE, seen);
        } catch (NotWritten e) {
            if (!e.isConflict()) {
                throw e;
            }
        }
    }
}
