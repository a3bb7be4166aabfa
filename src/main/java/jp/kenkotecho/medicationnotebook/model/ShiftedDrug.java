package jp.kenkotecho.medicationnotebook.model;

import java.util.ArrayList;

/**
 * A record 201 whose writer left a half-width comma in the name, which the format forbids: every field behind it stands
 * too far to the right. It is put together again only where amount, unit and 薬品コード種別 then fit.
 */
final class ShiftedDrug {

    private static final int MOST_COMMAS = 4;
    private static final int NAME = 2;
    private static final int KIND = 5;

    private ShiftedDrug() {}

    static NotebookLine mended(NotebookLine record, NotebookProblems notebookProblems) {
        if (record.code(KIND).isEmpty()
                || DrugCode.isKind(record.code(KIND))
                || record.code(KIND).equals("7")) {
            return record;
        }
        for (var commas = 1; commas <= MOST_COMMAS; commas++) {
            if (fits(record, commas)) {
                notebookProblems.add(
                        record,
                        "薬の名前の中にコンマがありました。つなぎ直しました。",
                        "The name of a medicine held a comma; it was put together again.");
                return joined(record, commas);
            }
        }
        return record;
    }

    private static boolean fits(NotebookLine record, int commas) {
        return DrugCode.isKind(record.code(KIND + commas))
                && record.amount(KIND - 2 + commas).isPresent()
                && !record.text(KIND - 1 + commas).isEmpty();
    }

    private static NotebookLine joined(NotebookLine record, int commas) {
        var fields = new ArrayList<String>();
        fields.add(record.text(1));
        fields.add(String.join("，", record.fields().subList(NAME - 1, NAME + commas)));
        fields.addAll(record.fields().subList(NAME + commas, record.fields().size()));
        return record.withFields(fields);
    }
}
