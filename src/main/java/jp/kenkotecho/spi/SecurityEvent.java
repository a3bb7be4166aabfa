package jp.kenkotecho.spi;

/**
 * Something that whoever watches over the server wants to know: published as an application event, and logged. It holds
 * no personal value: accounts and clients by their ids, places by their shapes.
 *
 * @param what happened
 * @param who an account's or a client's id; empty when nobody was recognised
 * @param why a word for the reason; empty when there is none to give
 */
public record SecurityEvent(What what, String who, String why) {

    /** Kinds of events. */
    public enum What {
        SIGNED_IN,
        SIGN_IN_REFUSED,
        ACCOUNT_LOCKED,
        ACCOUNT_ADDED,
        ACCOUNT_INVITED,
        /** An administrator has blocked it: it signs in no more, and what it let apps do ends. */
        ACCOUNT_BLOCKED,
        ACCOUNT_UNBLOCKED,
        SECOND_FACTOR_GIVEN,
        SECOND_FACTOR_REFUSED,
        CREDENTIALS_CHANGED,
        SIGNED_OUT,
        DEVICE_REMEMBERED,
        DEVICE_FORGOTTEN,
        /** Somebody came with a token that was replaced: there are two of it, and the device was forgotten. */
        DEVICE_TOKEN_REUSED,
        GRANT_GIVEN,
        GRANT_REFUSED,
        GRANT_ENDED,
        TOKEN_REFUSED,
        REFRESH_TOKEN_REUSED,
        LINK_REFUSED,
        LAUNCH_CREATED,
        LAUNCH_REFUSED,
        ACCESS_REFUSED,
        NARROWING_MISSED,
        TOO_MANY_REQUESTS,
        /** Emergency access to many people in a row: administrators are told by mail, too. */
        EMERGENCY_SLOWED,
        CLIENT_REGISTERED,
        CLIENT_REMOVED,
        /** Who works where, by an administrator. */
        DIRECTORY_CHANGED,
        EXPORT_ASKED,
        EXPORT_APPROVED,
        EXPORT_REFUSED,
        EXPORT_RELEASED,
        /** A file of it, by a person on a page. */
        EXPORT_FETCHED,
        /** Work in the background, by an administrator. */
        JOB_CALLED_OFF
    }
}
