package jp.kenkotecho.medicationnotebook.model;

import java.util.Optional;
import jp.kenkotecho.record.TsvTable;

/**
 * What is known of a record by its number: {@code records.tsv}.
 *
 * @param fields how many fields it has in the latest version
 * @param recorder the position of レコード作成者; 0 where there is none
 */
record RecordLayout(int fields, int recorder) {

    private static final RecordLayout[] LAYOUTS = new RecordLayout[1000];

    static {
        for (var row : TsvTable.of(RecordLayout.class, "records.tsv").rows()) {
            LAYOUTS[Integer.parseInt(row.get(0))] =
                    new RecordLayout(Integer.parseInt(row.get(2)), Integer.parseInt(row.get(3)));
        }
    }

    /** Empty for a record that no version up to TC08 has. */
    static Optional<RecordLayout> of(int record) {
        return Optional.ofNullable(LAYOUTS[record]);
    }
}
