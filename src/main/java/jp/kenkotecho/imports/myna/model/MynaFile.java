package jp.kenkotecho.imports.myna.model;

import jp.kenkotecho.record.Problem;

/** What a file turned out to be. */
public sealed interface MynaFile {

    /** A report of a check-up. */
    record Checkup(CheckupFile file) implements MynaFile {}

    /** Something to keep as it is, whose content is not read. */
    record DocumentOnly(String title, String contentType) implements MynaFile {}

    /** Nothing of it is taken. */
    record Refused(Problem why) implements MynaFile {}

    static Refused refused(Problem.Kind kind, String ja, String en) {
        return new Refused(Problem.of(kind, ja, en));
    }
}
