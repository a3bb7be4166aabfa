package jp.kenkotecho.medicationnotebook.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import jp.kenkotecho.medicationnotebook.model.Dispensing;
import jp.kenkotecho.medicationnotebook.model.DoseQuantity;
import jp.kenkotecho.medicationnotebook.model.Drug;
import jp.kenkotecho.medicationnotebook.model.DrugCode;
import jp.kenkotecho.medicationnotebook.model.NotebookInstitution;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.TextNormalization;
import org.hl7.fhir.r4.model.Identifier;

/**
 * The keys by which a drug of a visit, or a remark, is recognised when it comes again: on the same slip, on another
 * print, in an app's export. The format has no number for it, so the key is made of what all of these have in common,
 * as a keyed MAC because that is personal. Who recorded it, the version, addresses and kana names differ between them
 * and are left out ({@code docs/clarifications/001-recognising-a-dispensing.md}).
 */
final class NotebookKeys {

    private final PersonId person;
    private final UnaryOperator<String> keyed;

    NotebookKeys(PersonId person, UnaryOperator<String> keyed) {
        this.person = person;
        this.keyed = keyed;
    }

    /** The key of one visit, in whichever export it comes. */
    String visit(Dispensing dispensing) {
        var parts = new ArrayList<String>(List.of(
                person.value(),
                dispensing.day().toString(),
                of(dispensing.dispensedAt()),
                of(dispensing.prescribedAt())));
        parts.addAll(dispensing.prescriptions().stream()
                .flatMap(rp -> rp.drugs().stream())
                .map(NotebookKeys::core)
                .sorted()
                .toList());
        return keyed.apply(join(parts));
    }

    /** @param order the drug's place within its RP, from 1: a slip may name the same drug twice */
    String drug(String visit, int rp, int order, Drug drug) {
        return keyed.apply(join(List.of(visit, String.valueOf(rp), String.valueOf(order), core(drug))));
    }

    /** The key of what is not of a visit's drugs: the record's number with its content. */
    Identifier remark(int record, String... content) {
        var parts = new ArrayList<String>(List.of(person.value(), String.valueOf(record)));
        for (var text : content) {
            parts.add(TextNormalization.plain(text));
        }
        return new Identifier().setSystem(Canonical.ID + "slip-remark").setValue(keyed.apply(join(parts)));
    }

    private static String core(Drug drug) {
        var what = drug.code().kind() == DrugCode.Kind.NONE
                ? TextNormalization.plain(drug.name())
                : drug.code().kind() + ":" + drug.code().value();
        if (drug.dose() instanceof DoseQuantity.Amount dose) {
            return join(List.of(what, dose.amount().toPlainString(), TextNormalization.plain(dose.unit())));
        }
        return what;
    }

    private static String of(NotebookInstitution institution) {
        return institution.tenDigits().isEmpty()
                ? TextNormalization.plain(institution.name())
                : institution.tenDigits();
    }

    /** Joins parts with a character that no field can hold, so that no two lists give the same text. */
    private static String join(List<String> parts) {
        return String.join("\n", parts);
    }
}
