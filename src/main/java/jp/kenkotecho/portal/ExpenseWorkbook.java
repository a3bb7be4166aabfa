package jp.kenkotecho.portal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.portal.model.csv.Lines;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** The first sheet of a workbook (xlsx) as cells: dates as {@code 2026-01-05}, formulas as what they gave last. */
final class ExpenseWorkbook {

    private static final int MOST_ROWS = 5_000;
    private static final int MOST_COLUMNS = 40;

    private ExpenseWorkbook() {}

    /** The cells; empty when it is no workbook that can be read, or larger than a form is. */
    static Optional<Lines> read(byte[] bytes) {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            var sheet = workbook.getSheetAt(0);
            return sheet.getLastRowNum() > MOST_ROWS ? Optional.empty() : Optional.of(lines(sheet));
        } catch (IOException | POIXMLException | OpenXML4JRuntimeException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static Lines lines(Sheet sheet) {
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
        return new Lines(lines);
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
