package jp.kenkotecho.medication;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.medication.Changes.Draft;
import jp.kenkotecho.medication.fhir.MealTimesAnswer;
import jp.kenkotecho.medication.model.MealTimes;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.springframework.stereotype.Component;

/** When a person gets up, eats and goes to bed, in their own words: their doses are placed by it. */
@Component
public class PersonalDay {

    /** Answers looked at for one that is whole. */
    private static final int NEWEST = 10;

    private static final Problem ORDER = Problem.of(
            Problem.Kind.MALFORMED,
            "起きる、朝食、昼食、夕食、寝るの順に、五つとも入れてください。",
            "Give all five in their order: getting up, breakfast, lunch, dinner, going to bed.");

    private final RecordStore store;
    private final Changes changes;
    private final Clock clock;

    PersonalDay(RecordStore store, Changes changes, Clock clock) {
        this.store = store;
        this.changes = changes;
        this.clock = clock;
    }

    /** The newest that they said; the usual times of whoever has not said theirs. */
    public MealTimes of(Caller caller, PersonId person) {
        return answers(caller, person).stream()
                .flatMap(answer -> MealTimesAnswer.of(answer).stream())
                .findFirst()
                .orElse(MealTimes.USUAL);
    }

    /**
     * Keeps what they say now: one answer, whose versions tell what it was before.
     *
     * @param times empty where something else than five times was written
     */
    public ChangeOutcome keep(Caller caller, PersonId person, Optional<MealTimes> times) {
        return changes.write(caller, () -> {
            var said = times.filter(MealTimes::isInOrder).orElseThrow(() -> new Refusal(ORDER));
            var draft = new Draft();
            var fresh = MealTimesAnswer.of(person, said, clock.instant());
            var known = answers(caller, person);
            if (known.isEmpty()) {
                draft.add(fresh, query(person));
            } else if (!MealTimesAnswer.of(known.get(0)).equals(Optional.of(said))) {
                var newest = known.get(0);
                newest.setItem(fresh.getItem());
                newest.setAuthored(Date.from(clock.instant()));
                draft.put(newest);
            }
            return draft;
        });
    }

    private List<QuestionnaireResponse> answers(Caller caller, PersonId person) {
        return store.search(caller, query(person).newestFirst("authored").first(NEWEST));
    }

    private static RecordQuery<QuestionnaireResponse> query(PersonId person) {
        return RecordQuery.of(QuestionnaireResponse.class, person).is("questionnaire", MealTimesAnswer.QUESTIONNAIRE);
    }
}
