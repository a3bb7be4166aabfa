package jp.kenkotecho.portal.model;

import java.time.LocalDate;

/**
 * 診療行為: something done for the person, as claims tell it. They name no diagnosis.
 *
 * @param first the first day of the month, or the day itself
 * @param last the last of it
 * @param code 9 digits of 診療行為コード; may be empty
 * @param kind 診療識別: 手術, 画像診断; may be empty
 * @param setting 入外区分: 入院, 外来; may be empty
 * @param days 日数; 0 when it does not say
 * @param note what else the source says; may be empty
 */
public record Act(
        LocalDate first,
        LocalDate last,
        String name,
        String code,
        String kind,
        String setting,
        Performer provider,
        int days,
        String note) {}
