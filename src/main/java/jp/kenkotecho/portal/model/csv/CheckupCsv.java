package jp.kenkotecho.portal.model.csv;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.checkup.model.CheckupFinding;
import jp.kenkotecho.checkup.model.CheckupFinding.Answer;
import jp.kenkotecho.checkup.model.CheckupFinding.Measure;
import jp.kenkotecho.checkup.model.CheckupFinding.NotDone;
import jp.kenkotecho.checkup.model.CheckupFinding.Range;
import jp.kenkotecho.checkup.model.CheckupFinding.Value;
import jp.kenkotecho.checkup.model.CheckupFinding.Words;
import jp.kenkotecho.portal.model.CheckupFile;
import jp.kenkotecho.portal.model.JapaneseDates;
import jp.kenkotecho.portal.model.MynaFile;
import jp.kenkotecho.portal.model.Performer;
import jp.kenkotecho.portal.model.Subject;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.TextNormalization;

/** The documented table of check-ups: a line for each item, a report for each day, place and kind. */
final class CheckupCsv {

    private static final String ITEMS = "1.2.392.200119.6.1005";

    /** The fields that make lines one report. */
    private record Report(Subject subject, LocalDate day, Performer provider, String kind, String program) {}

    private final List<Problem> notes = new ArrayList<>();

    private final TableKind kind;

    private CheckupCsv(TableKind kind) {
        this.kind = kind;
    }

    static MynaFile read(TableKind kind, List<TableRow> records) {
        return new CheckupCsv(kind).file(records);
    }

    private MynaFile file(List<TableRow> records) {
        Map<Report, List<CheckupFinding>> reports = new LinkedHashMap<>();
        for (var record : records) {
            var day = record.day("受診日");
            var finding = finding(record);
            if (day.isEmpty() || finding.isEmpty()) {
                notes.add(Problem.of(
                                Problem.Kind.LEFT_OUT,
                                "受診日、項目コード (17 桁) か値が読めない行を取り込みませんでした。",
                                "A line whose day, item code (17 digits) or value cannot be read was left out.")
                        .at(kind.failed(record)));
                continue;
            }
            notes.addAll(kind.notes(record));
            // Two digits are a report type of 6.1001, three a program of 6.1002.
            var written = TextNormalization.plain(record.at("健診種別"));
            var report = new Report(
                    record.subject(),
                    day.get(),
                    record.institution("健診機関コード", "健診機関名"),
                    written.length() == 2 ? written : "10",
                    written.length() == 3 ? written : "");
            reports.computeIfAbsent(report, one -> new ArrayList<>()).add(finding.get());
        }
        if (reports.isEmpty()) {
            return MynaFile.refused(Problem.Kind.MALFORMED, "読み取れる行が一つもありません。", "Not one line of it can be read.");
        }
        var files = new ArrayList<CheckupFile>();
        reports.forEach((report, findings) -> {
            files.add(new CheckupFile(
                    report.kind(),
                    report.program(),
                    report.day(),
                    Optional.empty(),
                    report.subject(),
                    report.provider(),
                    findings,
                    files.isEmpty() ? notes : List.of()));
        });
        return new MynaFile.Checkups(files);
    }

    private static Optional<CheckupFinding> finding(TableRow record) {
        var code = TextNormalization.plain(record.at("項目コード"));
        var value = value(record);
        if (code.length() != 17 || value.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CheckupFinding(
                ITEMS,
                code,
                record.at("項目名"),
                value.get(),
                TextNormalization.plain(record.at("検査方法コード")),
                TextNormalization.plain(record.at("判定")),
                new Range(limit(record, "基準値下限"), limit(record, "基準値上限")),
                "",
                "",
                record.where()));
    }

    /** The last two digits of a code tell what its value is: 11 is an answer, 49 words, the rest numbers. */
    private static Optional<Value> value(TableRow record) {
        if (record.at("未実施").equals("1")) {
            return Optional.of(new NotDone());
        }
        var written = record.at("値");
        var code = TextNormalization.plain(record.at("項目コード"));
        if (written.isEmpty()) {
            return Optional.empty();
        }
        if (code.endsWith("49")) {
            return Optional.of(new Words(written));
        }
        var number = JapaneseDates.decimal(written);
        if (code.endsWith("11") || number.isEmpty()) {
            var answer = TextNormalization.plain(written);
            return answer.matches("[0-9A-Z]{1,4}")
                    ? Optional.of(new Answer("", answer, ""))
                    : Optional.of(new Words(written));
        }
        return number.map(decimal -> new Measure(decimal, record.at("単位")));
    }

    private static Optional<Measure> limit(TableRow record, String column) {
        return JapaneseDates.decimal(record.at(column)).map(decimal -> new Measure(decimal, record.at("単位")));
    }
}
