package jp.kenkotecho.measurement.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.record.TsvTable;
import jp.kenkotecho.record.Unit;

/**
 * Something that people measure by themselves, or say in words: its lines of {@code measured-kinds.tsv}, where the
 * sources stand.
 *
 * @param name as in addresses, {@code pressure}
 * @param panel LOINC of what its fields are components of; empty for one value
 * @param fields its numbers, or its words, in the order in which they are typed
 * @param category of HL7
 * @param jpCategory of JP Core
 * @param profile which of ours it claims; empty for none
 */
public record MeasuredKind(
        String name, String panel, List<Field> fields, String category, String jpCategory, String profile) {

    private static final Map<String, MeasuredKind> TABLE = read();

    public static final MeasuredKind PRESSURE = named("pressure").orElseThrow();
    public static final MeasuredKind PULSE = named("pulse").orElseThrow();
    public static final MeasuredKind WEIGHT = named("weight").orElseThrow();

    /**
     * One number of it, or its words.
     *
     * @param beside another code of the same system that others use for it; empty for none
     * @param text what it is called in a resource
     * @param said what it is called to a person
     * @param unit its unit; of words both empty
     * @param decimals digits behind the point that are kept
     * @param lowest what can be meant, itself included
     * @param highest the same
     */
    public record Field(
            String name,
            String system,
            String code,
            String beside,
            String text,
            Text said,
            Unit unit,
            int decimals,
            BigDecimal lowest,
            BigDecimal highest,
            String example) {

        public boolean isNumber() {
            return !unit.ucum().isEmpty();
        }
    }

    public MeasuredKind {
        fields = List.copyOf(fields);
    }

    /** All there are, pressure first. */
    public static List<MeasuredKind> all() {
        return List.copyOf(TABLE.values());
    }

    /** Empty for what is none. */
    public static Optional<MeasuredKind> named(String name) {
        return Optional.ofNullable(TABLE.get(name));
    }

    public boolean isPressure() {
        return equals(PRESSURE);
    }

    public boolean isNumber() {
        return fields.get(0).isNumber();
    }

    private static Map<String, MeasuredKind> read() {
        var kinds = new LinkedHashMap<String, MeasuredKind>();
        for (var row : TsvTable.of(MeasuredKind.class, "measured-kinds.tsv").rows()) {
            var fields = new ArrayList<Field>();
            Optional.ofNullable(kinds.get(row.get(0))).ifPresent(kind -> fields.addAll(kind.fields()));
            fields.add(field(row));
            kinds.put(
                    row.get(0),
                    new MeasuredKind(row.get(0), row.get(2), fields, row.get(15), row.get(16), row.get(17)));
        }
        return kinds;
    }

    private static Field field(List<String> row) {
        return new Field(
                row.get(1),
                row.get(3),
                row.get(4),
                row.get(5),
                row.get(6),
                new Text(row.get(7), row.get(8)),
                new Unit(row.get(9), row.get(10)),
                Integer.parseInt(row.get(11)),
                new BigDecimal(row.get(12)),
                new BigDecimal(row.get(13)),
                row.get(14));
    }
}
