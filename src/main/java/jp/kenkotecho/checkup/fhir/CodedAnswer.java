package jp.kenkotecho.checkup.fhir;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.model.Catalogue;
import jp.kenkotecho.checkup.model.CheckupItem;
import jp.kenkotecho.record.TextNormalization;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.StringType;

/** The answer that an Observation gives to the question of a check-up. */
public final class CodedAnswer {

    private CodedAnswer() {}

    /** The code of an answer, by its coding or by its words; empty where nobody knows which is meant. */
    public static Optional<String> of(Observation observation, CheckupItem item, LocalDate day) {
        return coding(observation).map(Coding::getCode).or(() -> byWords(observation, item, day));
    }

    /** The coding of an answer; empty where it has only words. */
    public static Optional<Coding> coding(Observation observation) {
        return observation.getValue() instanceof CodeableConcept answer
                ? answer.getCoding().stream().filter(Coding::hasCode).findFirst()
                : Optional.empty();
    }

    private static Optional<String> byWords(Observation observation, CheckupItem item, LocalDate day) {
        var list = Catalogue.answersOf(item, day);
        return words(observation)
                .map(TextNormalization::plain)
                .flatMap(words -> Catalogue.answersIn(list).filter(code -> Catalogue.answer(list, code)
                        .map(TextNormalization::plain)
                        .filter(words::equals)
                        .isPresent()))
                .findFirst();
    }

    private static Stream<String> words(Observation observation) {
        if (observation.getValue() instanceof CodeableConcept answer) {
            return Stream.ofNullable(answer.getText());
        }
        return observation.getValue() instanceof StringType text ? Stream.ofNullable(text.getValue()) : Stream.empty();
    }
}
