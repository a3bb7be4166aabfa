package jp.kenkotecho.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.importing.Demographics;
import jp.kenkotecho.portal.model.Subject;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;

/** Whether the files of one call can all be one person's, and that person the record's. */
final class WhoseFiles {

    private static final Problem UNTOLD = Problem.of(
            Problem.Kind.MALFORMED,
            "生年月日が書かれていないので、この人のものか確かめられません。",
            "It tells no birth date, so whose it is cannot be checked.");

    private final Demographics record;
    private final List<Demographics> told = new ArrayList<>();
    private boolean isUntold;

    WhoseFiles(Patient patient) {
        this.record = Demographics.of(patient);
    }

    /**
     * One file more.
     *
     * @param subjects whom its parts name; none when it does not say
     * @return what is odd about it
     * @throws Refusal when it is somebody else's, or of two persons
     */
    List<Problem> doubts(List<Subject> subjects) {
        var named = subjects.stream().map(WhoseFiles::demographics).distinct().toList();
        var isMixed = named.stream().anyMatch(one -> named.stream().anyMatch(one::isAnother))
                || named.stream().anyMatch(one -> told.stream().anyMatch(one::contradicts));
        if (isMixed) {
            throw new Refusal(Demographics.TWO_PERSONS);
        }
        var doubts = new ArrayList<Problem>(named.stream()
                .flatMap(one -> one.doubts(record).stream())
                .distinct()
                .toList());
        if (doubts.stream().anyMatch(doubt -> doubt.kind() == Problem.Kind.CONFLICT)) {
            throw new Refusal(doubts);
        }
        told.addAll(named);
        var isTold = subjects.stream().anyMatch(subject -> subject.birth().isPresent());
        isUntold |= !isTold;
        return isTold
                ? doubts
                : Stream.concat(Stream.of(UNTOLD), doubts.stream()).toList();
    }

    /** One file more, whose content is not read, so that it tells of nobody. */
    void tellsNobody() {
        isUntold = true;
    }

    /** Whether one of them tells no birth date: then only people know whose it is. */
    boolean isUntold() {
        return isUntold;
    }

    private static Demographics demographics(Subject subject) {
        var sex =
                switch (subject.sex()) {
                    case "1" -> AdministrativeGender.MALE;
                    case "2" -> AdministrativeGender.FEMALE;
                    default -> AdministrativeGender.UNKNOWN;
                };
        return Demographics.of(List.of(subject.name()), sex, subject.birth());
    }
}
