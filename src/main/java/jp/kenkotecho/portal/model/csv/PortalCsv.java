package jp.kenkotecho.portal.model.csv;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.portal.model.CheckupFile;
import jp.kenkotecho.portal.model.ExpenseLine;
import jp.kenkotecho.portal.model.ExpenseLine.Amount;
import jp.kenkotecho.portal.model.JapaneseDates;
import jp.kenkotecho.portal.model.Listing;
import jp.kenkotecho.portal.model.MynaFile;
import jp.kenkotecho.portal.model.NamedItems;
import jp.kenkotecho.portal.model.Subject;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.TextNormalization;

/**
 * What the portal saves as CSV: no table, but sections of keys with their values. A line of one cell opens a section; a
 * key that comes again begins the next record.
 */
public final class PortalCsv {

    private static final String FIRST = "わたしの情報";
    private static final String EXPENSES = "医療費通知情報";

    /** 特定健診 of 6.1001. */
    private static final String CHECKUP = "10";

    private static final String MONTH = "診療年月";
    private static final String SUBJECT = "資格情報";
    private static final String TOTALS = "医療費の合計";
    private static final String DETAILS = "医療費情報明細";
    private static final String INSURER = "保険者情報";

    private static final Set<String> TITLES = Set.of(EXPENSES, SUBJECT, TOTALS, DETAILS, INSURER);

    /** The keys of one record, and the line it begins on. */
    private record Entry(String section, int line, Map<String, String> cells) {

        String at(String key) {
            return cells.getOrDefault(key, "");
        }
    }

    private final List<Entry> entries;
    private final List<Problem> notes = new ArrayList<>();

    private PortalCsv(List<Entry> entries) {
        this.entries = entries;
    }

    public static boolean is(TableLines lines) {
        return TextNormalization.plain(lines.cell(0, 0)).equals(FIRST);
    }

    /** Expenses, check-ups; any other title is kept as it is. */
    public static MynaFile read(TableLines lines) {
        var title = TextNormalization.plain(lines.cell(1, 0));
        var csv = new PortalCsv(entries(lines));
        if (title.equals(EXPENSES)) {
            return csv.expenses();
        }
        var checkups = title.contains("健診") || title.contains("検診") ? csv.checkups() : List.<CheckupFile>of();
        return checkups.isEmpty() ? kept() : new MynaFile.Checkups(checkups);
    }

    /** A day begins a check-up; what stands before the first day is of the first. */
    private List<CheckupFile> checkups() {
        var files = new ArrayList<CheckupFile>();
        var items = new NamedItems();
        for (var entry : entries) {
            if (entry.section().isEmpty() || entry.section().equals(SUBJECT)) {
                continue;
            }
            if (items.hasDay() && entry.cells().keySet().stream().anyMatch(NamedItems::isDay)) {
                items.report(CHECKUP, subject()).ifPresent(files::add);
                items = new NamedItems();
            }
            for (var cell : entry.cells().entrySet()) {
                items.add(cell.getKey(), cell.getValue(), "line " + entry.line());
            }
        }
        items.report(CHECKUP, subject()).ifPresent(files::add);
        return NamedItems.merged(files);
    }

    private static MynaFile kept() {
        return new MynaFile.DocumentOnly(
                "マイナポータルの CSV",
                "text/csv; charset=utf-8",
                List.of(Problem.of(
                        Problem.Kind.NOT_SUPPORTED,
                        "この種類のマイナポータルの CSV は、項目の決まりが公開されていないので読み取りません。",
                        "What this kind of the portal's CSV holds is not public, so it is not read.")));
    }

    private MynaFile expenses() {
        var written = entries.stream()
                .map(entry -> entry.at("作成日"))
                .flatMap(text -> JapaneseDates.day(text).stream())
                .findFirst();
        var insurers = insurers();
        var rows = new ArrayList<ExpenseLine>();
        for (var i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            if (entry.section().equals(DETAILS)) {
                expense(entry, insurers.get(i), written).ifPresent(rows::add);
            }
        }
        if (rows.isEmpty()) {
            return MynaFile.refused(
                    Problem.Kind.MALFORMED, "医療費の明細が一行も読み取れません。", "Not one line of the expenses can be read.");
        }
        compareTotals(rows);
        return new MynaFile.Expenses(new Listing<>(subjects().toList(), rows, notes), false);
    }

