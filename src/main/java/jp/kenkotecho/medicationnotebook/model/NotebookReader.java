package jp.kenkotecho.medicationnotebook.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.record.LostCharacters;
import jp.kenkotecho.record.Problem;

/**
 * Reads slips out of symbols: symbols → linked symbols joined → documents → parts of record 911 joined → records → slip.
 * Pure: the same symbols in any order give the same reading. Limits keep hostile input small; no expression here
 * backtracks over it.
 */
public final class NotebookReader {

    private static final int MOST_CHARACTERS = 1_000_000;

    /** Fields of a record beyond which a text is not believed: the longest, 201, has ten. */
    private static final int MOST_FIELDS = 64;

    private static final Problem TOO_MUCH =
            Problem.of(Problem.Kind.TOO_MUCH, "データが大きすぎます。お薬手帳のデータではありません。", "Far too long for a medication slip.");

    private static final Problem UNPROVEN = Problem.of(
            Problem.Kind.MALFORMED,
            "コードの検査値 (parity) が合いませんが、つないだデータに欠けはありません。紙と見比べてください。",
            "The parity of the codes is wrong, though the joined text is whole. Compare with the slip.");

    private NotebookReader() {}

    /** Reads the bytes of one symbol that holds everything, or of a file. */
    public static NotebookReading read(byte[] bytes) {
        return read(List.of(Symbol.of(bytes)));
    }

    /** Reads text that a scanner has already decoded. */
    public static NotebookReading read(String text) {
        return read(List.of(Symbol.of(text)));
    }

    public static NotebookReading read(List<Symbol> symbols) {
        var sorted = ForeignSymbols.sort(symbols);
        var joined = Joining.join(sorted.own());
        if (joined.problem().isPresent()) {
            return new NotebookReading.Refused(joined.problem().get());
        }
        var reading = Fragments.read(joined.contents(), NotebookReader::documents);
        var proven = joined.isProven() ? reading : unproven(reading);
        return proven instanceof NotebookReading.Complete complete ? complete.noting(sorted.notes()) : proven;
    }

    /** A text without the parity that its symbols tell is taken only where nothing at all is odd about it. */
    private static NotebookReading unproven(NotebookReading reading) {
        return reading instanceof NotebookReading.Complete complete
                        && complete.notes().isEmpty()
                ? complete.noting(List.of(UNPROVEN))
                : new NotebookReading.Refused(Joining.DAMAGED);
    }

    /** Texts that each begin with a header, or ought to. */
    private static NotebookReading documents(List<String> texts) {
        if (texts.stream().mapToLong(String::length).sum() > MOST_CHARACTERS) {
            return new NotebookReading.Refused(TOO_MUCH);
        }
        if (texts.stream().anyMatch(LostCharacters::wereReplacedIn)) {
            return NotebookReading.refused(
                    Problem.Kind.MALFORMED,
                    "文字が壊れています。data か image で送るか、もう一度読み取ってください。",
                    "Characters were lost while the codes were decoded: send data or image, or scan again.");
        }
        var notes = new NotebookProblems();
        var parts = new Parts(notes);
        for (var text : texts) {
            var problem = take(text, parts);
            if (problem.isPresent()) {
                return new NotebookReading.Refused(problem.get());
            }
        }
        return parts.missing()
                .<NotebookReading>map(NotebookReading.Refused::new)
                .orElseGet(() -> slips(parts.documents(), notes));
    }

    /** A header line within a text begins another document, or another part. */
    private static Optional<Problem> take(String text, Parts parts) {
        var lines = NotebookLines.of(text);
        if (lines.areTooMany()) {
            return Optional.of(TOO_MUCH);
        }
        var header = Optional.<Header>empty();
        var records = new ArrayList<NotebookLine>();
        for (var line : lines.all()) {
            var next = Header.read(line.text());
            if (next.isPresent()) {
                var problem = header.flatMap(before -> parts.take(new NotebookPart(before, records)));
                if (problem.isPresent()) {
                    return problem;
                }
                records.clear();
                header = next;
            } else if (header.isEmpty()) {
                return Optional.of(Header.refusal(line.text()));
            } else {
                var record = NotebookLine.read(line.number(), line.text());
                if (record.filter(NotebookReader::isTooLong).isPresent()) {
                    return Optional.of(TOO_MUCH);
                }
                record.ifPresent(records::add);
            }
        }
        return header.flatMap(last -> parts.take(new NotebookPart(last, records)));
    }

    private static NotebookReading slips(List<NotebookPart> documents, NotebookProblems notes) {
        var slips = new ArrayList<Notebook>();
        for (var document : documents) {
            document.header().remark(notes);
            var slip = new NotebookBuilder(document.header(), notes).build(document.records());
            if (!slip.isEmpty()) {
                slips.add(slip);
            }
        }
        if (notes.firstDamage().isPresent()) {
            return new NotebookReading.Refused(notes.firstDamage().get());
        }
        if (slips.isEmpty()) {
            return NotebookReading.refused(
                    Problem.Kind.INCOMPLETE,
                    "薬の記録が見つかりません。紙にあるすべてのコードをまとめて読み取ってください。",
                    "There is no medicine in this slip that could be read: send all codes of the slip together.");
        }
        return new NotebookReading.Complete(slips, notes.all());
    }

    private static boolean isTooLong(NotebookLine record) {
        return record.fields().size() > MOST_FIELDS;
    }
}
