package jp.kenkotecho.portal.fhir;

import java.util.ArrayList;
import java.util.List;
import jp.kenkotecho.portal.model.Subject;
import jp.kenkotecho.profile.PatientNames;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.TextNormalization;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;

/** Whether a file can be this person's: another birth date or sex is a conflict, another name is only said. */
public final class Owner {

    private Owner() {}

    public static List<Problem> doubts(Subject subject, Patient patient) {
        var doubts = new ArrayList<Problem>();
        var born = patient.getBirthDateElement().getValueAsString();
        if (subject.birth().isPresent()
                && born != null
                && !subject.birth().get().toString().startsWith(born)) {
            doubts.add(Problem.of(
                    Problem.Kind.CONFLICT,
                    "生年月日がこの人のものと違います。ほかの人のファイルです。",
                    "The birth date is not this person's: it is somebody else's file."));
        }
        var gender = patient.getGender();
        var isOther = (subject.sex().equals("1") && gender == AdministrativeGender.FEMALE)
                || (subject.sex().equals("2") && gender == AdministrativeGender.MALE);
        if (isOther) {
            doubts.add(Problem.of(
                    Problem.Kind.CONFLICT,
                    "性別がこの人のものと違います。ほかの人のファイルです。",
                    "The sex is not this person's: it is somebody else's file."));
        }
        if (subject.birth().isEmpty()) {
            doubts.add(Problem.of(
                    Problem.Kind.MALFORMED,
                    "生年月日が書かれていないので、この人のものか確かめられません。",
                    "It tells no birth date, so whose it is cannot be checked."));
        }
        var names = PatientNames.plain(patient);
        if (!subject.name().isEmpty() && !names.isEmpty() && !names.contains(TextNormalization.plain(subject.name()))) {
            doubts.add(Problem.of(
                    Problem.Kind.MALFORMED,
                    "氏名がこの人のものと一致しません。確かめてください。",
                    "The name is not this person's as recorded: please check."));
        }
        return doubts;
    }
}
