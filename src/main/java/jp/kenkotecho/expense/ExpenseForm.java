package jp.kenkotecho.expense;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import jp.kenkotecho.expense.model.Expense;
import jp.kenkotecho.record.ShownText;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * 国税庁の医療費集計フォーム (3.1) as a workbook: its columns and lines, not its looks, which are the tax office's own.
 * Lines from the ninth on; 医科, 歯科 and all else are 診療・治療, 調剤 is 医薬品購入.
 */
final class ExpenseForm {

    private static final int HEADER = 7;
    private static final int FIRST = 8;

    /** Lines that the form has. */
    static final int MOST = 995;

    private static final List<String> COLUMNS = List.of(
            "No.",
            "医療を受けた人",
            "病院・薬局などの名称",
            "診療・治療",
            "医薬品購入",
            "介護保険サービス",
            "その他の医療費",
            "支払った医療費の金額",
            "左のうち、補填される金額",
            "支払年月日");

    private static final String APPLIES = "該当する";
    private static final int LONGEST_PERSON = 10;
    private static final int LONGEST_PROVIDER = 20;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy/MM");

    private ExpenseForm() {}

    /**
     * The workbook.
     *
     * @param person who was treated, where a line does not say
     * @param expenses at most {@value #MOST}
     */
    static byte[] of(String person, List<Expense> expenses) {
        try (var workbook = new XSSFWorkbook();
                var bytes = new ByteArrayOutputStream()) {
            var sheet = workbook.createSheet("医療費集計フォーム");
            sheet.createRow(0).createCell(0).setCellValue("医療費集計フォーム");
            var header = sheet.createRow(HEADER);
            for (var i = 0; i < COLUMNS.size(); i++) {
                header.createCell(i).setCellValue(COLUMNS.get(i));
            }
            for (var i = 0; i < expenses.size(); i++) {
                line(sheet.createRow(FIRST + i), i + 1, person, expenses.get(i));
            }
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
    }

    private static void line(Row row, int number, String person, Expense expense) {
        row.createCell(0).setCellValue(number);
        row.createCell(1).setCellValue(cut(expense.person().isEmpty() ? person : expense.person(), LONGEST_PERSON));
        row.createCell(2).setCellValue(cut(expense.provider(), LONGEST_PROVIDER));
        kinds(row, expense.kind());
        row.createCell(7).setCellValue((double) expense.share());
        row.createCell(8).setCellValue((double) expense.paidBack());
        row.createCell(9).setCellValue(expense.first().format(expense.isOfOneDay() ? DAY : MONTH));
    }

    /** A line that came from the form names its columns; one of a notice its class of care. */
    private static void kinds(Row row, String kind) {
        var isNamed = false;
        for (var column = 3; column <= 6; column++) {
            if (kind.contains(COLUMNS.get(column))) {
                row.createCell(column).setCellValue(APPLIES);
                isNamed = true;
            }
        }
        if (!isNamed) {
            row.createCell(kind.contains("調剤") ? 4 : 3).setCellValue(APPLIES);
        }
    }

    private static String cut(String written, int longest) {
        var text = ShownText.of(written);
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
