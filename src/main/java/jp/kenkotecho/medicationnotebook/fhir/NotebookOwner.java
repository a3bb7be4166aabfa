package jp.kenkotecho.medicationnotebook.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.medicationnotebook.model.Characters;
import jp.kenkotecho.medicationnotebook.model.Notebook;
import jp.kenkotecho.profile.PatientNames;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.TextNormalization;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;

/**
 * Whether the slip can be this person's ({@code docs/clarifications/002-whose-slip.md}). Another birth date is a
 * conflict: it is somebody else's slip. Another name may be a maiden name or a lost character, so where the birth date
 * agrees it is only said; where no birth date speaks for the person, it is a conflict too.
 */
public final class NotebookOwner {

    private NotebookOwner() {}

    public static List<Problem> doubts(Notebook notebook, Patient patient) {
        return notebook.people().stream()
                .flatMap(person -> doubts(person, patient).stream())
                .toList();
    }

    private static List<Problem> doubts(Notebook.NamedPerson person, Patient patient) {
        var doubts = new ArrayList<Problem>();
        var born = patient.getBirthDateElement().getValueAsString();
        var comparable =
                born != null && born.length() == 10 && !person.birthDates().isEmpty();
        var isBornThen = comparable && person.birthDates().get(0).toString().equals(born);
        if (comparable && !isBornThen) {
            doubts.add(Problem.of(
                            Problem.Kind.CONFLICT,
                            "生年月日がこの人のものと違います。ほかの人の薬かもしれません。その人の記録に登録してください。",
                            "The birth date is not this person's: it may be somebody else's slip. Store it in that person's record.")
                    .at("record 1"));
        }
        if (isNamedOtherwise(person, patient)) {
            doubts.add(Problem.of(
                            isBornThen ? Problem.Kind.MALFORMED : Problem.Kind.CONFLICT,
                            "氏名がこの人のものと一致しません。確かめてください。",
                            "The name is not this person's as recorded: please check.")
                    .at("record 1"));
        }
        if (isOfOtherSex(person.sex(), patient.getGender())) {
            doubts.add(Problem.of(
                            Problem.Kind.MALFORMED,
                            "性別がこの人のものと一致しません。確かめてください。",
                            "The sex is not this person's as recorded: please check.")
                    .at("record 1"));
        }
        return doubts;
    }

    private static boolean isNamedOtherwise(Notebook.NamedPerson person, Patient patient) {
        var names = PatientNames.plain(patient);
        var written = Stream.of(person.name(), person.kana())
                .filter(name -> !name.isBlank() && !Characters.isLost(name))
                .map(TextNormalization::plain)
                .toList();
        return !names.isEmpty() && !written.isEmpty() && written.stream().noneMatch(names::contains);
    }

    private static boolean isOfOtherSex(Notebook.Sex sex, AdministrativeGender gender) {
        return (sex == Notebook.Sex.MALE && gender == AdministrativeGender.FEMALE)
                || (sex == Notebook.Sex.FEMALE && gender == AdministrativeGender.MALE);
    }
}
