package jp.kenkotecho.medication.model;

import java.util.List;
import jp.kenkotecho.record.Normal;
import jp.kenkotecho.record.Table;

/** Medicines that never get a daily schedule by themselves, whatever their usage seems to say. */
final class NotDaily {

    private static final List<String> NAMES = Table.of(NotDaily.class, "not-daily.tsv").rows().stream()
            .map(row -> Normal.plain(row.get(0)))
            .toList();

    private NotDaily() {}

    static boolean includes(String medicine) {
        var name = Normal.plain(medicine);
        return NAMES.stream().anyMatch(name::contains);
    }
}
