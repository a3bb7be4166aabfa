package jp.kenkotecho.portal.model.csv;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.kenkotecho.portal.model.Act;
import jp.kenkotecho.portal.model.DispensedMedicine;
import jp.kenkotecho.portal.model.ExpenseLine;
import jp.kenkotecho.portal.model.ExpenseLine.Amount;
import jp.kenkotecho.portal.model.JapaneseDates;
import jp.kenkotecho.portal.model.Listing;
import jp.kenkotecho.portal.model.MynaFile;
import jp.kenkotecho.portal.model.Vaccination;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.TextNormalization;
import jp.kenkotecho.record.TsvTable;

/**
 * Tables in CSV that this server documents (docs/imports.md), for what no public format exists of. Their columns are in
 * {@code columns.tsv}; which table it is, the columns tell that it must have.
 */
public final class OwnCsv {

    private final TableKind kind;
    private final List<TableRow> records;
    private final List<Problem> notes = new ArrayList<>();

    private OwnCsv(TableKind kind, List<TableRow> records) {
        this.kind = kind;
        this.records = records;
    }

    /** What the table holds; empty when its header is none that is known. */
    public static Optional<MynaFile> read(TableLines lines) {
        return TableKind.of(TableRow.header(lines)).map(kind -> new OwnCsv(kind, TableRow.of(lines)).file());
    }

    private MynaFile file() {
        return switch (kind.name()) {
            case "薬剤" -> listing(this::medicine, MynaFile.Medicines::new);
            case "診療" -> listing(this::act, MynaFile.Acts::new);
            case "予防接種" -> listing(this::vaccination, MynaFile.Vaccinations::new);
            case "医療費" -> listing(this::expense, listing -> new MynaFile.Expenses(listing, false));
            case "健診" -> CheckupCsv.read(kind, records);
            default -> listing(record -> MotherChildCsv.examination(kind.name(), record), MynaFile.Examinations::new);
        };
    }

    private <T> MynaFile listing(Function<TableRow, Optional<T>> read, Function<Listing<T>, MynaFile> file) {
        var rows = new ArrayList<T>();
        for (var record : records) {
            var row = read.apply(record);
            if (row.isEmpty()) {
                notes.add(Problem.of(
                                Problem.Kind.LEFT_OUT,
                                "必須の列が空か、読み取れない行を取り込みませんでした。",
                                "A line whose required columns are empty or cannot be read was left out.")
                        .at(kind.failed(record)));
            }
            row.ifPresent(one -> {
                rows.add(one);
                notes.addAll(kind.notes(record));
            });
        }
        return rows.isEmpty()
                ? MynaFile.refused(Problem.Kind.MALFORMED, "読み取れる行が一つもありません。", "Not one line of it can be read.")
                : file.apply(
                        new Listing<>(records.stream().map(TableRow::subject).toList(), rows, notes));
    }

    private Optional<DispensedMedicine> medicine(TableRow record) {
        var day = record.day("調剤年月日");
        var name = record.at("医薬品名");
        if (day.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        var taken = new DispensedMedicine.Amount(JapaneseDates.decimal(record.at("用量")), record.at("単位"), false);
        return Optional.of(new DispensedMedicine(
                day.get(),
                new DispensedMedicine.Product(
                        name, TextNormalization.plain(record.at("医薬品コード")), record.at("コード体系"), record.at("成分名")),
                record.at("用法名"),
                taken,
                new DispensedMedicine.Supply(JapaneseDates.count(record.at("調剤数量")), record.at("数量区分")),
                record.institution("処方医療機関コード", "処方医療機関名"),
                record.institution("薬局コード", "薬局名"),
                record.at("RP番号"),
                record.at("剤形区分"),
                record.note(kind.columns())));
    }

    private Optional<Act> act(TableRow record) {
        var day = record.day("診療年月日");
        var month = JapaneseDates.month(record.at("診療年月"));
        var first = day.or(() -> month.map(one -> one.atDay(1)));
        var last = day.or(() -> month.map(YearMonth::atEndOfMonth));
        var name = record.at("診療行為名");
        if (first.isEmpty() || last.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Act(
                first.get(),
                last.get(),
                name,
                TextNormalization.plain(record.at("診療行為コード")),
                record.at("診療識別"),
                record.at("入外区分"),
                record.institution("医療機関コード", "医療機関名"),
                JapaneseDates.count(record.at("日数")),
                record.note(kind.columns())));
    }

    private Optional<Vaccination> vaccination(TableRow record) {
        var day = record.day("接種日");
        var name = record.at("予防接種名");
        if (day.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        var product = new Vaccination.Product(
                record.at("ワクチン名"),
                TextNormalization.plain(record.at("ワクチンコード")),
                record.at("コード体系"),
                record.at("ロット番号"),
                record.at("製造販売業者"),
                JapaneseDates.decimal(record.at("接種量(mL)")));
        return Optional.of(new Vaccination(
                day.get(),
                name,
                product,
                TextNormalization.of(record.at("接種回数")),
                record.at("定期任意区分"),
                record.at("実施区分").matches("未実施|見合わせ") ? record.at("実施区分") : "",
                record.institution("接種医療機関コード", "接種医療機関名"),
                record.at("接種部位"),
                record.at("自治体名"),
                record.at("予防接種管理番号"),
                record.day("次回予定日"),
                record.note(kind.columns())));
    }

    private Optional<ExpenseLine> expense(TableRow record) {
        var month = JapaneseDates.month(record.at("診療年月"));
        var amounts = ExpenseLine.amounts(record::at);
        if (month.isEmpty() || !amounts.containsKey(Amount.SHARE) || !amounts.containsKey(Amount.WHOLE)) {
            return Optional.empty();
        }
        return Optional.of(new ExpenseLine(
                month.get().atDay(1),
                month.get().atEndOfMonth(),
                record.at("診療区分"),
                JapaneseDates.count(record.at("日数")),
                record.at("医療機関等名称"),
                record.at("療養を受けた者"),
                amounts,
                record.at("保険者の名称"),
                Optional.<LocalDate>empty()));
    }

    /** The columns of a kind of table, for its documentation. */
    public static List<List<String>> columns() {
        return TsvTable.of(OwnCsv.class, "columns.tsv").rows();
    }
}
