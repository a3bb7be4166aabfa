package jp.kenkotecho.portal.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * One visit of 妊婦健診 or 乳幼児健診.
 *
 * @param kind the report type of 6.1001: 43 infants, 44 pregnancy
 * @param title which visit: 妊婦健診, 1歳6か月
 */
public record Examination(String kind, LocalDate day, String title, Performer provider, List<Finding> findings) {

    public Examination {
        findings = List.copyOf(findings);
    }

    /**
     * A finding of an examination.
     *
     * @param item as its column is called, compared after NFKC
     */
    public record Finding(String item, Value value) {}

    /** A number or words. */
    public sealed interface Value {}

    /** A number in the unit that the column names; 妊娠週数 in days. */
    public record Amount(BigDecimal value) implements Value {}

    /** Words as written. */
    public record Words(String text) implements Value {}
}
