package jp.kenkotecho.medication;

import java.time.Instant;
import java.util.List;
import jp.kenkotecho.medication.fhir.Dosages;
import jp.kenkotecho.medication.fhir.MealTimesAnswer;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.TimeType;

/** The times that the code and the words of a dosage mean, and the day by which they are kept, for importers. */
public final class DoseTimes {

    private DoseTimes() {}

    /**
     * The dosage with its times spelled out in Timing, as far as its code and words plainly tell them; several in
     * sequence where one Timing cannot hold them. Words and codes stay.
     *
     * @param medicine its name, as printed
     */
    public static List<Dosage> spelledOut(Dosage words, String medicine) {
        return Dosages.spelledOut(words, medicine);
    }

    /** What a person is asked of their day: {@code wake} to {@code bed}. */
    public static List<String> mealTimeQuestions() {
        return MealTimesAnswer.QUESTIONS;
    }

    /**
     * A person's day as the answer to the Questionnaire {@code meal-times}.
     *
     * @param times one for each question, in order
     */
    public static QuestionnaireResponse mealTimes(PersonId person, List<TimeType> times, Instant authored) {
        return MealTimesAnswer.of(person, times, authored);
    }

    /** Whether its JAMI usage code cannot be right, so that only the words were read. */
    public static boolean hasDamagedCode(Dosage dosage) {
        return Dosages.hasDamagedCode(dosage);
    }
}
