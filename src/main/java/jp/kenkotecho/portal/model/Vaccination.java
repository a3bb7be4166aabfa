package jp.kenkotecho.portal.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One vaccination as a municipality records it.
 *
 * @param name 予防接種名, always in Japanese: no list of codes for them is public
 * @param dose its place in the course as written: 1, 2, 1期初回1; may be empty
 * @param series 定期 or 任意; may be empty
 * @param notGiven 未実施 or 見合わせ; empty when it was given
 * @param recordedBy the municipality; may be empty
 * @param number 予防接種管理番号; may be empty
 * @param note what else the source says; may be empty
 */
public record Vaccination(
        LocalDate day,
        String name,
        Product product,
        String dose,
        String series,
        String notGiven,
        Performer place,
        String site,
        String recordedBy,
        String number,
        Optional<LocalDate> next,
        String note) {

    /**
     * The vaccine that was given.
     *
     * @param system as written: YJ, HOT9, HOT13; empty when it does not say
     * @param millilitres empty when it does not say
     */
    public record Product(
            String name, String code, String system, String lot, String maker, Optional<BigDecimal> millilitres) {}
}
