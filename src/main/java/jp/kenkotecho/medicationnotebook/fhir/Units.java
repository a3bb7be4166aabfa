package jp.kenkotecho.medicationnotebook.fhir;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kenkotecho.record.TextNormalization;
import jp.kenkotecho.record.TsvTable;

/** MERIT-9 codes of the units that slips print. */
final class Units {

    private static final Map<String, String> CODES = TsvTable.of(Units.class, "units-merit9.tsv").rows().stream()
            .collect(Collectors.toMap(row -> normal(row.get(0)), row -> row.get(1)));

    private Units() {}

    static Optional<String> codeOf(String printed) {
        return Optional.ofNullable(CODES.get(normal(printed)));
    }

    private static String normal(String unit) {
        return TextNormalization.of(unit).toLowerCase(Locale.ROOT);
    }
}
