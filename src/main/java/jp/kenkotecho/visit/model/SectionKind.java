package jp.kenkotecho.visit.model;

import jp.kenkotecho.record.Text;

/** The sections of a visit brief, in the order in which a doctor reads them. */
public enum SectionKind {
    CHANGES("", "前回ここで見てからの変化", "New since your last look"),
    ALLERGIES("48765-2", "アレルギー・副作用", "Allergies"),
    PROBLEMS("11450-4", "病気", "Problems"),
    MEDICINES("10160-0", "今のお薬", "Current medicines"),
    PRESSURE("8716-3", "朝の家庭血圧", "Morning blood pressure at home"),
    WEIGHT("29463-7", "体重", "Body weight"),
    CHECKUP("30954-2", "健診の値", "Check-up values"),
    GOALS("61146-7", "目標", "Goals");

    private final String loinc;
    private final Text title;

    SectionKind(String loinc, String ja, String en) {
        this.loinc = loinc;
        this.title = new Text(ja, en);
    }

    /** The section's code in LOINC; empty where there is none for such a section. */
    public String loinc() {
        return loinc;
    }

    public Text title() {
        return title;
    }
}
