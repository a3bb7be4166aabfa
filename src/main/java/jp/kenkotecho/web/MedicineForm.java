package jp.kenkotecho.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.medication.model.MedicineEntry;
import jp.kenkotecho.record.Problem;

/** The form of a medicine, as it was sent. */
record MedicineForm(String name, String code, String usage, String reason, String from, String until) {

    private static final Problem NO_DAY =
            Problem.of(Problem.Kind.MALFORMED, "日付を、年・月・日で入れてください。", "Write the day as year, month, day.");

    MedicineForm {
        name = name == null ? "" : name;
        code = code == null ? "" : code;
        usage = usage == null ? "" : usage;
        reason = reason == null ? "" : reason;
        from = from == null ? "" : from;
        until = until == null ? "" : until;
    }

    static MedicineForm of(MedicineEntry entry) {
        return new MedicineForm(
                entry.name(),
                entry.code(),
                entry.usage(),
                entry.reason(),
                entry.from().map(LocalDate::toString).orElse(""),
                entry.until().map(LocalDate::toString).orElse(""));
    }

    /** Days that are none. */
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (!from.isBlank() && day(from).isEmpty()) {
            problems.add(NO_DAY.at("from"));
        }
        if (!until.isBlank() && day(until).isEmpty()) {
            problems.add(NO_DAY.at("until"));
        }
        return problems;
    }

    MedicineEntry entry() {
        return new MedicineEntry(name, code, usage, reason, day(from), day(until));
    }

    private static Optional<LocalDate> day(String written) {
        try {
            return written.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(written.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
