package jp.kenkotecho.medication.model;

import java.util.List;
import jp.kenkotecho.record.TextNormalization;
import jp.kenkotecho.record.TsvTable;

/** Medicines that never get a daily schedule by themselves, whatever their usage seems to say. */
final class NotDaily {

    private static final List<String> NAMES = TsvTable.of(NotDaily.class, "not-daily.tsv").rows().stream()
            .map(row -> TextNormalization.plain(row.get(0)))
            .toList();

    private NotDaily() {}

    static boolean includes(String medicine) {
        var name = TextNormalization.plain(medicine);
        return NAMES.stream().anyMatch(name::contains);
    }
}
