package jp.kenkotecho.profile;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.record.TextNormalization;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/** The names of a person as files are compared with them: kanji and kana, without spaces ({@link TextNormalization#plain}). */
public final class PatientNames {

    private PatientNames() {}

    public static Set<String> plain(Patient patient) {
        return patient.getName().stream()
                .flatMap(name -> Stream.of(name.getTextElement().hasValue() ? name.getText() : "", joined(name)))
                .filter(name -> !name.isBlank())
                .map(TextNormalization::plain)
                .collect(Collectors.toSet());
    }

    private static String joined(HumanName name) {
        var given = name.getGiven().stream().map(StringType::getValue).collect(Collectors.joining());
        return (name.getFamilyElement().hasValue() ? name.getFamily() : "") + given;
    }
}
