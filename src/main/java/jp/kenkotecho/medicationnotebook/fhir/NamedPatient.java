package jp.kenkotecho.medicationnotebook.fhir;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.medicationnotebook.model.Notebook;
import jp.kenkotecho.record.TextNormalization;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/** A Patient as record 1: who it is, and neither address nor telephone. */
final class NamedPatient {

    private static final int DATE = "2026-11-30".length();

    private NamedPatient() {}

    static Notebook.NamedPerson of(Patient patient) {
        var names = patient.getName().stream()
                .map(NamedPatient::written)
                .filter(name -> !name.isEmpty())
                .toList();
        var kana = names.stream().filter(NamedPatient::isKana).findFirst().orElse("");
        var name = names.stream().filter(one -> !isKana(one)).findFirst().orElse(kana);
        var sex = patient.hasGender() ? sex(patient) : Notebook.Sex.UNKNOWN;
        var birth = patient.getBirthDateElement().getValueAsString();
        var days = birth == null || birth.length() < DATE ? List.<LocalDate>of() : List.of(LocalDate.parse(birth));
        return new Notebook.NamedPerson(name, kana, sex, days, new Notebook.Contact("", "", "", "", ""), List.of());
    }

    private static Notebook.Sex sex(Patient patient) {
        return switch (patient.getGender()) {
            case MALE -> Notebook.Sex.MALE;
            case FEMALE -> Notebook.Sex.FEMALE;
            default -> Notebook.Sex.UNKNOWN;
        };
    }

    /** Family and given name, one space between them. */
    private static String written(HumanName name) {
        var given = name.getGiven().stream().map(StringType::getValue);
        var parts = Stream.concat(Stream.ofNullable(name.getFamily()), given)
                .flatMap(part -> Optional.ofNullable(part).stream())
                .collect(Collectors.joining(" "));
        return parts.isBlank() ? Optional.ofNullable(name.getText()).orElse("").strip() : parts.strip();
    }

    private static boolean isKana(String name) {
        return TextNormalization.plain(name).codePoints().allMatch(c -> c == 'ー' || (c >= 'ァ' && c <= 'ヺ'));
    }
}
