package jp.kenkotecho.prediction.model;

import jp.kenkotecho.record.Text;

/** A number that models ask for, with its unit and the range that they read: what people have is wider ({@code plausible.tsv}). */
public enum Item {
    SBP("収縮期血圧", "Systolic blood pressure", "mm[Hg]", 60, 300),
    DBP("拡張期血圧", "Diastolic blood pressure", "mm[Hg]", 30, 150),
    LDL("LDL コレステロール", "LDL cholesterol", "mg/dL", 20, 1000),
    HDL("HDL コレステロール", "HDL cholesterol", "mg/dL", 10, 500),
    TOTAL_CHOLESTEROL("総コレステロール", "Total cholesterol", "mg/dL", 30, 1500),
    NON_HDL("non-HDL コレステロール", "Non-HDL cholesterol", "mg/dL", 20, 1400),
    TRIGLYCERIDES("空腹時中性脂肪", "Triglycerides, fasting", "mg/dL", 10, 2000),
    CASUAL_TRIGLYCERIDES("随時中性脂肪", "Triglycerides, casual", "mg/dL", 10, 2000),
    GLUCOSE("空腹時血糖", "Glucose, fasting", "mg/dL", 20, 600),
    CASUAL_GLUCOSE("随時血糖", "Glucose, casual", "mg/dL", 20, 1000),
    HBA1C("HbA1c (NGSP)", "HbA1c (NGSP)", "%", 3, 20),
    HBA1C_JDS("HbA1c (JDS)", "HbA1c (JDS)", "%", 3, 20),
    BMI("BMI", "BMI", "kg/m2", 10, 100),
    HEIGHT("身長", "Body height", "cm", 100, 250),
    WEIGHT("体重", "Body weight", "kg", 20, 250),
    WAIST("腹囲", "Waist", "cm", 40, 250),
    AST("AST", "AST", "U/L", 1, 1000),
    ALT("ALT", "ALT", "U/L", 1, 1000),
    GGT("γ-GT", "Gamma-GT", "U/L", 1, 1000),
    PLATELETS("血小板", "Platelets", "10*9/L", 10, 2000),
    CREATININE("クレアチニン", "Creatinine", "mg/dL", 0.1, 20),
    EGFR("eGFR", "eGFR", "mL/min/{1.73_m2}", 1, 300),
    URIC_ACID("尿酸", "Uric acid", "mg/dL", 0.1, 30),
    ALBUMIN_RATIO("尿アルブミン・クレアチニン比", "Albumin-creatinine ratio of the urine", "mg/g{creat}", 0.1, 30_000);

    private final Text name;
    private final String ucum;
    private final double lowest;
    private final double highest;

    Item(String ja, String en, String ucum, double lowest, double highest) {
        this.name = new Text(ja, en);
        this.ucum = ucum;
        this.lowest = lowest;
        this.highest = highest;
    }

    public Text display() {
        return name;
    }

    public String ucum() {
        return ucum;
    }

    /** The unit as people write it. */
    public String unit() {
        return switch (ucum) {
            case "mm[Hg]" -> "mmHg";
            case "mL/min/{1.73_m2}" -> "mL/min/1.73m²";
            default -> ucum;
        };
    }

    /** Whether models read a value. */
    public boolean holds(double value) {
        return value >= lowest && value <= highest;
    }
}
