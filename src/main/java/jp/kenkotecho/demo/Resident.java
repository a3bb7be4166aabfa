package jp.kenkotecho.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.TsvTable;

/**
 * One line of {@code residents.tsv}.
 *
 * @param cells the line's cells by the names of their columns
 */
record Resident(Map<String, String> cells) {

    Resident {
        cells = Map.copyOf(cells);
    }

    static List<Resident> all() {
        var table = TsvTable.of(Resident.class, "residents.tsv");
        var residents = new ArrayList<Resident>();
        for (var row : table.rows()) {
            var cells = new HashMap<String, String>();
            for (var i = 0; i < row.size(); i++) {
                cells.put(table.columns().get(i), row.get(i));
            }
            residents.add(new Resident(cells));
        }
        return residents;
    }

    PersonId id() {
        return new PersonId(text("id"));
    }

    LocalDate birthDate(LocalDate today) {
        var year = today.getYear() - Integer.parseInt(text("age"));
        return MonthDay.parse("--" + text("monthDay")).atYear(year);
    }

    /** The value of an item at the check-up of a year, 0 for the first of the five; 0 means not examined. */
    BigDecimal value(String item, int year) {
        var perYear = cells.getOrDefault(item + "PerYear", "0");
        return new BigDecimal(text(item)).add(new BigDecimal(perYear).multiply(BigDecimal.valueOf(year)));
    }

    String text(String column) {
        var cell = cells.get(column);
        if (cell == null) {
            throw new IllegalArgumentException("no column " + column);
        }
        return cell;
    }
}
