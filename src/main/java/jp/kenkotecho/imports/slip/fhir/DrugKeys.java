package jp.kenkotecho.imports.slip.fhir;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import jp.kenkotecho.imports.slip.model.Dispensing;
import jp.kenkotecho.imports.slip.model.Dose;
import jp.kenkotecho.imports.slip.model.Drug;
import jp.kenkotecho.imports.slip.model.DrugCode;
import jp.kenkotecho.imports.slip.model.Institution;
import jp.kenkotecho.record.PersonId;

/**
 * By what a drug of a visit is recognised when it comes again: on the same slip, on another print, in an app's export.
 * The format has no number for it, so the key is made of what all of these have in common, sealed because that is
 * personal. Who recorded it, the version, addresses and kana names differ between them and are left out
 * ({@code docs/clarifications/001-recognising-a-dispensing.md}).
 */
final class DrugKeys {

    private final String visit;
    private final UnaryOperator<String> seal;

    DrugKeys(PersonId person, Dispensing dispensing, UnaryOperator<String> seal) {
        this.seal = seal;
        var parts = new ArrayList<String>(List.of(
                person.value(),
                dispensing.day().toString(),
                of(dispensing.dispensedAt()),
                of(dispensing.prescribedAt())));
        parts.addAll(dispensing.prescriptions().stream()
                .flatMap(rp -> rp.drugs().stream())
                .map(DrugKeys::core)
                .sorted()
                .toList());
        this.visit = seal.apply(join(parts));
    }

    /** @param order the drug's place within its RP, from 1: a slip may name the same drug twice */
    String of(int rp, int order, Drug drug) {
        return seal.apply(join(List.of(visit, String.valueOf(rp), String.valueOf(order), core(drug))));
    }

    private static String core(Drug drug) {
        var what = drug.code().kind() == DrugCode.Kind.NONE
                ? plain(drug.name())
                : drug.code().kind() + ":" + drug.code().value();
        if (drug.dose() instanceof Dose.Amount dose) {
            return join(List.of(what, dose.amount().stripTrailingZeros().toPlainString(), plain(dose.unit())));
        }
        return what;
    }

    private static String of(Institution institution) {
        return institution.tenDigits().isEmpty() ? plain(institution.name()) : institution.tenDigits();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('〜', '~')
                .replace('−', '-')
                .replaceAll("\\s+", "");
    }

    /** With a character that no field can hold, so that no two lists give the same text. */
    private static String join(List<String> parts) {
        return parts.stream().collect(Collectors.joining("\n"));
    }
}
