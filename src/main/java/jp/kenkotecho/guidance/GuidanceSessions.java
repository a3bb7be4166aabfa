package jp.kenkotecho.guidance;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.kenkotecho.access.Cohorts;
import jp.kenkotecho.access.SignedAdditions;
import jp.kenkotecho.guidance.fhir.DraftedSession;
import jp.kenkotecho.guidance.fhir.DraftedSession.Signed;
import jp.kenkotecho.guidance.fhir.EditedSession;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.FormKey;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.springframework.stereotype.Component;

/** Sessions of health guidance: drafted from a template of the office, filled in, and stored as one. */
@Component
public class GuidanceSessions {

    private static final int MOST_TEMPLATES = 50;

    private static final Problem NOT_STAFF = Problem.of(
            Problem.Kind.REFUSED, "organization で働く専門職だけが使えます。", "For professionals who work at the organization.");
    private static final Problem NO_TEMPLATE = Problem.of(
                    Problem.Kind.NOT_FOUND, "そのひな形はありません。", "There is no such template.")
            .at("template");

    private final RecordStore store;
    private final Cohorts cohorts;
    private final SignedAdditions additions;
    private final Clock clock;

    GuidanceSessions(RecordStore store, Cohorts cohorts, SignedAdditions additions, Clock clock) {
        this.store = store;
        this.cohorts = cohorts;
        this.additions = additions;
        this.clock = clock;
    }

    /** A template to begin with. */
    public record Template(String id, String title) {}

    /**
     * A session that is wished for.
     *
     * @param office {@code Organization/…}
     * @param template the id of the PlanDefinition
     */
    public record Wish(PersonId person, String office, String template, LocalDate day) {}

    /**
     * What stands in it before it is filled in.
     *
     * @param activities what the plan consists of beside its lines
     */
    public record Draft(String title, List<String> activities, List<Line> lines) {}

    /**
     * A goal or a task.
     *
     * @param kind {@code goal}, {@code next-contact}, {@code to-do} or {@code referral}
     */
    public record Line(int index, String kind, String words, Optional<LocalDate> due) {}

    /**
     * What somebody made of a line.
     *
     * @param kilograms the body weight that a goal wants to reach
     */
    public record Edit(boolean isKept, String words, Optional<LocalDate> due, Optional<BigDecimal> kilograms) {}

    /** The templates in force. */
    public List<Template> templates(Caller caller) {
        return store.search(caller, RecordQuery.of(PlanDefinition.class).first(MOST_TEMPLATES)).stream()
                .filter(one -> one.getStatus() == PublicationStatus.ACTIVE)
                .map(one -> new Template(one.getIdElement().getIdPart(), String.valueOf(one.getTitle())))
                .toList();
    }

    /**
     * What the template makes of it.
     *
     * @throws Refusal when the caller does not work there, and without such a template
     */
    public Draft draft(Caller caller, Wish wish) {
        var bundle = drafted(caller, wish);
        var lines = EditedSession.lines(bundle).stream()
                .map(one -> new Line(one.index(), one.kind(), one.words(), one.due()))
                .toList();
        return new Draft(template(caller, wish.template()).getTitle(), EditedSession.activities(bundle), lines);
    }

    /**
     * Stores it.
     *
     * @param edits by the index of the line; what has none is not kept
     * @param note what was said
     * @param form the key of the form: the same form, filled in alike, leaves one session
     */
    public void save(Caller caller, Wish wish, Map<Integer, Edit> edits, String note, FormKey form) {
        var kept =
                edits.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> edited(one.getValue())));
        var session = EditedSession.of(drafted(caller, wish), kept, note);
        var key = form.saying(wish.toString(), new TreeMap<>(edits).toString(), note);
        additions.add(caller, wish.person(), author(caller), Keyed.once(session, wish.person(), key));
    }

    private static EditedSession.Edit edited(Edit edit) {
        return new EditedSession.Edit(edit.isKept(), edit.words(), edit.due(), edit.kilograms());
    }

    /** The transaction that would write it down. */
    Bundle drafted(Caller caller, Wish wish) {
        var author = caller.behalf().practitioner();
        if (author.isEmpty() || !cohorts.worksAt(wish.office(), caller)) {
            throw new Refusal(NOT_STAFF);
        }
        var signed = new Signed(wish.person(), author.get(), wish.office(), wish.day(), LocalDate.now(clock));
        return DraftedSession.of(template(caller, wish.template()), signed);
    }

    private PlanDefinition template(Caller caller, String id) {
        return PersonId.read(id)
                .flatMap(known -> store.read(caller, PlanDefinition.class, known.value()))
                .orElseThrow(() -> new Refusal(NO_TEMPLATE));
    }

    private static String author(Caller caller) {
        return caller.behalf().practitioner().orElseThrow(() -> new Refusal(NOT_STAFF));
    }
}
