package jp.kenkotecho.sharing;

import jp.kenkotecho.record.Caller;

/**
 * One question to the gate.
 *
 * @param caller who asks; the hooks refuse a request without one before they ask
 * @param type the resource type that is touched; {@link #EVERY_TYPE} when a request reaches over all types at once
 */
record Ask(Caller caller, Interaction interaction, String type) {

    static final String EVERY_TYPE = "*";
}
