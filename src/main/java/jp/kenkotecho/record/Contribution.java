package jp.kenkotecho.record;

/** What somebody may add to another's record, where that person agreed to it. */
public enum Contribution {
    /** A message, beside what they see. */
    COMMENT("comment"),
    /** What a session of health guidance (保健指導) leaves: its encounter, plan, goals, tasks and referrals. */
    GUIDANCE("guide");

    private final String code;

    Contribution(String code) {
        this.code = code;
    }

    /** The code in the code system {@code sharing-right}. */
    public String code() {
        return code;
    }
}
