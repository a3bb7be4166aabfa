package jp.kenkotecho.medicationnotebook.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Text;

/** Collects what is said of a slip while it is read: record and line, rule, never what stood there. */
final class NotebookProblems {

    private final List<Problem> notes = new ArrayList<>();
    private final List<Problem> damage = new ArrayList<>();

    void add(Problem.Kind kind, String ja, String en) {
        notes.add(Problem.of(kind, ja, en));
    }

    void add(NotebookLine record, String ja, String en) {
        notes.add(at(record, Problem.Kind.MALFORMED, ja, en));
    }

    void leftOut(NotebookLine record) {
        notes.add(at(
                record,
                Problem.Kind.NOT_SUPPORTED,
                "知らないレコードです。原本にだけ残ります。",
                "An unknown record; it is kept in the original only."));
    }

    void notImported(NotebookLine record) {
        notes.add(at(
                record,
                Problem.Kind.NOT_SUPPORTED,
                "このレコードはまだ取り込まれません。原本にだけ残ります。",
                "This record is not imported yet; it is kept in the original only."));
    }

    /** Notes that so much is missing that what was read must not be taken for the slip. */
    void damaged(NotebookLine record, String ja, String en) {
        damage.add(at(record, Problem.Kind.INCOMPLETE, ja, en));
    }

    /** Notes that it is not of one person: nobody may choose. */
    void mixed(NotebookLine record, String ja, String en) {
        damage.add(at(record, Problem.Kind.CONFLICT, ja, en));
    }

    Optional<Problem> firstDamage() {
        return damage.stream().findFirst();
    }

    List<Problem> all() {
        return List.copyOf(notes);
    }

    private static Problem at(NotebookLine record, Problem.Kind kind, String ja, String en) {
        return new Problem(kind, new Text(ja, en), "record " + record.record() + ", line " + record.line());
    }
}
