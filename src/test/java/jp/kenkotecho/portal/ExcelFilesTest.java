package jp.kenkotecho.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kenkotecho.portal.model.MynaFile;
import jp.kenkotecho.record.Problem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ExplanationOfBenefit;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were opened in Excel and saved again, and results that do not count. */
class ExcelFilesTest {

    private static final Path SAMPLES = Path.of("docs/samples");

    @Test
    void the_portals_expenses_are_read_with_short_rows_padded() throws IOException {
        var text = Files.readString(SAMPLES.resolve("expenses.csv"));
        var padded = text.lines()
                .map(line -> line.contains(",") || line.isBlank() ? line : line + ",")
                .collect(Collectors.joining("\r\n"));

        assertThat(padded).contains("医療費情報明細\",");
        assertThat(resources(padded)).hasSameSizeAs(resources(text));
    }

    @Test
    void a_form_is_found_behind_other_sheets_and_an_example_of_it_is_not_taken() throws IOException {
        var workbook = workbook(new TreeMap<>(Map.of(
                "1 はじめに", List.of(List.of("医療費集計フォームの使い方"), List.of("1", "この表に書いてください")),
                "2 記入例", form("見本クリニック", "9000"),
                "3 集計", form("えきまえ薬局", "980"),
                "4 控え", form("えきまえ薬局", "980"))));

        var arrivals = MynaCasesTest.arrivals(workbook);

        assertThat(lines(arrivals)).hasSize(1).allSatisfy(line -> assertThat(
                        line.getTotalFirstRep().getAmount().getValue())
                .isEqualByComparingTo("980"));
        assertThat(places(arrivals)).containsExactly("sheet 1", "sheet 4");
    }

    @Test
    void a_table_that_was_saved_as_a_workbook_is_read_as_the_table() throws IOException {
        var csv = Files.readAllBytes(SAMPLES.resolve("expenses.csv"));
        var cells = CsvLines.of(new String(csv, StandardCharsets.UTF_8))
                .orElseThrow()
                .cells();

        var arrivals = MynaCasesTest.arrivals(workbook(Map.of("Sheet1", cells)));

        assertThat(lines(arrivals)).hasSameSizeAs(lines(MynaCasesTest.arrivals(csv)));
        assertThat(arrivals.notes()).isEqualTo(MynaCasesTest.arrivals(csv).notes());
    }

    @Test
    void a_workbook_of_many_sheets_or_of_none_that_is_known_is_refused() throws IOException {
        var many = new TreeMap<String, List<List<String>>>();
        IntStream.range(0, 21).forEach(i -> many.put("s" + i, List.of(List.of("x"))));

        assertThat(kind(workbook(many))).isEqualTo(Problem.Kind.MALFORMED);
        assertThat(kind(workbook(Map.of("予定", List.of(List.of("月", "火")))))).isEqualTo(Problem.Kind.NOT_SUPPORTED);
        assertThat(kind(workbook(Map.of("記入例", form("見本クリニック", "9000"))))).isEqualTo(Problem.Kind.NOT_SUPPORTED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            接種日,予防接種名 ; 先週,インフルエンザ ; 2025-11-05,インフルエンザ            | line 2, 接種日
            接種日,予防接種名 ; 2025-11-05, ; 2025-11-05,インフルエンザ                | line 2, 予防接種名
            接種日,予防接種名,次回予定日 ; 2025-11-05,インフルエンザ,2026/13/1          | line 2, 次回予定日
            接種日,予防接種名,接種量(mL) ; 2025-11-05,インフルエンザ,0.5ミリ            | line 2, 接種量(mL)
            受診日,項目コード,値 ; 2025/6/1,9N001,171 ; 2025/6/1,9N001000000000001,171  | line 2, 項目コード
            診療年月,診療行為名 ; 七月,初診 ; 2025/07,初診                             | line 2, 診療年月・診療年月日
            """)
    void the_cell_that_cannot_be_read_is_named_by_line_and_column(String table, String place) {
        var arrivals = MynaCasesTest.arrivals(table.replace(" ; ", "\n").getBytes(StandardCharsets.UTF_8));

        assertThat(arrivals.all()).isNotEmpty();
        assertThat(arrivals.notes()).extracting(Problem::where).contains(place);
    }

    @Test
    void a_dash_for_a_number_is_nothing_to_tell() {
        var table = "接種日,予防接種名,接種量(mL),次回予定日\n2025-11-05,インフルエンザ,-,未定";

        assertThat(places(MynaCasesTest.arrivals(table.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    private static Problem.Kind kind(byte[] bytes) {
        return ((MynaFile.Refused) FileReader.read(bytes).get(0).file()).why().kind();
    }

    /** Remarks on one place; that nobody's birth date is in the file is one on all of it. */
    private static List<String> places(PortalRecords arrivals) {
        return arrivals.notes().stream()
                .map(Problem::where)
                .filter(place -> !place.isEmpty())
                .toList();
    }

    private static List<ExplanationOfBenefit> lines(PortalRecords arrivals) {
        return arrivals.all().stream()
                .flatMap(arrival -> arrival.resources().stream())
                .filter(ExplanationOfBenefit.class::isInstance)
                .map(ExplanationOfBenefit.class::cast)
                .toList();
    }

    /** The tax office's form with one line. */
    private static List<List<String>> form(String provider, String yen) {
        var rows = new ArrayList<List<String>>(Collections.nCopies(8, List.of()));
        rows.add(List.of("1", "見本 健二", provider, "該当する", "", "", "", yen, "", "2025/03/04"));
        return rows;
    }

    private static byte[] workbook(Map<String, List<List<String>>> sheets) throws IOException {
        try (var workbook = new XSSFWorkbook();
                var bytes = new ByteArrayOutputStream()) {
            for (var name : sheets.keySet()) {
                var sheet = workbook.createSheet(name);
                var rows = sheets.get(name);
                for (var i = 0; i < rows.size(); i++) {
                    var row = sheet.createRow(i);
                    for (var column = 0; column < rows.get(i).size(); column++) {
                        row.createCell(column).setCellValue(rows.get(i).get(column));
                    }
                }
            }
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"entered-in-error", "preliminary", "registered"})
    void a_result_that_does_not_count_is_left_out_and_said(String status) throws IOException {
        var text = Files.readString(SAMPLES.resolve("echeckup.json"));
        var observation = text.indexOf("\"resourceType\": \"Observation\"");
        var at = text.indexOf("\"final\"", observation);
        var odd = text.substring(0, at) + '"' + status + '"' + text.substring(at + 7);

        var arrivals = MynaCasesTest.arrivals(odd.getBytes(StandardCharsets.UTF_8));

        assertThat(observations(odd)).isEqualTo(observations(text) - 1);
        assertThat(arrivals.notes()).extracting(Problem::kind).contains(Problem.Kind.LEFT_OUT);
        assertThat(arrivals.skipped()).containsEntry("Observation", 1);
    }

    private static long observations(String text) {
        return resources(text).stream().filter(Observation.class::isInstance).count();
    }

    private static List<DomainResource> resources(String text) {
        return MynaCasesTest.arrivals(text.getBytes(StandardCharsets.UTF_8)).all().stream()
                .flatMap(arrival -> arrival.resources().stream())
                .map(DomainResource.class::cast)
                .toList();
    }
}
