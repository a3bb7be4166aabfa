package jp.kenkotecho.imports.slip.model;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kenkotecho.record.Problem;

/**
 * Reads the content of one slip symbol. Pure: the same bytes give the same reading. Limits keep hostile input small;
 * no expression here backtracks over it.
 */
public final class SlipReader {

    private static final int MOST_CHARACTERS = 1_000_000;
    private static final int MOST_LINES = 10_000;

    /** Fields of a record beyond which a line is not believed: the longest, 201, has ten. */
    private static final int MOST_FIELDS = 64;

    private static final Pattern HEADER = Pattern.compile("JAHISTC(\\d{1,2})(?:,([^,]*))?,*");
    private static final Pattern PRESCRIPTION = Pattern.compile("JAHIS\\d{1,2},*");
    private static final int LATEST_VERSION = 8;

    private SlipReader() {}

    /** From the bytes that the symbol carries: Shift_JIS (CP932), or UTF-8 as apps re-export it. */
    public static Reading read(byte[] bytes) {
        return SlipText.decode(bytes)
                .map(SlipReader::read)
                .orElseGet(() -> refused(
                        Problem.Kind.MALFORMED,
                        "文字として読み取れません。Shift_JIS か UTF-8 のデータを送ってください。",
                        "The bytes are text neither in Shift_JIS nor in UTF-8."));
    }

    /** From text that a scanner has already decoded. */
    public static Reading read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return refused(Problem.Kind.TOO_MUCH, "データが大きすぎます。お薬手帳のデータではありません。", "Far too long for a medication slip.");
        }
        var lines = linesOf(text);
        if (lines.isEmpty()) {
            return refused(Problem.Kind.MALFORMED, "データが空です。", "There is nothing in it.");
        }
        var header = normal(lines.get(0).text());
        var slip = HEADER.matcher(header);
        return slip.matches() ? body(slip, lines) : notASlip(header);
    }

    private static Reading notASlip(String header) {
        if (PRESCRIPTION.matcher(header).matches()) {
            return refused(
                    Problem.Kind.NOT_SUPPORTED,
                    "これは処方箋の二次元コードです。薬局で受け取った薬の情報 (お薬手帳用) のコードを読み取ってください。",
                    "This is the code of a prescription, not of a pharmacy's slip.");
        }
        return refused(
                Problem.Kind.MALFORMED,
                "お薬手帳のデータ (JAHISTC…) ではありません。",
                "This is not medication slip data: it does not begin with JAHISTC.");
    }

    private static Reading body(Matcher header, List<Numbered> lines) {
        var notes = new ArrayList<Problem>();
        var version = Integer.parseInt(header.group(1));
        if (version > LATEST_VERSION) {
            notes.add(Problem.of(
                    Problem.Kind.NOT_SUPPORTED,
                    "新しい版のデータです。第8版として読み取りました。",
                    "A newer version of the format; read as version 8."));
        }
        var records = recordsOf(lines, notes);
        var other = Whole.reasonNotToRead(records, lines);
        if (other.isPresent()) {
            return new Reading.Refused(other.get());
        }
        var slip = new SlipBuilder(notes).build(version, sourceOf(header.group(2)), records);
        return Whole.reasonNotToBelieve(slip)
                .<Reading>map(Reading.Refused::new)
                .orElseGet(() -> new Reading.Complete(slip, notes));
    }

    private static Slip.Source sourceOf(@org.jspecify.annotations.Nullable String direction) {
        return direction != null && normal(direction).equals("2") ? Slip.Source.PATIENT : Slip.Source.PROVIDER;
    }

    private static List<SlipLine> recordsOf(List<Numbered> lines, List<Problem> notes) {
        var records = new ArrayList<SlipLine>();
        for (var line : lines.subList(1, lines.size())) {
            SlipLine.read(line.number(), line.text())
                    .filter(record -> record.fields().size() <= MOST_FIELDS)
                    .ifPresentOrElse(records::add, () -> notes.add(unread(line)));
        }
        return records;
    }

    private static Problem unread(Numbered line) {
        return Problem.of(Problem.Kind.MALFORMED, "読み取れない行がありました。", "A line could not be read.")
                .at("line " + line.number());
    }

    /**
     * @param number of the physical line, from 1
     * @param text one record: a physical line and those after it that do not begin with a record number
     */
    record Numbered(int number, String text) {}

    private static List<Numbered> linesOf(String text) {
        var clean = text.replace("\uFEFF", "").replace("\u0000", "").replace("\u001A", "");
        var physical = clean.split("\r\n|\r|\n", MOST_LINES + 1);
        var lines = new ArrayList<Numbered>();
        for (var i = 0; i < Math.min(physical.length, MOST_LINES); i++) {
            if (physical[i].isBlank()) {
                continue;
            }
            if (lines.isEmpty() || startsRecord(physical[i])) {
                lines.add(new Numbered(i + 1, physical[i].strip()));
            } else {
                var last = lines.remove(lines.size() - 1);
                lines.add(new Numbered(last.number(), last.text() + physical[i].strip()));
            }
        }
        return lines;
    }

    private static boolean startsRecord(String line) {
        return SlipLine.read(0, line).isPresent()
                || HEADER.matcher(normal(line)).matches();
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
    }

    private static Reading refused(Problem.Kind kind, String ja, String en) {
        return new Reading.Refused(Problem.of(kind, ja, en));
    }

    static boolean isHeader(String line) {
        return HEADER.matcher(normal(line)).matches();
    }
}
