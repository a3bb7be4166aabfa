package jp.kenkotecho.medication;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.medication.fhir.DrugCodes;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.MedicationStatement;

/** What a medicine is for in plain words, as far as its 薬効分類 says so ({@code kinds.tsv}). */
final class DrugKind {

    private record Kind(String begins, Text words) {}

    /** The longest beginning first. */
    private static final List<Kind> KINDS = TsvTable.of(DrugKind.class, "kinds.tsv").rows().stream()
            .map(row -> new Kind(row.get(0), new Text(row.get(1), row.get(2))))
            .sorted(Comparator.comparing((Kind kind) -> kind.begins().length()).reversed())
            .toList();

    private DrugKind() {}

    /** Empty for a medicine of another class, and for one without a code that tells it. */
    static Optional<Text> of(MedicationStatement statement) {
        return DrugCodes.of(statement).flatMap(code -> of(code).stream()).findFirst();
    }

    static Optional<Text> of(String code) {
        return KINDS.stream()
                .filter(kind -> code.startsWith(kind.begins()))
                .map(Kind::words)
                .findFirst();
    }
}
