package jp.kenkotecho.consent.model;

/** Purposes of use, HL7 v3-ActReason, that a resident can agree to. */
public enum Purpose {
    /** Treatment. */
    TREAT,
    /** Emergency treatment. */
    ETREAT,
    /** Break the glass: emergency access without a consent. */
    BTG,
    /** Family requested. */
    FAMRQT,
    /** Public health. */
    PUBHLTH,
    /** Healthcare research: nothing is read for it but by an export. */
    HRESCH
}
