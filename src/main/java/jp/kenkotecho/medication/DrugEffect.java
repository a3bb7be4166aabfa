package jp.kenkotecho.medication;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.medication.fhir.DrugCodes;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.MedicationStatement;

/** What a medicine lowers, as far as its 薬効分類 says so ({@code lowers.tsv}). */
public enum DrugEffect {
    PRESSURE,
    GLUCOSE,
    LIPIDS;

    private record DrugClass(String begins, DrugEffect lowers) {}

    private static final List<DrugClass> CLASSES = TsvTable.of(DrugEffect.class, "lowers.tsv").rows().stream()
            .map(row -> new DrugClass(row.get(0), valueOf(row.get(1))))
            .toList();

    /** Empty for a medicine of another class, and for one without a code that tells it. */
    public static Set<DrugEffect> by(MedicationStatement statement) {
        return DrugCodes.of(statement)
                .flatMap(code -> CLASSES.stream()
                        .filter(one -> code.startsWith(one.begins()))
                        .map(DrugClass::lowers))
                .collect(Collectors.toSet());
    }
}
