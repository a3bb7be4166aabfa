package jp.kenkotecho.imports.slip.fhir;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.imports.slip.model.Slip;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/**
 * Whether the slip can be this person's. Another birth date is a conflict: it is somebody else's slip. Another name may
 * be a maiden name or a lost character, so it is only said.
 */
public final class SlipOwner {

    private SlipOwner() {}

    public static List<Problem> doubts(Slip slip, Patient patient) {
        var doubts = new ArrayList<Problem>();
        for (var person : slip.people()) {
            if (patient.hasBirthDate()
                    && person.birthDates().stream().anyMatch(day -> !day.toString()
                            .equals(patient.getBirthDateElement().getValueAsString()))) {
                doubts.add(Problem.of(
                                Problem.Kind.CONFLICT,
                                "生年月日がこの人のものと違います。ほかの人の薬かもしれません。",
                                "The birth date is not this person's: it may be somebody else's slip.")
                        .at("record 1"));
            }
            var names = namesOf(patient);
            if (!names.isEmpty()
                    && Stream.of(person.name(), person.kana())
                            .map(SlipOwner::plain)
                            .noneMatch(names::contains)) {
                doubts.add(Problem.of(
                                Problem.Kind.MALFORMED,
                                "氏名がこの人のものと一致しません。確かめてください。",
                                "The name is not this person's as recorded: please check.")
                        .at("record 1"));
            }
        }
        return doubts;
    }

    private static Set<String> namesOf(Patient patient) {
        return patient.getName().stream()
                .flatMap(name -> Stream.of(name.getText(), joined(name)))
                .filter(name -> name != null && !name.isBlank())
                .map(SlipOwner::plain)
                .collect(Collectors.toSet());
    }

    private static String joined(HumanName name) {
        var given = name.getGiven().stream().map(StringType::getValue).collect(Collectors.joining());
        return (name.hasFamily() ? name.getFamily() : "") + given;
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    }
}
