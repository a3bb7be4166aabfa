package jp.kenkotecho.prediction.fhir;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.model.RiskFactor;
import jp.kenkotecho.profile.CalendarDay;
import jp.kenkotecho.profile.Sensitivity;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;

/**
 * Diagnoses that tell what answers of check-ups tell too ({@code diagnoses.tsv}). What happened counts whether it is over or
 * not; what is only suspected, was refuted or struck out, and what began later, does not.
 */
public final class Diagnoses {

    private static final String SNOMED = "http://snomed.info/sct";

    /** A verification of these is no diagnosis (FHIR R4, condition-ver-status). */
    private static final Set<String> NOT_MADE =
            Set.of("unconfirmed", "provisional", "differential", "refuted", "entered-in-error");

    private static final List<List<String>> ROWS =
            TsvTable.of(Diagnoses.class, "diagnoses.tsv").rows();

    private Diagnoses() {}

    /** A fact, and the diagnosis that tells it. */
    public record Diagnosed(RiskFactor fact, Condition source) {}

    /** What had been diagnosed on a day. */
    public static List<Diagnosed> of(List<Condition> conditions, LocalDate asOf, ZoneId zone) {
        return conditions.stream()
                .filter(one ->
                        isMade(one) && began(one, zone).filter(asOf::isBefore).isEmpty())
                .flatMap(one -> facts(one).map(fact -> new Diagnosed(fact, one)))
                .toList();
    }

    static Stream<RiskFactor> told() {
        return ROWS.stream().map(row -> RiskFactor.valueOf(row.get(0))).distinct();
    }

    private static boolean isMade(Condition condition) {
        return condition.getVerificationStatus().getCoding().stream()
                .noneMatch(coding -> NOT_MADE.contains(String.valueOf(coding.getCode())));
    }

    /** The day on which it began, or else was recorded; empty where that is not told. */
    private static Optional<LocalDate> began(Condition condition, ZoneId zone) {
        return CalendarDay.of(condition.getOnset(), zone)
                .or(() -> CalendarDay.of(condition.getRecordedDateElement(), zone));
    }

    private static Stream<RiskFactor> facts(Condition condition) {
        return condition.getCode().getCoding().stream()
                .filter(Coding::hasCode)
                .flatMap(coding -> ROWS.stream().filter(row -> isOf(row, coding)))
                .map(row -> RiskFactor.valueOf(row.get(0)))
                .distinct();
    }

    private static boolean isOf(List<String> row, Coding coding) {
        return row.get(1).equals("icd10")
                ? Sensitivity.isIcd10(coding)
                        && coding.getCode().toUpperCase(Locale.ROOT).startsWith(row.get(2))
                : SNOMED.equals(coding.getSystem()) && row.get(2).equals(coding.getCode());
    }
}
