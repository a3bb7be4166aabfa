package jp.kenkotecho.medicationnotebook;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.medication.CurrentMedicines;
import jp.kenkotecho.medicationnotebook.model.Symbol;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.TextNormalization;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.springframework.stereotype.Component;

/** Photographs of a slip, looked at before it is taken. Neither they nor what was read is kept. */
@Component
public class SlipPreviews {

    /** Photographs at once. */
    public static final int MOST_PHOTOGRAPHS = 4;

    /** Pixels of the longer side of what is shown, of a single photograph and of several: a page stays light. */
    private static final int SHOWN = 800;

    private static final int SHOWN_OF_SEVERAL = 500;

    private static final Problem NOTHING =
            Problem.of(Problem.Kind.INCOMPLETE, "写真を選んでください。", "Choose a photograph of the slip.");
    private static final Problem TOO_MANY = Problem.of(
            Problem.Kind.TOO_MUCH,
            "一度に選べる写真は " + MOST_PHOTOGRAPHS + " 枚までです。",
            "Choose at most " + MOST_PHOTOGRAPHS + " photographs at once.");
    private static final Problem UNSEEN = Problem.of(
            Problem.Kind.NOT_SUPPORTED,
            "写真の中に読める QR コードが見つかりません。明るい所で、紙をまっすぐにして、コード全体が入るように とり直してください。",
            "No QR code could be read in the picture: take it again in good light, with the whole slip flat and in focus.");

    private final NotebookImport slips;
    private final SymbolImages images;
    private final CurrentMedicines medicines;

    SlipPreviews(NotebookImport slips, SymbolImages images, CurrentMedicines medicines) {
        this.slips = slips;
        this.images = images;
        this.medicines = medicines;
    }

    /**
     * The outcome of a look.
     *
     * @param pictures of the photographs just sent
     * @param carried all that was read, now and before: to be sent back with the next photograph, or to be taken
     * @param slips none while something is missing or wrong
     * @param problems why it cannot be taken
     * @param doubts what to look at before it is taken
     * @param twice of each ingredient that would be taken twice the names of its medicines
     * @param added how many medicines are new in the record
     */
    public record Seen(
            List<Picture> pictures,
            List<String> carried,
            List<ShownSlip> slips,
            List<Problem> problems,
            List<Problem> doubts,
            List<String> twice,
            int added) {

        /** Whether it can be taken, and there is something to take. */
        public boolean isWhole() {
            return problems.isEmpty() && !slips.isEmpty();
        }

        /** Whether something speaks against its being this person's, be it only a name that is written otherwise. */
        public boolean isDoubtful() {
            return Stream.concat(problems.stream(), doubts.stream())
                    .anyMatch(doubt -> doubt.where().equals(WhoseSlips.WHERE));
        }

        /** Whether another photograph could complete it. */
        public boolean isIncomplete() {
            return problems.stream().anyMatch(problem -> problem.kind() == Problem.Kind.INCOMPLETE)
                    && !carried.isEmpty();
        }
    }

    /**
     * A photograph.
     *
     * @param source a {@code data:} URL
     * @param marks where codes are
     */
    public record Picture(String source, int width, int height, List<Mark> marks) {}

    /** A code in it, and whether it was read; the units are the picture's. */
    public record Mark(boolean isRead, long x, long y, long width, long height) {}

    /**
     * Looks.
     *
     * @param carried what earlier answers gave
     */
    public Seen look(Caller caller, PersonId person, List<byte[]> photographs, List<String> carried) {
        var pictures = new ArrayList<Picture>();
        var symbols = new LinkedHashSet<Symbol>();
        try {
            symbols.addAll(CarriedSymbol.read(carried));
            if (photographs.size() > MOST_PHOTOGRAPHS) {
                throw new Refusal(TOO_MANY);
            }
            var most = photographs.size() > 1 ? SHOWN_OF_SEVERAL : SHOWN;
            photographs.stream().map(one -> images.look(one, most)).forEach(photographView -> {
                pictures.add(picture(photographView));
                symbols.addAll(photographView.symbols());
            });
            if (symbols.isEmpty()) {
                throw new Refusal(photographs.isEmpty() ? NOTHING : UNSEEN);
            }
            return seen(caller, person, pictures, List.copyOf(symbols));
        } catch (Refusal refused) {
            return new Seen(pictures, fields(symbols), List.of(), refused.problems(), List.of(), List.of(), 0);
        }
    }

    /**
     * Takes what was looked at.
     *
     * @return how many medicines are new in the record
     * @throws Refusal when it is not whole, or not this person's; nothing is stored then
     */
    public int take(Caller caller, PersonId person, List<String> carried) {
        var taken = slips.taken(caller, person, CarriedSymbol.read(carried), List.of(), true);
        return count(taken);
    }

    private Seen seen(Caller caller, PersonId person, List<Picture> pictures, List<Symbol> symbols) {
        var taken = slips.taken(caller, person, symbols, List.of(), false);
        var now = names(medicines.of(caller, person).statements().stream());
        var known = names(taken.found().known().stream()
                .filter(MedicationStatement.class::isInstance)
                .map(MedicationStatement.class::cast));
        var conflicts = taken.doubts().stream()
                .filter(doubt -> doubt.kind() == Problem.Kind.CONFLICT)
                .toList();
        var doubts = Stream.concat(taken.doubts().stream(), taken.reading().notes().stream())
                .filter(doubt -> !conflicts.contains(doubt))
                .distinct()
                .toList();
        var shown = taken.reading().slips().stream()
                .flatMap(slip -> ShownSlip.of(slip, known, now).stream())
                .toList();
        var twice = taken.warnings().stream()
                .map(issue -> issue.getImplicated().stream()
                        .map(one -> String.valueOf(one.getDisplay()))
                        .collect(Collectors.joining("、")))
                .toList();
        return new Seen(pictures, fields(symbols), shown, conflicts, doubts, twice, count(taken));
    }

    private static int count(NotebookImport.Taken taken) {
        return (int) taken.found().added().stream()
                .filter(MedicationStatement.class::isInstance)
                .count();
    }

    private static Set<String> names(Stream<MedicationStatement> statements) {
        return statements
                .filter(MedicationStatement::hasMedicationCodeableConcept)
                .map(one -> String.valueOf(one.getMedicationCodeableConcept().getText()))
                .map(SlipPreviews::plain)
                .collect(Collectors.toSet());
    }

    static String plain(String name) {
        return TextNormalization.plain(name).toLowerCase(Locale.ROOT);
    }

    private static List<String> fields(Collection<Symbol> symbols) {
        return symbols.stream().map(CarriedSymbol::of).toList();
    }

    private static Picture picture(PhotographView photographView) {
        var marks = photographView.seen().stream()
                .map(seen -> new Mark(
                        !seen.symbol().isEmpty(),
                        Math.round(seen.left()),
                        Math.round(seen.top()),
                        Math.round(seen.right() - seen.left()),
                        Math.round(seen.bottom() - seen.top())))
                .toList();
        var source = "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(photographView.jpeg());
        return new Picture(source, photographView.width(), photographView.height(), marks);
    }
}
