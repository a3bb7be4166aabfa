package jp.kenkotecho.portal.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.model.CheckupFinding;
import jp.kenkotecho.record.Problem;

/**
 * One report of a check-up, of one person.
 *
 * @param kind report type of 6.1001: 10 特定健診
 * @param program of 6.1002: 010; may be empty
 * @param day when the person was examined
 * @param written when the file was made
 * @param provider who examined; may be nameless
 * @param findings in the order of the file, each once
 * @param notes what was odd, never with a value
 */
public record CheckupFile(
        String kind,
        String program,
        LocalDate day,
        Optional<LocalDate> written,
        Subject subject,
        Performer provider,
        List<CheckupFinding> findings,
        List<Problem> notes) {

    /** Says of a result that it does not count. */
    public static final Problem NOT_FINAL = Problem.of(
            Problem.Kind.LEFT_OUT,
            "確定していない、または取り消された結果を取り込みませんでした。",
            "A result that is not final, or was entered in error, was left out.");

    public CheckupFile {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /** This report together with what another of the same day and place found. */
    CheckupFile with(CheckupFile other) {
        var all = Stream.concat(findings.stream(), other.findings.stream()).toList();
        return new CheckupFile(kind, program, day, written, subject, provider, all, notes).noting(other.notes);
    }

    /** This report with more that was odd. */
    public CheckupFile noting(List<Problem> more) {
        var all = Stream.concat(notes.stream(), more.stream()).toList();
        return new CheckupFile(kind, program, day, written, subject, provider, findings, all);
    }

    /** The outcome of a report of this kind, where it is not one of results. */
    public static Optional<MynaFile> withoutResults(String kind) {
        if (kind.length() == 2 && kind.charAt(1) == '9') {
            return Optional.of(MynaFile.refused(
                    Problem.Kind.NOT_SUPPORTED,
                    "健診結果の削除を求めるファイルです。取り込みでは何も消しません。消したい記録を選んで削除してください。",
                    "This file asks for deletion. An import deletes nothing: delete the records themselves."));
        }
        return kind.matches("2[1-5]")
                ? Optional.of(new MynaFile.DocumentOnly("保健指導の記録 Health guidance", "text/xml"))
                : Optional.empty();
    }
}
