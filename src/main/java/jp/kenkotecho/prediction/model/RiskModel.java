package jp.kenkotecho.prediction.model;

/** A published model: pure, the same answer for the same person. */
public interface RiskModel {

    /** What it is, for whom, and how good. */
    ModelCard card();

    /** What it says; never outside of what it was made for. */
    Result judge(Person person);

    /** Whether what it says of a change of life means something for this person. */
    default boolean comparesChanges(Person person) {
        return true;
    }
}
