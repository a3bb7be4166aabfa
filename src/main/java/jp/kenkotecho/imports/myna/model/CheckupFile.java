package jp.kenkotecho.imports.myna.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.record.CheckupFinding;
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
        Provider provider,
        List<CheckupFinding> findings,
        List<Problem> notes) {

    public CheckupFile {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /**
     * Whom a file is about, as far as it says.
     *
     * @param sex 1 male, 2 female; empty when it does not say
     * @param insurance insurer, symbol, number, branch: personal and protected, for a keyed hash alone
     */
    public record Subject(String name, String sex, Optional<LocalDate> birth, List<String> insurance) {

        public Subject {
            insurance = List.copyOf(insurance);
        }

        /** Personal: never in a log. */
        @Override
        public String toString() {
            return "Subject[]";
        }
    }

    /**
     * Who examined.
     *
     * @param number 健診機関番号, ten digits; may be empty
     */
    public record Provider(String number, String name) {

        public static final Provider NONE = new Provider("", "");
    }
}
