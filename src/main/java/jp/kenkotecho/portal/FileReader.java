package jp.kenkotecho.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import jp.kenkotecho.portal.model.MynaFile;
import jp.kenkotecho.portal.model.csv.TableLines;
import jp.kenkotecho.portal.model.file.MynaBytes;
import jp.kenkotecho.portal.model.file.TextReader;
import jp.kenkotecho.portal.model.json.Json;
import jp.kenkotecho.portal.model.xml.Redacted;
import jp.kenkotecho.record.IndividualNumber;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.TextDecoder;
import jp.kenkotecho.spi.GuardedContent;

/** Tells by its content what a file is, and reads it. A name or a declared type is never asked. */
final class FileReader {

    /** Files that a person saves are smaller; archives of many persons take another way. */
    private static final int MOST_BYTES = 20_000_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(100).build());
    }

    private static final List<ReadFile> FORBIDDEN =
            ReadFile.one(new MynaFile.Refused(IndividualNumber.PROBLEM), new byte[0]);

    private FileReader() {}

    /** The files that bytes hold: one file, or those of a package. */
    static List<ReadFile> read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return refused(Problem.Kind.TOO_MUCH, "ファイルが大きすぎます (20 MB まで)。", "The file is larger than 20 MB.");
        }
        return MynaBytes.isZip(bytes) ? Packages.read(bytes) : readAny(bytes);
    }

    /** A file that is no package. */
    static List<ReadFile> readAny(byte[] bytes) {
        if (GuardedContent.holdsIndividualNumber(bytes)) {
            return FORBIDDEN;
        }
        if (MynaBytes.isPdf(bytes)) {
            return ReadFile.one(new MynaFile.DocumentOnly("マイナポータルの PDF", "application/pdf", List.of()), bytes);
        }
        var text = TextDecoder.text(bytes);
        if (text.isEmpty()) {
            return refused(
                    Problem.Kind.MALFORMED,
                    "文字として読み取れません。UTF-8 か Shift_JIS のファイルを送ってください。",
                    "The file is text neither in UTF-8 nor in Shift_JIS.");
        }
        var stripped = text.get().strip();
        if (stripped.startsWith("<")) {
            return structured(stripped, TextReader.xml(stripped));
        }
        return stripped.startsWith("{") || stripped.startsWith("[") ? json(stripped) : csv(text.get());
    }

    private static List<ReadFile> json(String text) {
        return parsed(text)
                .map(json -> structured(text, TextReader.json(json)))
                .orElseGet(() -> refused(Problem.Kind.MALFORMED, "JSON として読み取れません。", "Not JSON that can be read."));
    }

    private static List<ReadFile> structured(String text, MynaFile file) {
        return file instanceof MynaFile.FhirResource ? FhirText.read(text) : ReadFile.one(file, kept(text));
    }

    /** The tree; empty for what is no JSON, or too deep. */
    static Optional<Json> parsed(String text) {
        try {
            return Optional.of(new Json(JSON.readValue(text, Object.class)));
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    private static List<ReadFile> csv(String text) {
        var lines = CsvLines.of(text);
        if (lines.filter(all -> all.cells().size() > CsvLines.MOST).isPresent()) {
            return refused(
                    Problem.Kind.TOO_MUCH,
                    "表の行が多すぎます (" + CsvLines.MOST + " 行まで)。分けて送ってください。",
                    "The table has more than " + CsvLines.MOST + " lines: send it in parts.");
        }
        return lines.filter(FileReader::areForbidden).isPresent()
                ? FORBIDDEN
                : ReadFile.one(lines.map(TextReader::csv).orElseGet(TextReader::unknown), kept(text));
    }

    /** A workbook: the cells are guarded like any text. */
    static List<ReadFile> workbook(byte[] bytes) {
        var sheets = WorkbookSheets.read(bytes);
        if (sheets.isEmpty()) {
            return refused(Problem.Kind.MALFORMED, "表計算のファイルとして読み取れません。", "Not a workbook that can be read.");
        }
        return sheets.get().values().stream().anyMatch(FileReader::areForbidden)
                        || GuardedContent.holdsIndividualNumber(bytes)
                ? FORBIDDEN
                : sheets(sheets.get(), bytes);
    }

    /** The tables of a workbook, whatever stands before them, and one form: a second one would count what is paid twice. */
    private static List<ReadFile> sheets(SortedMap<Integer, TableLines> sheets, byte[] bytes) {
        var read = new ArrayList<ReadFile>();
        var forms = 0;
        for (var sheet : sheets.entrySet()) {
            var file = TextReader.sheet(sheet.getValue());
            forms += TextReader.isForm(file) ? 1 : 0;
            var isTaken = !TextReader.isUnknown(file) && (forms < 2 || !TextReader.isForm(file));
            if (isTaken || !sheet.getValue().isBlank()) {
                read.add(isTaken ? new ReadFile(file, bytes) : setAside(sheet.getKey()));
            }
        }
        return read.stream().allMatch(one -> one.file() instanceof MynaFile.SetAside)
                ? ReadFile.one(TextReader.sheet(new TableLines(List.of())), new byte[0])
                : read;
    }

    private static ReadFile setAside(int sheet) {
        var note = Problem.of(
                        Problem.Kind.NOT_SUPPORTED,
                        "表計算のファイルの、知らない形式のシートを取り込みませんでした。",
                        "A sheet of the workbook is in a format that is not known and was not taken.")
                .at("sheet " + sheet);
        return new ReadFile(new MynaFile.SetAside(note), new byte[0]);
    }

    /** Refuses an Individual Number: within a cell a number may be broken over lines; label and number may stand side by side. */
    private static boolean areForbidden(TableLines lines) {
        return lines.cells().stream()
                .anyMatch(row -> IndividualNumber.isIn(String.join("\t", row))
                        || row.stream().anyMatch(IndividualNumber::isInValue));
    }

    static List<ReadFile> refused(Problem.Kind kind, String ja, String en) {
        return ReadFile.one(new MynaFile.Refused(Problem.of(kind, ja, en)), new byte[0]);
    }

    private static byte[] kept(String text) {
        return Redacted.of(text).getBytes(StandardCharsets.UTF_8);
    }
}
