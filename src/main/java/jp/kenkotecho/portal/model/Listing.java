package jp.kenkotecho.portal.model;

import java.util.List;
import jp.kenkotecho.record.Problem;

/**
 * What a file lists, of one person.
 *
 * @param subject whose it says it is; {@link Subject#NOBODY} when it does not say
 * @param rows in the order of the file, equal ones each
 * @param notes what was odd or left out, never with a value
 */
public record Listing<T>(Subject subject, List<T> rows, List<Problem> notes) {

    public Listing {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }
}