    private Optional<ExpenseLine> expense(Entry entry, String insurer, Optional<LocalDate> written) {
        var month = JapaneseDates.month(entry.at(MONTH));
        var amounts = ExpenseLine.amounts(entry::at);
        if (month.isEmpty() || !amounts.containsKey(Amount.SHARE)) {
            notes.add(Problem.of(
                            Problem.Kind.LEFT_OUT,
                            "診療年月か窓口相当負担額が読めない明細を取り込みませんでした。",
                            "A line whose month or share cannot be read was left out.")
                    .at("line " + entry.line() + ", " + (month.isEmpty() ? MONTH : Amount.SHARE.printed())));
            return Optional.empty();
        }
        return Optional.of(new ExpenseLine(
                month.get().atDay(1),
                month.get().atEndOfMonth(),
                entry.at("診療区分"),
                JapaneseDates.count(entry.at("日数")),
                entry.at("医療機関等名称"),
                "",
                amounts,
                insurer,
                written));
    }

    /** The insurer of each entry: it is named behind its lines; where the file ends before, it is the first. */
    private List<String> insurers() {
        var behind = entries.stream()
                .map(PortalCsv::insurer)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
        var insurers = new String[entries.size()];
        for (var i = entries.size() - 1; i >= 0; i--) {
            var named = insurer(entries.get(i));
            behind = named.isEmpty() ? behind : named;
            insurers[i] = behind;
        }
        return List.of(insurers);
    }

    private static String insurer(Entry entry) {
        return entry.section().equals(INSURER) ? entry.at("保険者の名称") : "";
    }

    /** Who it is stands once; a file that somebody put together from two names both. */
    private Stream<Subject> subjects() {
        return entries.stream()
                .filter(entry -> entry.section().equals(SUBJECT))
                .map(entry -> new Subject(
                        entry.at("氏名カナ"),
                        Subject.sex(entry.at("性別")),
                        JapaneseDates.day(entry.at("生年月日")),
                        Stream.of("保険者等番号", "被保険者証等記号", "被保険者証等番号", "枝番")
                                .map(entry::at)
                                .toList()));
    }

    private Subject subject() {
        return subjects().findFirst().orElse(Subject.NOBODY);
    }

    /** Rounding, subsidies and hidden providers make them differ: it is said, and no reason to refuse. */
    private void compareTotals(List<ExpenseLine> rows) {
        for (var amount : Amount.values()) {
            var told = entries.stream()
                    .filter(entry -> entry.section().equals(TOTALS))
                    .flatMap(entry -> JapaneseDates.yen(entry.at(amount.printed())).stream())
                    .mapToLong(Long::longValue)
                    .boxed()
                    .toList();
            var counted = rows.stream()
                    .mapToLong(row -> row.amounts().getOrDefault(amount, 0L))
                    .sum();
            if (!told.isEmpty() && told.stream().mapToLong(Long::longValue).sum() != counted) {
                notes.add(Problem.of(
                                Problem.Kind.MALFORMED,
                                "ファイルの合計額が明細の合計と一致しません。明細を取り込みました。",
                                "The file's total is not the sum of its lines; the lines were taken.")
                        .at(amount.printed()));
            }
        }
    }

    private static List<Entry> entries(TableLines lines) {
        var entries = new ArrayList<Entry>();
        var section = "";
        var open = new Entry(section, 0, new LinkedHashMap<>());
        for (var i = 1; i < lines.count(); i++) {
            var key = key(lines.cell(i, 0));
            if (lines.width(i) < 2 || isPaddedTitle(key, lines, i)) {
                section = key.isEmpty() ? section : key;
                open = new Entry(section, i + 1, new LinkedHashMap<>());
                continue;
            }
            if (open.cells().isEmpty() || open.cells().containsKey(key)) {
                open = new Entry(section, i + 1, new LinkedHashMap<>());
                entries.add(open);
            }
            open.cells().put(key, lines.cell(i, 1).strip());
        }
        return entries;
    }

    /** Excel makes all lines as long as the longest: a title has an empty cell then, as a key without a value has. */
    private static boolean isPaddedTitle(String key, TableLines lines, int line) {
        return TITLES.contains(key) && lines.cell(line, 1).isBlank();
    }

    /** Amounts have their unit in brackets; names of items of check-ups end in brackets that belong to them. */
    private static String key(String written) {
        return TextNormalization.plain(written).replaceFirst("\\(円\\)$", "");
    }
}
