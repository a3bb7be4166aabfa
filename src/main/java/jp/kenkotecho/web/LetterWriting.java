package jp.kenkotecho.web;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import jp.kenkotecho.access.Storing;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.CreatedOnce;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.FormKey;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/**
 * What a person writes, or who acts for them: a Communication in their own record, that those read who may see records of
 * medical care in it. The same words out of the same form are one letter, however often it is sent.
 */
@Component
class LetterWriting {

    private static final String KEY = Canonical.ID + "letter";
    private static final int LONGEST = 2000;

    private static final Problem NO_TEXT = Problem.of(Problem.Kind.MALFORMED, "書くことを入れてください。", "Write something.")
            .at("text");
    private static final Problem TOO_LONG = Problem.of(
                    Problem.Kind.TOO_MUCH,
                    LONGEST + " 字までです。短くするか、分けて送ってください。",
                    "At most " + LONGEST + " letters: shorten it, or send it in parts.")
            .at("text");
    private static final Problem NO_READER = Problem.of(
            Problem.Kind.NOT_SUPPORTED,
            "この手紙には返事ができません。読む相手がいません。",
            "This letter cannot be answered: nobody would read it.");

    private final RecordStore store;
    private final Storing storing;
    private final Clock clock;

    LetterWriting(RecordStore store, Storing storing, Clock clock) {
        this.store = store;
        this.storing = storing;
        this.clock = clock;
    }

    /**
     * A letter to be sent.
     *
     * @param signer who says so, {@code Patient/…} or who acts for them
     * @param form the key of the form, a UUID
     */
    record Draft(PersonId person, String signer, String text, String form) {}

    /**
     * Answers a letter in the person's record.
     *
     * @throws Refusal when there is no such letter, nobody would read an answer, or it says nothing or too much
     */
    void answer(Caller caller, Draft draft, String letter) {
        var subject = "Patient/" + draft.person().value();
        var before = PersonId.read(letter)
                .flatMap(id -> store.read(caller, Communication.class, id.value()))
                .filter(one -> subject.equals(one.getSubject().getReference()))
                .orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        var sender = String.valueOf(before.getSender().getReference());
        if (!sender.matches("(Practitioner|PractitionerRole|Organization|RelatedPerson)/.*")) {
            throw new Refusal(NO_READER);
        }
        write(caller, draft, sender, List.of(new Reference("Communication/" + letter)));
    }

    /** Writes to an organization, {@code Organization/…}. */
    void write(Caller caller, Draft draft, String recipient) {
        write(caller, draft, recipient, List.of());
    }

    private void write(Caller caller, Draft draft, String recipient, List<Reference> answered) {
        var text = draft.text().strip();
        if (text.isEmpty()) {
            throw new Refusal(NO_TEXT);
        }
        if (text.length() > LONGEST) {
            throw new Refusal(TOO_LONG);
        }
        var letter = new Communication().setStatus(CommunicationStatus.COMPLETED);
        letter.getMeta().addProfile(Canonical.profile("kt-communication"));
        letter.setSubject(new Reference("Patient/" + draft.person().value()));
        letter.setSender(new Reference(draft.signer()));
        letter.addRecipient(new Reference(recipient));
        letter.setInResponseTo(answered);
        letter.setSent(Date.from(clock.instant()));
        letter.addPayload().setContent(new StringType(text));
        storing.all(caller, once(letter, draft, text));
    }

    private static Bundle once(Communication letter, Draft draft, String text) {
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        var entry = bundle.addEntry().setResource(letter);
        entry.getRequest().setMethod(HTTPVerb.POST).setUrl("Communication");
        FormKey.of(draft.form())
                .ifPresent(form -> CreatedOnce.by(new Token(KEY, form.saying(text)), draft.person(), entry));
        return bundle;
    }
}
