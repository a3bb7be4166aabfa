package jp.kenkotecho.prediction.model;

import java.util.Optional;

/** A published model: pure, the same answer for the same person. */
public interface RiskModel {

    /** The card of the model: what it is, for whom, and how good. */
    ModelCard card();

    /** The result for a person; never outside of what the model was made for. */
    Result judge(Person person);

    /**
     * The result for a person after a change of life.
     *
     * @param before the same person without it: some effects are on the risk itself and not on a value
     */
    default Result after(Person before, Person changed) {
        return judge(changed);
    }

    /** The class into which the guideline of the model puts a result; empty where none does. */
    default Optional<RiskClass> guidelineClass(Result result) {
        return Optional.empty();
    }

    /** Whether what it says of a change of life means something for this person. */
    default boolean comparesChanges(Person person) {
        return true;
    }
}
