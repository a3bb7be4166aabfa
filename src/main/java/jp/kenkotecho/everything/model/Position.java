package jp.kenkotecho.everything.model;

import java.time.Instant;
import java.util.List;

/**
 * Where in a record a page begins: its types one after the other, what is of a type in the order of its last changes. So
 * what comes in meanwhile stands behind, and what was there is neither passed over nor shown twice.
 *
 * @param type the resource type; empty before all of them
 * @param from only what changed at this moment or later counts
 * @param skip how many of these are behind: what came in at once, by an import, has one moment and takes many pages
 * @param last id of the last of them; empty when it is not known
 */
public record Position(String type, Instant from, int skip, String last) {

    /** The position before all types. */
    public static final Position START = new Position("", Instant.EPOCH, 0, "");

    /**
     * The marks by which a record that was shown is found again.
     *
     * @param changed when it last changed
     */
    public record Shown(Instant changed, String id) {}

    /** The position at the beginning of a type. */
    public static Position of(String type, Instant since) {
        return new Position(type, since, 0, "");
    }

    public boolean isStart() {
        return type.isEmpty();
    }

    /** Whether there is something shown before of which can be seen that it still stands where it stood. */
    public boolean isAfterKnown() {
        return skip > 0 && !last.isEmpty();
    }

    /**
     * The position behind these, which follow here without a gap.
     *
     * <p>The next begins at the moment of the last, unless all have one moment: then others before them may have it too.
     */
    public Position behind(List<Shown> shown) {
        if (shown.isEmpty()) {
            return this;
        }
        var end = shown.get(shown.size() - 1);
        var sameMoment = (int) shown.stream()
                .filter(one -> one.changed().equals(end.changed()))
                .count();
        return sameMoment < shown.size() || skip == 0
                ? new Position(type, end.changed(), sameMoment, end.id())
                : new Position(type, from, skip + shown.size(), end.id());
    }

    /** The position behind so many of which not all were shown. */
    public Position past(int rows) {
        return new Position(type, from, skip + rows, "");
    }

    /**
     * What stood before is gone, so nobody can tell how many are still to be skipped: its moment begins anew, since rather
     * something comes twice than not at all.
     */
    public Position again() {
        return new Position(type, from, 0, "");
    }
}
