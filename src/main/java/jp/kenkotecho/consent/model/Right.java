package jp.kenkotecho.consent.model;

/** What was agreed to. Each is a grant of its own. */
public enum Right {
    /** To see records of the named categories. */
    SEE,
    /** To add a comment (Communication) to what one sees. */
    COMMENT,
    /** To record health guidance: encounter, plan, goals, tasks, referrals. */
    GUIDE,
    /** To act for the person: a parent for a child, a guardian, whoever an adult appointed. */
    PROXY,
    /** Emergency access by a clinician, without the person's word, for a short time. */
    EMERGENCY
}
