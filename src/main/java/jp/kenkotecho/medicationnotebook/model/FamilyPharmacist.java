package jp.kenkotecho.medicationnotebook.model;

import java.time.LocalDate;
import java.util.List;

/**
 * Record 701, かかりつけ薬剤師.
 *
 * @param contact as written; official examples leave it empty
 * @param from 担当開始日: none or one
 * @param until 担当終了日: none or one
 */
public record FamilyPharmacist(
        String name, String pharmacy, String contact, List<LocalDate> from, List<LocalDate> until, Recorder recorder) {

    public FamilyPharmacist {
        from = List.copyOf(from);
        until = List.copyOf(until);
    }
}
