package jp.kenkotecho.paging.model;

import java.util.List;

/**
 * Some of a walk, without a gap.
 *
 * @param start how many rows of the walk stand before it
 * @param rows in the order in which they are shown
 * @param isLast whether there was nothing more when it was found
 */
public record Part(int start, List<Long> rows, boolean isLast) {

    public Part {
        rows = List.copyOf(rows);
    }

    public int end() {
        return start + rows.size();
    }

    /** The rows from this index on, as far as they stand here, at most so many. */
    public List<Long> from(int index, int most) {
        return rows.subList(index - start, Math.min(index - start + most, rows.size()));
    }

    /** Whether there may be something at this index or behind. */
    public boolean goesOnAt(int index) {
        return index < end() || !isLast;
    }
}
