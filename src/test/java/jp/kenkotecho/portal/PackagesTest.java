package jp.kenkotecho.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.kenkotecho.portal.model.MynaFile;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.hl7.fhir.r4.model.ExplanationOfBenefit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ZIP files: archives of check-ups, packages of PHR services, workbooks, and what pretends to be one. */
class PackagesTest {

    private static final String INDEX =
            "{\"resourceType\":\"Composition\",\"status\":\"\"}\n{\"resourceType\":\"DocumentManifest\"}\n";

    @Test
    void takes_an_archive_of_one_person() throws IOException {
        var zip = zip(Map.of(
                "1310000099_06999999_202607010_1/ix08_V08.xml",
                "<index/>",
                "1310000099_06999999_202607010_1/DATA/h1.xml",
                new CheckupReport().number("9N001000000000001", "171.5", "cm").xml()));

        assertThat(kinds(zip)).containsExactly("Checkups");
    }

    @Test
    void takes_files_that_somebody_put_into_a_zip_beside_others() throws IOException {
        var files = new LinkedHashMap<String, String>();
        files.put(
                "h1.xml",
                new CheckupReport().number("9N001000000000001", "171.5", "cm").xml());
        files.put("drugs.csv", "調剤年月日,医薬品名\n2026-10-05,ミホン錠\n");
        files.put("notice.pdf", "%PDF-1.7");
        files.put("readme.txt", "hello");
        files.put(".DS_Store", "hello");
        files.put("__MACOSX/._h1.xml", "hello");

        assertThat(kinds(zip(files))).containsExactly("Checkups", "Medicines", "DocumentOnly", "SetAside");
    }

    @Test
    void names_the_place_of_a_file_in_a_zip_that_nobody_knows() throws IOException {
        var files = new LinkedHashMap<String, String>();
        files.put("見本 健二の日記.txt", "hello");
        files.put("drugs.csv", "調剤年月日,医薬品名\n2026-10-05,ミホン錠\n");
        files.put("b.txt", "hello");

        var arrivals = MynaCasesTest.arrivals(zip(files));

        assertThat(arrivals.all()).hasSize(1);
        assertThat(arrivals.notes()).extracting(Problem::where).contains("ZIP[1]", "ZIP[3]");
        assertThat(arrivals.notes().toString()).doesNotContain("日記");
    }

    @Test
    void refuses_an_archive_of_two() throws IOException {
        var files = new LinkedHashMap<String, String>();
        files.put("x/DATA/h1.xml", new CheckupReport().xml());
        files.put("x/DATA/h2.xml", new CheckupReport().born("19800101").xml());

        assertThat(why(zip(files)).kind()).isEqualTo(Problem.Kind.CONFLICT);
    }

    @Test
    void reads_a_package_of_a_phr_service_and_keeps_what_it_does_not_know() throws IOException {
        var files = new LinkedHashMap<String, String>();
        files.put("SPHR_jp.example_20261101/index.phr", INDEX);
        files.put("SPHR_jp.example_20261101/checkup.xml", new CheckupReport().xml());
        files.put("SPHR_jp.example_20261101/pressure.json", "{\"systolic_blood_pressure\": 120}");
        files.put("SPHR_jp.example_20261101/drugs.csv", "調剤年月日,医薬品名\n2026-10-05,ミホン錠\n");

        assertThat(kinds(zip(files))).containsExactly("Checkups", "DocumentOnly", "Medicines");
    }

