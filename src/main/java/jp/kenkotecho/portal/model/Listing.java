package jp.kenkotecho.portal.model;

import java.util.List;
import jp.kenkotecho.record.Problem;

/**
 * What a file lists.
 *
 * @param subjects whom it names, each once: one, unless it is somebody's mistake; none when it does not say
 * @param rows in the order of the file, equal ones each
 * @param notes what was odd or left out, never with a value
 */
public record Listing<T>(List<Subject> subjects, List<T> rows, List<Problem> notes) {

    public Listing {
        subjects = subjects.stream()
                .filter(subject -> !subject.equals(Subject.NOBODY))
                .distinct()
                .toList();
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }
}
