package jp.kenkotecho.medicationnotebook.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.record.TextNormalization;

/**
 * One record of a slip: {@code 201,1,ミホンジピン錠５ｍｇ,1,錠,…}.
 *
 * @param line counted from 1 in the text as it came
 * @param record レコードNo
 * @param fields the fields after the record number, trimmed of half- and full-width spaces
 */
record NotebookLine(int line, int record, List<String> fields) {

    private static final int INTEGER_DIGITS = 6;
    private static final int DECIMALS = 5;

    NotebookLine {
        fields = List.copyOf(fields);
    }

    /** The record in this line; empty when the line does not begin with a record number and a comma. */
    static Optional<NotebookLine> read(int line, String text) {
        var number = recordNumber(text);
        if (number < 0) {
            return Optional.empty();
        }
        var fields = new ArrayList<String>(12);
        var from = text.indexOf(',') < 0 ? text.length() : text.indexOf(',') + 1;
        for (var comma = text.indexOf(',', from); comma >= 0; comma = text.indexOf(',', from)) {
            fields.add(trim(text.substring(from, comma)));
            from = comma + 1;
        }
        fields.add(trim(text.substring(from)));
        return Optional.of(new NotebookLine(line, number, fields));
    }

    /**
     * The number before the first comma, at most three digits, leading zeros and spaces aside, or a record's number of
     * three digits alone, which was cut behind it; -1 for all else.
     */
    static int recordNumber(String text) {
        if (text.length() == 3 && TextNormalization.isDigits(text)) {
            return RecordLayout.of(Integer.parseInt(text)).isPresent() ? Integer.parseInt(text) : -1;
        }
        var comma = text.indexOf(',');
        var number = comma < 0 ? "" : text.substring(0, comma).strip();
        if (!TextNormalization.isDigits(number) || number.length() > 10) {
            return -1;
        }
        var value = Long.parseLong(number);
        return value < 1000 ? (int) value : -1;
    }

    /** Field {@code position}, counted from 1 as the specification does; empty when absent: fields were only ever appended. */
    String text(int position) {
        return position <= fields.size() ? fields.get(position - 1) : "";
    }

    /** The field as it is compared: full-width digits and letters made half-width (NFKC). */
    String code(int position) {
        return TextNormalization.of(text(position));
    }

    /** A decimal above zero, without the zeros behind it; empty when the field is empty or something else. */
    Optional<BigDecimal> amount(int position) {
        var text = code(position);
        var dot = text.indexOf('.');
        var whole = dot < 0 ? text : text.substring(0, dot);
        var rest = dot < 0 ? "" : text.substring(dot + 1);
        if (whole.length() > INTEGER_DIGITS
                || rest.length() > DECIMALS
                || !TextNormalization.isDigits(whole + rest)
                || (dot >= 0 && rest.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text))
                .filter(number -> number.signum() > 0)
                .map(NotebookLine::shortest);
    }

    Recorder recorder() {
        return Recorder.of(recorderCode());
    }

    /**
     * The recorder's code as written; where record 411 has none, the last field that is filled (an official example).
     */
    String recorderCode() {
        var position = RecordLayout.of(record).map(RecordLayout::recorder).orElse(0);
        if (position == 0) {
            return "";
        }
        if (record == 411 && fields.size() > position && text(position).isEmpty()) {
            return fields.stream()
                    .reduce("", (before, field) -> field.isEmpty() ? before : TextNormalization.of(field));
        }
        return code(position);
    }

    NotebookLine withFields(List<String> other) {
        return new NotebookLine(line, record, other);
    }

    private static BigDecimal shortest(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String trim(String field) {
        var text = field.strip();
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).strip()
                : text;
    }
}
