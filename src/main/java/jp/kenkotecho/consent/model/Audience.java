package jp.kenkotecho.consent.model;

import jp.kenkotecho.record.Restriction;

/** The side from which somebody looks at a record: a resident hides single records from the one or the other. */
public enum Audience {
    FAMILY(Restriction.FROM_PROFESSIONALS),
    PROFESSIONALS(Restriction.FROM_FAMILY);

    private final Restriction irrelevant;

    Audience(Restriction irrelevant) {
        this.irrelevant = irrelevant;
    }

    /** The hiding that is meant for the other side. */
    Restriction irrelevant() {
        return irrelevant;
    }
}
