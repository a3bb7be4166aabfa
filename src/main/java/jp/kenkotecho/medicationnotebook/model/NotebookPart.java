package jp.kenkotecho.medicationnotebook.model;

import java.util.List;
import java.util.Optional;
import jp.kenkotecho.record.TextNormalization;

/** A header with the records behind it: a whole document, or one part of a document that record 911 split. */
record NotebookPart(Header header, List<NotebookLine> records) {

    private static final int SPLIT = 911;

    /** データ固有ID, 分割数 and データ連番 of record 911; all numbers positive, {@code number} within {@code total}. */
    record Split(String id, int total, int number) {}

    NotebookPart {
        records = List.copyOf(records);
    }

    Optional<NotebookLine> splitRecord() {
        return records.stream().filter(record -> record.record() == SPLIT).findFirst();
    }

    /** Empty when there is no record 911, or when it makes no sense: {@link #splitRecord} tells which. */
    Optional<Split> split() {
        return splitRecord().flatMap(record -> {
            var total = number(record.code(2));
            var number = number(record.code(3));
            return TextNormalization.isDigits(record.code(1)) && number >= 1 && number <= total
                    ? Optional.of(new Split(record.code(1), total, number))
                    : Optional.empty();
        });
    }

    List<NotebookLine> content() {
        return records.stream().filter(record -> record.record() != SPLIT).toList();
    }

    private static int number(String code) {
        return TextNormalization.isDigits(code) && code.length() <= 4 ? Integer.parseInt(code) : 0;
    }
}
