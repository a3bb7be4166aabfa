package jp.kenkotecho.medicationnotebook.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import jp.kenkotecho.record.Problem;

/**
 * A notebook as the texts of QR codes that a telephone's screen can show.
 *
 * @param texts one for each code, in their order; each a whole document, or a part of one with its record 911. In
 *     characters of {@code windows-31j}
 * @param notes what could not be written as it is
 */
public record NotebookCodes(List<String> texts, List<Problem> notes) {

    /** Bytes of version 20 with error correction M in byte mode (ISO/IEC 18004 table 7). */
    static final int BYTES_OF_CODE = 666;

    /** The most codes, as many as are read at once. */
    public static final int MOST = 16;

    private static final String HEADER = "JAHISTC08,2\r\n";
    private static final String END = "\r\n";
    private static final int LAST_OF_VISIT = 55;
    private static final int VISIT = 5;
    private static final Pattern DATA_ID = Pattern.compile("[0-9]{14}");
    private static final Set<Integer> OF_DOCUMENT = Set.of(3, 4, VISIT);

    public NotebookCodes {
        texts = List.copyOf(texts);
        notes = List.copyOf(notes);
    }

    /**
     * The codes of a notebook. Where it needs more than {@link #MOST}, the oldest visits are left out.
     *
     * @param id データ固有ID, 14 digits, another one for each time: the parts of one notebook are known by it
     */
    public static NotebookCodes of(Notebook notebook, String id) {
        if (!DATA_ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a データ固有ID has 14 digits");
        }
        var shorter = notebook;
        var codes = written(shorter, id);
        while (codes.texts().size() > MOST && shorter.dispensings().size() > 1) {
            shorter = shorter.withoutOldest();
            codes = written(shorter, id);
        }
        return shorter.equals(notebook) ? codes : codes.noting(LEFT_OUT);
    }

    /** The bytes of a code. */
    public static byte[] bytes(String text) {
        return text.getBytes(NotebookCharacters.CP932);
    }

    private static NotebookCodes written(Notebook notebook, String id) {
        var characters = new NotebookCharacters();
        var records = new NotebookWriter(characters).records(notebook);
        var notes = new ArrayList<Problem>();
        if (characters.areLost()) {
            notes.add(LOST);
        }
        if (characters.areCut()) {
            notes.add(CUT);
        }
        var whole = HEADER + String.join(END, records) + END;
        return new NotebookCodes(
                NotebookCharacters.length(whole) <= BYTES_OF_CODE ? List.of(whole) : parts(records, id), notes);
    }

    private static List<String> parts(List<String> records, String id) {
        var room = BYTES_OF_CODE - NotebookCharacters.length(HEADER + end(id, MOST, MOST));
        var parts = new ArrayList<StringBuilder>();
        for (var piece : pieces(records)) {
            var last = parts.isEmpty() ? new StringBuilder() : parts.get(parts.size() - 1);
            var fits = !parts.isEmpty() && NotebookCharacters.length(last + piece) <= room;
            if (fits) {
                last.append(piece);
            } else {
                parts.add(new StringBuilder(piece));
            }
        }
        var texts = new ArrayList<String>();
        for (var part : parts) {
            texts.add(HEADER + part + end(id, parts.size(), texts.size() + 1));
        }
        return texts;
    }

    /** Record 911, the last one of each part. */
    private static String end(String id, int total, int number) {
        return "911," + id + "," + total + "," + number + END;
    }

    /** Records that stay together. Each with its line end. */
    private static List<String> pieces(List<String> records) {
        var pieces = new ArrayList<StringBuilder>();
        var before = new HashSet<String>();
        for (var i = 0; i < records.size(); i++) {
            if (pieces.isEmpty() || mayBegin(records, i, before)) {
                pieces.add(new StringBuilder());
            }
            pieces.get(pieces.size() - 1).append(records.get(i)).append(END);
            before.add(records.get(i));
        }
        return pieces.stream().map(StringBuilder::toString).toList();
    }

    /**
     * Whether a part may begin here. The rule allows it before any record; but readers take what a part begins with, if
     * all of it was said before, for the visit that goes on: none begins within the head of a visit, nor with a head
     * that says nothing new.
     */
    private static boolean mayBegin(List<String> records, int at, Set<String> before) {
        var number = number(records.get(at));
        return number > LAST_OF_VISIT
                || (OF_DOCUMENT.contains(number)
                        && records.subList(at, records.size()).stream()
                                .takeWhile(record -> number(record) <= LAST_OF_VISIT)
                                .anyMatch(record -> !before.contains(record)));
    }

    private static int number(String record) {
        return Integer.parseInt(record.substring(0, record.indexOf(',')));
    }

    private NotebookCodes noting(Problem note) {
        var all = new ArrayList<>(notes);
        all.add(note);
        return new NotebookCodes(texts, all);
    }

    private static final Problem LOST = Problem.of(
            Problem.Kind.LEFT_OUT,
            "お薬手帳のコードで使えない文字があり、■ になりました。",
            "Some characters do not exist in a notebook's codes and stand as ■.");
    private static final Problem CUT = Problem.of(
            Problem.Kind.LEFT_OUT,
            "長い言葉は、お薬手帳のコードに入る長さまでになりました。",
            "Some texts are longer than a notebook's codes allow and were cut.");
    private static final Problem LEFT_OUT = Problem.of(
            Problem.Kind.LEFT_OUT,
            "薬が多いため、古い薬はコードに入っていません。",
            "There are too many medicines: the oldest are not in the codes.");
}
