package jp.kenkotecho.medication.fhir;

import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.medication.model.MealTimes;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.TimeType;

/** A person's day from their answer to the Questionnaire {@code meal-times}. */
public final class MealTimesAnswer {

    public static final String QUESTIONNAIRE = Canonical.BASE + "/Questionnaire/meal-times";

    /** The questions, in the order of the day. */
    public static final List<String> QUESTIONS = List.of("wake", "breakfast", "lunch", "dinner", "bed");

    /** A time of FHIR has its seconds. */
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private MealTimesAnswer() {}

    /** A day as a resource. */
    public static QuestionnaireResponse of(PersonId person, MealTimes day, Instant authored) {
        var times = Stream.of(day.wake(), day.breakfast(), day.lunch(), day.dinner(), day.bed());
        return of(person, times.map(time -> new TimeType(SECONDS.format(time))).toList(), authored);
    }

    /**
     * The times as a resource.
     *
     * @param times one for each of {@link #QUESTIONS}
     */
    public static QuestionnaireResponse of(PersonId person, List<TimeType> times, Instant authored) {
        var answer = new QuestionnaireResponse();
        answer.getMeta().addProfile(Canonical.profile("kt-meal-times"));
        answer.setStatus(QuestionnaireResponseStatus.COMPLETED);
        answer.setQuestionnaire(QUESTIONNAIRE);
        answer.setSubject(new Reference("Patient/" + person.value()));
        answer.setAuthored(Date.from(authored));
        for (var i = 0; i < QUESTIONS.size(); i++) {
            answer.addItem().setLinkId(QUESTIONS.get(i)).addAnswer().setValue(times.get(i));
        }
        return answer;
    }

    /** Empty when one of the five is missing or is no time. */
    public static Optional<MealTimes> of(QuestionnaireResponse answer) {
        return time(answer, "wake").flatMap(wake -> time(answer, "breakfast").flatMap(breakfast -> time(answer, "lunch")
                .flatMap(lunch -> time(answer, "dinner").flatMap(dinner -> time(answer, "bed")
                        .map(bed -> new MealTimes(wake, breakfast, lunch, dinner, bed))))));
    }

    private static Optional<LocalTime> time(QuestionnaireResponse answer, String question) {
        return answer.getItem().stream()
                .filter(item -> question.equals(item.getLinkId()))
                .map(item -> item.getAnswerFirstRep().getValue())
                .filter(TimeType.class::isInstance)
                .flatMap(value -> parsed(((TimeType) value).getValue()).stream())
                .findFirst();
    }

    private static Optional<LocalTime> parsed(String time) {
        try {
            return Optional.of(LocalTime.parse(time));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
