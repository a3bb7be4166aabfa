package jp.kenkotecho.prediction.model;

import jp.kenkotecho.record.Text;

/** The class into which a guideline puts a risk; its code is one of HL7's risk-probability. */
public enum RiskClass {
    LOW("low", "低リスク", "Low risk"),
    MODERATE("moderate", "中リスク", "Moderate risk"),
    HIGH("high", "高リスク", "High risk");

    private final String code;
    private final Text name;

    RiskClass(String code, String ja, String en) {
        this.code = code;
        this.name = new Text(ja, en);
    }

    public String code() {
        return code;
    }

    public Text display() {
        return name;
    }
}
