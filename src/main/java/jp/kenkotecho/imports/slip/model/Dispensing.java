package jp.kenkotecho.imports.slip.model;

import java.time.LocalDate;
import java.util.List;

/**
 * One visit: what was handed over, where and when (records 5 to 391).
 *
 * @param day 調剤等年月日, a day in Japan; for dispensing inside a hospital it is the day of the prescription
 * @param dispensedAt record 11
 * @param prescribedAt record 51; {@link Institution#NONE} for dispensing inside a hospital
 * @param prescriptions RP by RP
 */
public record Dispensing(
        LocalDate day, Institution dispensedAt, Institution prescribedAt, List<Prescription> prescriptions) {

    public Dispensing {
        prescriptions = List.copyOf(prescriptions);
    }
}
