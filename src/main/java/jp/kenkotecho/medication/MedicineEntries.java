package jp.kenkotecho.medication;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import jp.kenkotecho.medication.Changes.Draft;
import jp.kenkotecho.medication.fhir.EnteredMedicine;
import jp.kenkotecho.medication.fhir.Stopping;
import jp.kenkotecho.medication.model.MedicineEntry;
import jp.kenkotecho.medication.model.NotTaken;
import jp.kenkotecho.profile.Placeholder;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.springframework.stereotype.Component;

/**
 * What a person says of their medicines themselves: adds one from the shop, corrects or strikes out what they wrote, stops
 * any with a reason. Nothing vanishes: former versions stay, and what was stopped or struck out can be taken up again.
 */
@Component
public class MedicineEntries {

    private static final int MOST_WORDS = 200;

    private static final Problem NOT_OWN = Problem.of(
            Problem.Kind.REFUSED,
            "直せるのは、自分で入れた薬だけです。薬局の薬は「飲むのをやめた」にできます。",
            "Only what one wrote oneself can be corrected; a pharmacy's medicine can be stopped.");
    private static final Problem NOT_TAKEN =
            Problem.of(Problem.Kind.CONFLICT, "この薬は、いま飲んでいる薬ではありません。", "This medicine is not one that is taken now.");
    private static final Problem NOT_STOPPED =
            Problem.of(Problem.Kind.CONFLICT, "この薬は、やめた薬ではありません。", "This medicine was not stopped.");
    private static final Problem STOPPED = Problem.of(
            Problem.Kind.CONFLICT,
            "この薬は「飲むのをやめた」か「入れまちがい」になっているので、直していません。また飲むときは、先にもとにもどしてください。",
            "This medicine was stopped or struck out, so nothing was changed; take it up again first.");
    private static final Problem MEANWHILE = Problem.of(
            Problem.Kind.CONFLICT,
            "このページを開いたあとで、この薬の記録が書きかえられています。まだ何も変えていません。今の記録を見て、もう一度お試しください。",
            "The record of this medicine was changed after this page was opened. Nothing was changed now: please look at it"
                    + " as it is, and try again.");
    private static final Problem CHANGED_SINCE = Problem.of(
            Problem.Kind.CONFLICT,
            "同じ内容の薬は今日もう手帳に入れてあり、そのあと「飲むのをやめた」にしたか、書きかえてあります。また飲むときは、お薬のページの「やめた薬」でもとにもどしてください。",
            "The same medicine was added today, and was stopped or changed since. To take it again, take it up under the"
                    + " stopped medicines.");
    private static final Problem WORDS = Problem.of(
                    Problem.Kind.MALFORMED, MOST_WORDS + " 文字までで書いてください。", "At most " + MOST_WORDS + " characters.")
            .at("words");

    private final RecordStore store;
    private final Changes changes;
    private final Clock clock;

    MedicineEntries(RecordStore store, Changes changes, Clock clock) {
        this.store = store;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * A medicine as somebody saw it.
     *
     * @param id of its statement
     * @param version which state of it they saw ({@link Medicine#version}): what was changed since is not overwritten
     */
    public record Seen(String id, String version) {}

    /**
     * Adds a medicine. The same words twice on one day are one medicine; after they were struck out, it is there again.
     * What was stopped meanwhile is not taken up by sending a form once more.
     */
    public ChangeOutcome add(Caller caller, PersonId person, MedicineEntry written) {
        var entry = written.untilUsedUp();
        return changes.write(caller, () -> {
            demandSound(entry);
            var fresh = EnteredMedicine.of(person, entry, today());
            var key = RecordQuery.of(MedicationStatement.class, person)
                    .is("identifier", Token.of(Placeholder.ours(fresh)));
            var known = store.search(caller, key);
            var draft = new Draft();
            if (known.isEmpty()) {
                draft.add(fresh, key);
            } else if (known.stream().noneMatch(one -> EnteredMedicine.saysTheSame(one, fresh))) {
                var struck = known.stream()
                        .filter(one -> one.getStatus() == MedicationStatementStatus.ENTEREDINERROR)
                        .findFirst()
                        .orElseThrow(() -> new Refusal(CHANGED_SINCE));
                EnteredMedicine.write(struck, entry, today());
                draft.put(struck);
            }
            return draft;
        });
    }

    /** Writes something else in place of what the person wrote; of what was stopped or struck out nothing. */
    public ChangeOutcome correct(Caller caller, PersonId person, Seen seen, MedicineEntry written) {
        var entry = written.untilUsedUp();
        return changed(caller, person, seen, EnteredMedicine::isOne, NOT_OWN, found -> {
            if (Stopping.isStopped(found)) {
                throw new Refusal(STOPPED);
            }
            demandSound(entry);
            EnteredMedicine.correct(found, person, entry, today());
        });
    }

    /** Says that what the person wrote was a mistake, and never taken. */
    public ChangeOutcome strikeOut(Caller caller, PersonId person, Seen seen) {
        return changed(
                caller,
                person,
                seen,
                EnteredMedicine::isOne,
                NOT_OWN,
                found -> found.setStatus(MedicationStatementStatus.ENTEREDINERROR));
    }

    /**
     * Says that a medicine is taken no more, from now on. What a professional's own system wrote stays as it is: the
     * record refuses.
     *
     * @param words in addition to the reason; may be empty
     */
    public ChangeOutcome stop(Caller caller, PersonId person, Seen seen, NotTaken why, String words) {
        return stop(caller, person, seen, words, found -> Stopping.stop(found, why, words.strip(), today()));
    }

    /** The same without one of the reasons. */
    public ChangeOutcome stop(Caller caller, PersonId person, Seen seen, String words) {
        return stop(caller, person, seen, words, found -> Stopping.stop(found, words.strip(), today()));
    }

    private ChangeOutcome stop(
            Caller caller, PersonId person, Seen seen, String words, Consumer<MedicationStatement> change) {
        return changed(caller, person, seen, Stopping::isTaken, NOT_TAKEN, found -> {
            if (words.codePointCount(0, words.length()) > MOST_WORDS) {
                throw new Refusal(WORDS);
            }
            change.accept(found);
        });
    }

    /** Takes a stopped medicine up again, until the end of what was handed over. */
    public ChangeOutcome resume(Caller caller, PersonId person, Seen seen) {
        return changed(
                caller,
                person,
                seen,
                Stopping::isStopped,
                NOT_STOPPED,
                found -> Stopping.resume(found, today(), clock.getZone()));
    }

    private ChangeOutcome changed(
            Caller caller,
            PersonId person,
            Seen seen,
            Predicate<MedicationStatement> may,
            Problem otherwise,
            Consumer<MedicationStatement> change) {
        return changes.write(caller, () -> {
            var statement = PersonId.read(seen.id())
                    .flatMap(known -> store.read(caller, MedicationStatement.class, known.value()))
                    .filter(found -> ("Patient/" + person.value())
                            .equals(found.getSubject().getReference()))
                    .orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
            if (!may.test(statement)) {
                throw new Refusal(otherwise);
            }
            if (!seen.version().equals(statement.getMeta().getVersionId())) {
                throw new Refusal(MEANWHILE);
            }
            change.accept(statement);
            var draft = new Draft();
            draft.put(statement);
            return draft;
        });
    }

    private void demandSound(MedicineEntry entry) {
        var problems = entry.problems(today());
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
