package jp.kenkotecho.visit.model;

import java.util.function.IntFunction;
import java.util.regex.Pattern;
import jp.kenkotecho.crypto.KeyedMac;

/**
 * The codes of the posters that hang in clinics: {@code <version of the key>.<signature>.<organization>}. A code names
 * the clinic and gives nothing: whoever photographs it can show their own record there, and nothing else. It is signed so
 * that nobody hangs up a poster that leads elsewhere.
 */
public final class Posters {

    /** An id of FHIR R4 after a version and 22 letters of base64url. */
    private static final Pattern CODE =
            Pattern.compile("([1-9][0-9]{0,5})\\.([A-Za-z0-9_-]{22})\\.([A-Za-z0-9.-]{1,64})");

    private final IntFunction<KeyedMac> macs;
    private final int current;
    private final int oldest;

    /**
     * Posters under keys that change.
     *
     * @param macs what signs those of a version
     * @param current the version of new posters
     * @param oldest the oldest version that still counts
     */
    public Posters(IntFunction<KeyedMac> macs, int current, int oldest) {
        this.macs = macs;
        this.current = current;
        this.oldest = oldest;
    }

    /** The meaning that a code turns out to have. */
    public sealed interface Reading {

        /** Ours: the id of the organization. */
        record Names(String organization) implements Reading {}

        /** Ours, and older than what counts: the clinic has to hang up a new one. */
        record Outdated() implements Reading {}

        /** Not ours, or spoiled. */
        record Forged() implements Reading {}
    }

    /** The code of an organization's poster. */
    public String code(String organization) {
        return current + "." + macs.apply(current).code(signed(current, organization)) + "." + organization;
    }

    public Reading read(String code) {
        var parts = CODE.matcher(code);
        if (!parts.matches()) {
            return new Reading.Forged();
        }
        var version = Integer.parseInt(parts.group(1));
        if (version > current || !macs.apply(version).isCode(parts.group(2), signed(version, parts.group(3)))) {
            return new Reading.Forged();
        }
        return version < oldest ? new Reading.Outdated() : new Reading.Names(parts.group(3));
    }

    private static String signed(int version, String organization) {
        return version + "." + organization;
    }
}
