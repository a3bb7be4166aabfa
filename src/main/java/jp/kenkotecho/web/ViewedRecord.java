package jp.kenkotecho.web;

import jp.kenkotecho.record.Relationship;

/**
 * The record that lies open: whose it is, and how the one who is signed in stands to it.
 *
 * @param id of the Patient
 * @param name as the person is called
 */
record ViewedRecord(String id, String name, Relationship relationship) {

    public boolean self() {
        return relationship == Relationship.OWN;
    }

    /** Whether they act for this other person. */
    public boolean acts() {
        return relationship == Relationship.PROXY;
    }

    /** Whether they see of it what was shared with them, and no more. */
    public boolean sees() {
        return relationship == Relationship.SHARED;
    }

    /** Whether they may do what the person may. */
    public boolean isActedFor() {
        return !sees();
    }
}
