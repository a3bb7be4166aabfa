package jp.kenkotecho.medicationnotebook.model;

/**
 * Record 301: how the drugs of an RP are taken.
 *
 * @param text 用法名称, {@code １日３回毎食後}; a hospital may leave it out
 * @param supply 調剤数量 and 調剤単位: for how long, or how many times
 * @param form 剤形コード
 * @param jamiCode JAMI 標準用法規格, sixteen characters; empty when 用法コード種別 is not 2
 */
public record UsageRecord(String text, Supply supply, DosageForm form, String jamiCode) {

    /** An RP whose usage record is missing, which only a patient's own data may have. */
    public static final UsageRecord UNSTATED = new UsageRecord("", Supply.UNSTATED, DosageForm.OTHER, "");

    /** What 用量 means; it depends on how the drug is taken. */
    public enum DoseIs {
        PER_DAY,
        PER_INTAKE,
        TOTAL
    }

    /** Where the form's code and the unit of supply disagree, the unit is trusted (日分, 回分, 調剤). */
    public DoseIs doseIs() {
        return switch (supply.unit()) {
            case DAYS -> DoseIs.PER_DAY;
            case TIMES -> DoseIs.PER_INTAKE;
            case WHOLE -> DoseIs.TOTAL;
            case UNSTATED -> form.doseIs();
        };
    }

    /** 頓用: taken when needed. */
    public boolean isAsNeeded() {
        return form == DosageForm.AS_NEEDED || (form.isBrewed() && supply.unit() == Supply.Unit.TIMES);
    }
}
