package jp.kenkotecho.consent.model;

/** A right that was agreed to. Each is a grant of its own. */
public enum Right {
    /** Seeing records of the named categories. */
    SEE,
    /** Adding a comment (Communication) to what one sees. */
    COMMENT,
    /** Recording health guidance: encounter, plan, goals, tasks, referrals. */
    GUIDE,
    /** Acting for the person: a parent for a child, a guardian, whoever an adult appointed. */
    PROXY,
    /** Emergency access by a clinician, without the person's word, for a short time. */
    EMERGENCY
}
