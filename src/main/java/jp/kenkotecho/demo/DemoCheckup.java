package jp.kenkotecho.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import jp.kenkotecho.checkup.CheckupFindings;
import jp.kenkotecho.checkup.model.CheckupFinding;
import jp.kenkotecho.checkup.model.CheckupFinding.Answer;
import jp.kenkotecho.checkup.model.CheckupFinding.Measure;
import jp.kenkotecho.checkup.model.CheckupFinding.Range;
import jp.kenkotecho.checkup.model.CheckupFinding.Value;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.Observation;

/** One check-up of a demo resident, item by item as {@code checkup-items.tsv} lists them, read as an imported one is. */
final class DemoCheckup {

    private static final String ITEM_LIST = "1.2.392.200119.6.1005";
    private static final LocalDate FOURTH_PHASE = LocalDate.of(2024, 4, 1);

    /** How far a value lies from the resident's own at most, as a share of it; what a rule measures hardly does. */
    private static final double SPREAD = 0.015;

    private static final double SPREAD_OF_HEIGHT = 0.002;

    private static final List<Item> ITEMS = TsvTable.of(DemoCheckup.class, "checkup-items.tsv").rows().stream()
            .map(row -> new Item(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), row.get(5)))
            .toList();

    private DemoCheckup() {}

    /**
     * The Observations of one check-up.
     *
     * @param year 0 for the first of the five
     */
    static List<Observation> of(Resident resident, int year, LocalDate day, SplittableRandom noise) {
        var measured = new HashMap<String, BigDecimal>();
        var findings = ITEMS.stream()
                .flatMap(item -> item.finding(resident, year, day, noise, measured).stream())
                .toList();
        return List.copyOf(
                CheckupFindings.of(findings, resident.id(), day).observations().values());
    }

    /**
     * One item.
     *
     * @param from the column of residents.tsv
     * @param digits decimals that are reported; empty for a question
     * @param yes code of the answer
     * @param no code of the answer
     * @param formerNo code of the answer in the list of the third phase
     */
    private record Item(String code, String from, String digits, String yes, String no, String formerNo) {

        /** Adds what it measures to {@code measured}, by the column. */
        Optional<CheckupFinding> finding(
                Resident resident, int year, LocalDate day, SplittableRandom noise, Map<String, BigDecimal> measured) {
            return (digits.isEmpty() ? answer(resident, day) : measure(resident, year, noise, measured))
                    .map(value -> new CheckupFinding(ITEM_LIST, code, "", value, "", "", Range.NONE, "", "", code));
        }

        private Optional<Value> measure(
                Resident resident, int year, SplittableRandom noise, Map<String, BigDecimal> measured) {
            if (from.equals("bmi")) {
                return Optional.ofNullable(measured.get("height"))
                        .flatMap(height -> Optional.ofNullable(measured.get("weight"))
                                .flatMap(weight -> value(bodyMassIndex(weight, height))));
            }
            var own = resident.value(from, year);
            if (own.signum() == 0) {
                return Optional.empty();
            }
            var spread = from.equals("height") ? SPREAD_OF_HEIGHT : SPREAD;
            var found = value(own.multiply(BigDecimal.valueOf(1 + noise.nextDouble(-spread, spread))));
            found.ifPresent(measure -> measured.put(from, ((Measure) measure).value()));
            return found;
        }

        /** The index of a weight in kilograms and a height in centimetres. */
        private static BigDecimal bodyMassIndex(BigDecimal weight, BigDecimal height) {
            return weight.divide(height.movePointLeft(2).pow(2), 5, RoundingMode.HALF_UP);
        }

        private Optional<Value> value(BigDecimal value) {
            return Optional.of(new Measure(value.setScale(Integer.parseInt(digits), RoundingMode.HALF_UP), ""));
        }

        private Optional<Value> answer(Resident resident, LocalDate day) {
            return switch (resident.text(from)) {
                case "" -> Optional.empty();
                case "yes" -> Optional.of(new Answer("", yes, ""));
                default -> Optional.of(new Answer("", day.isBefore(FOURTH_PHASE) ? formerNo : no, ""));
            };
        }
    }
}
