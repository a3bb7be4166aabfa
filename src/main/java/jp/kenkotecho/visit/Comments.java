package jp.kenkotecho.visit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import jp.kenkotecho.access.SignedAdditions;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.CreatedOnce;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.FormKey;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.visit.fhir.Comment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.springframework.stereotype.Component;

/** What a doctor leaves in the record of somebody who agreed to that: one Communication, however often it is sent. */
@Component
public class Comments {

    /** Characters: a message to be read, no letter. */
    public static final int LONGEST = 1000;

    private static final String FORM_KEY = Canonical.ID + "comment-form";

    private static final Problem EMPTY = Problem.of(
                    Problem.Kind.MALFORMED, "ことばを選ぶか、書いてください。", "Choose a phrase or write something.")
            .at("text");
    private static final Problem LONG = Problem.of(
                    Problem.Kind.MALFORMED, LONGEST + " 字以内で書いてください。", "Write no more than " + LONGEST + " characters.")
            .at("text");
    private static final Problem NO_FORM = Problem.of(
            Problem.Kind.MALFORMED,
            "この画面は古くなっています。開き直して、もう一度書いてください。",
            "This page is out of date: please open it again and write once more.");
    private static final Problem NOBODY =
            Problem.of(Problem.Kind.REFUSED, "医療や保健の専門職だけが書けます。", "Only professionals can write here.");

    private final SignedAdditions additions;
    private final Clock clock;

    Comments(SignedAdditions additions, Clock clock) {
        this.additions = additions;
        this.clock = clock;
    }

    /**
     * Stores it.
     *
     * @param form the key of the form it was written in, a UUID: the same words of it leave one comment
     * @throws Refusal when the person did not agree to comments, or it is none
     */
    public void write(Caller caller, PersonId person, String text, String form) {
        var said = text.strip();
        if (said.isEmpty() || said.length() > LONGEST) {
            throw new Refusal(said.isEmpty() ? EMPTY : LONG);
        }
        var key = FormKey.of(form).orElseThrow(() -> new Refusal(NO_FORM)).saying(said);
        var author = caller.behalf().practitioner().orElseThrow(() -> new Refusal(NOBODY));
        var comment = Comment.of(person, author, said, OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS));
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        CreatedOnce.by(new Token(FORM_KEY, key), person, bundle.addEntry().setResource(comment));
        additions.add(caller, person, author, bundle);
    }
}
