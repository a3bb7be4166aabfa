package jp.kenkotecho.portal.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A medicine that was handed over, as claims, electronic prescriptions or a list of the person's tell it.
 *
 * @param day on which it was handed over
 * @param usage in words; may be empty
 * @param rp which medicines are taken together; may be empty
 * @param kind 内服, 外用, 頓服, 注射; may be empty
 * @param note what else the source says; may be empty
 */
public record DispensedMedicine(
        LocalDate day,
        Product product,
        String usage,
        Amount amount,
        Supply supply,
        Performer prescribedAt,
        Performer dispensedAt,
        String rp,
        String kind,
        String note) {

    /**
     * The product that was handed over.
     *
     * @param system as written: レセ電, YJ, HOT9, HOT13, 一般名; empty when it does not say
     * @param ingredient 成分名; may be empty
     */
    public record Product(String name, String code, String system, String ingredient) {}

    /**
     * How much: a number with the unit as printed.
     *
     * @param isWhole whether it is all that was handed over; else what is taken of it at a time or a day
     */
    public record Amount(Optional<BigDecimal> value, String unit, boolean isWhole) {}

    /**
     * The supply that was handed over: for how long it lasts.
     *
     * @param count 0 when it does not say
     * @param unit 日, 回 or 全量; may be empty
     */
    public record Supply(int count, String unit) {}
}
