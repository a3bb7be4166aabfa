package jp.kenkotecho.record;

/**
 * Why something asked for was not done, or was done only in part.
 *
 * @param kind what sort of problem; one table in {@code server} says which HTTP status it gets
 * @param message for a person; names fields and rules, never a value of somebody's record
 * @param where the place in the input (a FHIRPath, a parameter, "record 201, line 7"); empty when it is the whole
 */
public record Problem(Kind kind, Text message, String where) {

    /** Few kinds, so that each can have one answer everywhere. */
    public enum Kind {
        /** The input does not follow its own format. */
        MALFORMED,
        /** Content that can be read, but breaks a rule of FHIR or of a profile that it claims. */
        NONCONFORMING,
        /** A piece of it is still missing: sent whole, it could be taken. */
        INCOMPLETE,
        /** A row or an item of it cannot be read and was left out; the rest was taken. */
        LEFT_OUT,
        /** Understood, but not something this server does. */
        NOT_SUPPORTED,
        /** Nothing is there, or nothing that the caller may know of: the two are not told apart. */
        NOT_FOUND,
        /** No token, or a token that does not allow this. */
        REFUSED,
        /** Content that contradicts what is stored. */
        CONFLICT,
        /** A condition that the request itself sets does not hold: {@code If-Match}, a reference by search. */
        UNMET,
        /** Larger, deeper or more than the limits allow. */
        TOO_MUCH,
        /** A query that may cost more than one may: asked for less, or in parts, it is answered. */
        TOO_COSTLY,
        /** Work that took longer than it may and was ended: asked for less, it may be done in time. */
        TIMED_OUT,
        /** Too many at once, or asked again too soon: the same may be done later. */
        BUSY,
        /** What the server stands on is away; what was being written may or may not be stored. */
        UNAVAILABLE,
        /** Our fault. */
        BROKEN
    }

    public static Problem of(Kind kind, String ja, String en) {
        return new Problem(kind, new Text(ja, en), "");
    }

    public Problem at(String place) {
        return new Problem(kind, message, place);
    }
}