    @Test
    void a_forbidden_file_refuses_the_whole_package() throws IOException {
        var files = new LinkedHashMap<String, String>();
        files.put("index.phr", INDEX);
        files.put("a.json", "{\"n\": \"12345678901" + "8\"}");

        assertThatThrownBy(() -> MynaCasesTest.arrivals(zip(files))).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../DATA/h1.xml", "/DATA/h1.xml", "C:/DATA/h1.xml", "a/../../DATA/h1.xml", "..\\DATA\\h1.xml"})
    void refuses_a_path_out_of_it(String path) throws IOException {
        assertThat(why(zip(Map.of(path, "<a/>"))).kind()).isEqualTo(Problem.Kind.TOO_MUCH);
    }

    @Test
    void refuses_a_zip_within() throws IOException {
        var inner = new String(zip(Map.of("a", "b")), StandardCharsets.ISO_8859_1);

        assertThat(why(zip(Map.of("DATA/h1.xml", inner))).kind()).isEqualTo(Problem.Kind.TOO_MUCH);
    }

    @Test
    void refuses_a_bomb_and_too_many_entries() throws IOException {
        assertThat(why(zip(Map.of("DATA/h1.xml", "a".repeat(30_000_000)))).kind())
                .isEqualTo(Problem.Kind.TOO_MUCH);
        var many = new LinkedHashMap<String, String>();
        for (var i = 0; i < 2_001; i++) {
            many.put("DATA/h" + i + ".xml", "");
        }
        assertThat(why(zip(many)).kind()).isEqualTo(Problem.Kind.TOO_MUCH);
    }

    @Test
    void refuses_what_is_broken_or_unknown() throws IOException {
        var zip = zip(Map.of("DATA/h1.xml", new CheckupReport().xml()));

        for (var length = 5; length < zip.length; length += 97) {
            assertThat(FileReader.read(Arrays.copyOf(zip, length)))
                    .allMatch(read -> read.file() instanceof MynaFile.Refused);
        }
        assertThat(why(zip(Map.of("holiday.txt", "sun"))).kind()).isEqualTo(Problem.Kind.NOT_SUPPORTED);
        assertThat(why(zip(Map.of("index.phr", INDEX))).kind()).isEqualTo(Problem.Kind.NOT_SUPPORTED);
        assertThat(why(zip(Map.of("xl/workbook.xml", "<a/>"))).kind()).isEqualTo(Problem.Kind.MALFORMED);
    }

    @Test
    void reads_the_form_of_the_tax_office() throws IOException {
        var arrivals = MynaCasesTest.arrivals(form(List.of(
                List.of("1", "見本 健二", "見本クリニック", "該当する", "", "", "", 3000, 500, "2025/03/04"),
                List.of("2", "見本 健二", "えきまえ薬局", "", "該当する", "", "該当する", 980, "", "2025/04"),
                List.of("3", "", "", "", "", "", "", "", "", ""),
                List.of("4", "", "日付なし", "該当する", "", "", "", 100, "", ""))));

        var lines = arrivals.all().get(0).resources().stream()
                .filter(ExplanationOfBenefit.class::isInstance)
                .map(ExplanationOfBenefit.class::cast)
                .toList();
        assertThat(lines)
                .extracting(line -> line.getType().getText() + " "
                        + line.getBillablePeriod().getEndElement().getValueAsString() + " "
                        + line.getTotalFirstRep().getAmount().getValue())
                .containsExactly("診療・治療 2025-03-04 3000", "医薬品購入、その他の医療費 2025-04-30 980");
        assertThat(arrivals.notes()).extracting(Problem::where).contains("line 12, column J");
        assertThat(arrivals.all().get(0).source()).isEqualTo(PortalRecords.FORM);
    }

    @Test
    void guards_the_cells_of_a_workbook_and_knows_no_other() throws IOException {
        assertThat(why(form(List.of(List.of("1", "12345678901" + "8", "x", "", "", "", "", 1, "", "2025/01"))))
                        .kind())
                .isEqualTo(Problem.Kind.REFUSED);
        assertThat(why(form(List.of())).kind()).isEqualTo(Problem.Kind.NOT_SUPPORTED);
    }

    /** The two samples that no editor writes; {@code -Dgoldens=write} makes them anew. */
    @Test
    void the_binary_samples_are_what_they_should_be() throws IOException {
        var form = Path.of("docs", "samples", "expense-form.xlsx");
        var exchange = Path.of("docs", "samples", "exchange.sphr");
        if ("write".equals(System.getProperty("goldens"))) {
            Files.write(
                    form,
                    form(List.of(
                            List.of("1", "田中 健司", "見本クリニック", "該当する", "", "", "", 3000, 500, "2025/03/04"),
                            List.of("2", "田中 健司", "えきまえ薬局", "", "該当する", "", "", 980, "", "2025/04"))));
            var files = new LinkedHashMap<String, String>();
            var folder = "SPHR_jp.example_20261101090000000/";
            files.put(folder + "index.phr", INDEX);
            files.put(folder + "checkup.xml", Files.readString(Path.of("docs", "samples", "checkup.xml")));
            files.put(folder + "pressure.json", "{\"systolic_blood_pressure\": {\"value\": 128, \"unit\": \"mmHg\"}}");
            Files.write(exchange, zip(files));
        }

        assertThat(kinds(Files.readAllBytes(form))).containsExactly("Expenses");
        assertThat(kinds(Files.readAllBytes(exchange))).containsExactly("Checkups", "DocumentOnly");
    }

    private static List<String> kinds(byte[] zip) {
        return FileReader.read(zip).stream()
                .map(read -> read.file().getClass().getSimpleName())
                .toList();
    }

    private static Problem why(byte[] zip) {
        return ((MynaFile.Refused) FileReader.read(zip).get(0).file()).why();
    }

    static byte[] zip(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                var isZip = file.getValue().startsWith("PK");
                zip.write(file.getValue().getBytes(isZip ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] form(List<List<Object>> rows) throws IOException {
        try (var workbook = new XSSFWorkbook();
                var bytes = new ByteArrayOutputStream()) {
            var sheet = workbook.createSheet();
            for (var i = 0; i < rows.size(); i++) {
                var row = sheet.createRow(8 + i);
                for (var column = 0; column < rows.get(i).size(); column++) {
                    if (rows.get(i).get(column) instanceof Integer number) {
                        row.createCell(column).setCellValue(number);
                    } else {
                        row.createCell(column)
                                .setCellValue(rows.get(i).get(column).toString());
                    }
                }
            }
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }
}
