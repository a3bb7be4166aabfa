package jp.kenkotecho.portal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import jp.kenkotecho.portal.model.csv.TableLines;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * The sheets of a workbook (xlsx) as cells: dates as {@code 2026-01-05}, formulas as what they gave last. Hidden sheets hold
 * the choices of lists, and a sheet whose name says that it is an example holds nobody's expenses: they are not there.
 */
final class WorkbookSheets {

    private static final int MOST_SHEETS = 20;
    private static final int MOST_ROWS = 5_000;
    private static final int MOST_COLUMNS = 40;

    private static final Pattern EXAMPLE = Pattern.compile("例|見本|サンプル|example|sample", Pattern.CASE_INSENSITIVE);

    private WorkbookSheets() {}

    /** The cells of each, by its number from 1; empty when it is no workbook that can be read, or larger than forms are. */
    static Optional<SortedMap<Integer, TableLines>> read(byte[] bytes) {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            var sheets = new TreeMap<Integer, TableLines>();
            for (var i = 0; i < workbook.getNumberOfSheets(); i++) {
                if (i >= MOST_SHEETS || workbook.getSheetAt(i).getLastRowNum() > MOST_ROWS) {
                    return Optional.empty();
                }
                if (workbook.getSheetVisibility(i) == SheetVisibility.VISIBLE
                        && !EXAMPLE.matcher(workbook.getSheetName(i)).find()) {
                    sheets.put(i + 1, lines(workbook.getSheetAt(i)));
                }
            }
            return Optional.of(sheets);
        } catch (IOException | POIXMLException | OpenXML4JRuntimeException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static TableLines lines(Sheet sheet) {
        var lines = new ArrayList<List<String>>();
        for (var i = 0; i <= sheet.getLastRowNum(); i++) {
            var cells = new ArrayList<String>();
            var row = sheet.getRow(i);
            var columns = row == null ? 0 : Math.min(MOST_COLUMNS, row.getLastCellNum());
            for (var column = 0; column < columns; column++) {
                cells.add(text(row.getCell(column)));
            }
            lines.add(cells);
        }
        return new TableLines(lines);
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        var type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC ->
                DateUtil.isCellDateFormatted(cell)
                        ? cell.getLocalDateTimeCellValue().toLocalDate().toString()
                        : BigDecimal.valueOf(cell.getNumericCellValue())
                                .stripTrailingZeros()
                                .toPlainString();
            case STRING -> cell.getStringCellValue();
            default -> new DataFormatter().formatCellValue(cell);
        };
    }
}
