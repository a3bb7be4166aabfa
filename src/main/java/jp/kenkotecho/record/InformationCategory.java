package jp.kenkotecho.record;

/**
 * The nine kinds of information that a resident shares or withholds as a whole. Each resource of a person carries
 * exactly one of them as a label that only the server sets.
 */
public enum InformationCategory {
    DAILY_HEALTH("daily-health", "健康の記録", "Daily health"),
    MEDICAL("medical", "医療に関する記録", "Medical care"),
    MEDICATION("medication", "お薬", "Medication"),
    FAMILY_DOCTOR("family-doctor", "かかりつけ医療機関", "Family doctor and pharmacy"),
    IMMUNIZATION("immunization", "予防接種", "Immunization"),
    CHECKUP("checkup", "健診・検診", "Check-ups and screening"),
    GUIDANCE("guidance", "保健指導", "Health guidance"),
    EXPENSE("expense", "医療費", "Medical expenses"),
    OTHER("other", "その他", "Other");

    private final String code;
    private final Text name;

    InformationCategory(String code, String ja, String en) {
        this.code = code;
        this.name = new Text(ja, en);
    }

    public String code() {
        return code;
    }

    public Text display() {
        return name;
    }

    /** The category with this code. A code that is none of the nine is a broken table, not an input. */
    public static InformationCategory of(String code) {
        for (var category : values()) {
            if (category.code.equals(code)) {
                return category;
            }
        }
        throw new IllegalArgumentException("no information category " + code);
    }
}
