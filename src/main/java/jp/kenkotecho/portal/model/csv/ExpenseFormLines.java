package jp.kenkotecho.portal.model.csv;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kenkotecho.portal.model.ExpenseLine;
import jp.kenkotecho.portal.model.ExpenseLine.Amount;
import jp.kenkotecho.portal.model.JapaneseDates;
import jp.kenkotecho.portal.model.Listing;
import jp.kenkotecho.portal.model.MynaFile;
import jp.kenkotecho.record.Problem;

/**
 * 国税庁の医療費集計フォーム (3.1): what a person paid, line by line, in columns A to J from the ninth line on. The
 * first column is a running number.
 */
public final class ExpenseFormLines {

    private static final int FIRST = 8;
    private static final int LAST = 1002;

    private static final int PERSON = 1;
    private static final int PROVIDER = 2;
    private static final int KINDS = 3;
    private static final int PAID = 7;
    private static final int PAID_BACK = 8;
    private static final int DAY = 9;

    private static final List<String> KIND = List.of("診療・治療", "医薬品購入", "介護保険サービス", "その他の医療費");
    private static final String APPLIES = "該当する";

    private final List<Problem> notes = new ArrayList<>();

    private ExpenseFormLines() {}

    /** The lines that name a provider or an amount; the problem when there is none. */
    public static MynaFile read(TableLines sheet) {
        var form = new ExpenseFormLines();
        var rows = IntStream.range(FIRST, Math.min(LAST + 1, sheet.count()))
                .boxed()
                .flatMap(line -> form.expense(sheet, line).stream())
                .toList();
        if (rows.isEmpty()) {
            return MynaFile.refused(
                    Problem.Kind.NOT_SUPPORTED,
                    "国税庁の医療費集計フォームとして読み取れる行がありません。",
                    "No line of it can be read as the tax office's form of medical expenses.");
        }
        return new MynaFile.Expenses(new Listing<>(List.of(), rows, form.notes), true);
    }

    private Optional<ExpenseLine> expense(TableLines sheet, int line) {
        var provider = sheet.cell(line, PROVIDER).strip();
        var paid = JapaneseDates.yen(sheet.cell(line, PAID));
        if (provider.isEmpty() && paid.isEmpty()) {
            return Optional.empty();
        }
        var written = sheet.cell(line, DAY);
        var day = JapaneseDates.day(written);
        var month = JapaneseDates.month(written);
        if (paid.isEmpty() || (day.isEmpty() && month.isEmpty())) {
            notes.add(Problem.of(
                            Problem.Kind.LEFT_OUT,
                            "支払った額か支払年月日が読めない行を取り込みませんでした。",
                            "A line whose amount or date of payment cannot be read was left out.")
                    .at("line " + (line + 1) + ", column " + (paid.isEmpty() ? "H" : "J")));
            return Optional.empty();
        }
        var amounts = new EnumMap<Amount, Long>(Amount.class);
        amounts.put(Amount.PAID, paid.get());
        JapaneseDates.yen(sheet.cell(line, PAID_BACK)).ifPresent(yen -> amounts.put(Amount.PAID_BACK, yen));
        return Optional.of(new ExpenseLine(
                day.or(() -> month.map(one -> one.atDay(1))).orElse(LocalDate.MIN),
                day.or(() -> month.map(YearMonth::atEndOfMonth)).orElse(LocalDate.MIN),
                kinds(sheet, line),
                0,
                provider,
                sheet.cell(line, PERSON).strip(),
                amounts,
                "",
                Optional.empty()));
    }

    private static String kinds(TableLines sheet, int line) {
        var kinds = IntStream.range(0, KIND.size())
                .filter(i -> sheet.cell(line, KINDS + i).strip().equals(APPLIES))
                .mapToObj(KIND::get)
                .collect(Collectors.joining("、"));
        return kinds.isEmpty() ? "医療費" : kinds;
    }
}
