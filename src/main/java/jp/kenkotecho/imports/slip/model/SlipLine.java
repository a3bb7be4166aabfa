package jp.kenkotecho.imports.slip.model;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One record of a slip: {@code 201,1,ミホンジピン錠５ｍｇ,1,錠,…}.
 *
 * @param line counted from 1 in the text as it came
 * @param record レコードNo
 * @param fields the fields after the record number, trimmed of half- and full-width spaces
 */
record SlipLine(int line, int record, List<String> fields) {

    private static final Pattern RECORD_NUMBER = Pattern.compile("\\s*0*(\\d{1,3})\\s*");
    private static final Pattern DECIMAL = Pattern.compile("\\d{0,6}(\\.\\d{1,5})?");

    SlipLine {
        fields = List.copyOf(fields);
    }

    /** The record in this line; empty when the line does not begin with a record number. */
    static Optional<SlipLine> read(int line, String text) {
        var parts = text.split(",", -1);
        var number = RECORD_NUMBER.matcher(parts[0]);
        if (parts.length < 2 || !number.matches()) {
            return Optional.empty();
        }
        var fields = Arrays.stream(parts).skip(1).map(SlipLine::trim).toList();
        return Optional.of(new SlipLine(line, Integer.parseInt(number.group(1)), fields));
    }

    /** Field {@code position}, counted from 1 as the specification does; empty when absent: fields were only ever appended. */
    String text(int position) {
        return position <= fields.size() ? fields.get(position - 1) : "";
    }

    /** The field as it is compared: full-width digits and letters made half-width (NFKC). */
    String code(int position) {
        return Normalizer.normalize(text(position), Normalizer.Form.NFKC).trim();
    }

    /** A decimal above zero; empty when the field is empty or something else. */
    Optional<BigDecimal> amount(int position) {
        var text = code(position);
        if (text.isEmpty() || text.equals(".") || !DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text)).filter(number -> number.signum() > 0);
    }

    private static String trim(String field) {
        var text = field.strip();
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).strip()
                : text;
    }
}
