package jp.kenkotecho.portal.model.csv;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kenkotecho.portal.model.Examination;
import jp.kenkotecho.portal.model.Examination.Amount;
import jp.kenkotecho.portal.model.Examination.Finding;
import jp.kenkotecho.portal.model.Examination.Value;
import jp.kenkotecho.portal.model.Examination.Words;
import jp.kenkotecho.portal.model.JapaneseDates;
import jp.kenkotecho.portal.model.Performer;
import jp.kenkotecho.record.TextNormalization;

/** The documented tables of 妊婦健診 and 乳幼児健診: a line for each visit. */
final class MotherChildCsv {

    private static final String PREGNANCY = "妊婦健診";

    private static final Set<String> OF_THE_VISIT = Set.of("健診日", "健診種別", "医療機関名");

    private static final Pattern WEEKS =
            Pattern.compile("(\\d{1,2})w(?:([0-6])d)?|(\\d{1,2})", Pattern.CASE_INSENSITIVE);

    private MotherChildCsv() {}

    /** Every column is a finding of the visit, those that nobody knows too. */
    static Optional<Examination> examination(String table, TableRow record) {
        var day = record.day("健診日");
        if (day.isEmpty()) {
            return Optional.empty();
        }
        var findings = new ArrayList<Finding>();
        record.cells().forEach((column, cell) -> {
            if (!OF_THE_VISIT.contains(column)) {
                findings.add(new Finding(column, value(column, cell)));
            }
        });
        var isPregnancy = table.equals(PREGNANCY);
        return Optional.of(new Examination(
                isPregnancy ? "44" : "43",
                day.get(),
                isPregnancy ? PREGNANCY : record.at("健診種別"),
                new Performer("", record.at("医療機関名")),
                findings));
    }

    private static Value value(String column, String cell) {
        var weeks = WEEKS.matcher(TextNormalization.plain(cell));
        if (column.equals("妊娠週数") && weeks.matches()) {
            return new Amount(new BigDecimal(days(weeks)));
        }
        return JapaneseDates.decimal(cell).<Value>map(Amount::new).orElseGet(() -> new Words(cell));
    }

    /** 24w3d is 171 days; weeks alone are whole weeks. */
    private static int days(Matcher weeks) {
        var whole = weeks.group(1) == null ? weeks.group(3) : weeks.group(1);
        return Integer.parseInt(whole) * 7 + (weeks.group(2) == null ? 0 : Integer.parseInt(weeks.group(2)));
    }
}
