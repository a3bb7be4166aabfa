package jp.kenkotecho.visit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.RecordStore.NotWritten;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.ServerCaller;
import jp.kenkotecho.spi.Administration;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.visit.fhir.ListedOrganization;
import jp.kenkotecho.visit.model.InstitutionLine;
import jp.kenkotecho.visit.model.InstitutionLine.Institution;
import jp.kenkotecho.visit.model.InstitutionLine.Unreadable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Organization;
import org.springframework.stereotype.Component;

/**
 * A list of medical institutions as CSV, taken into the directory. One that is there already, by its code, is brought up
 * to date; a list that is sent again changes nothing.
 */
@Component
public class InstitutionList {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();

    /** A prefecture has fewer. */
    private static final int MOST_LINES = 100_000;

    private static final int MOST_TOLD = 100;
    private static final int OF_TRANSACTION = 200;

    private static final Problem BROKEN =
            Problem.of(Problem.Kind.MALFORMED, "UTF-8 の CSV として読み取れません。", "This cannot be read as CSV in UTF-8.");
    private static final Problem TOO_MANY = Problem.of(
            Problem.Kind.TOO_MUCH, "一度に読み込めるのは " + MOST_LINES + " 行までです。", "At most " + MOST_LINES + " lines at once.");

    private static final Problem INTERRUPTED = Problem.of(
            Problem.Kind.CONFLICT,
            "途中で保存できなくなりました。同じ一覧をもう一度送ってください。",
            "It could not be stored to its end: send the same list again.");

    private final RecordStore store;

    InstitutionList(RecordStore store) {
        this.store = store;
    }

    /**
     * The outcome of a list.
     *
     * @param stored lines that are in the directory now
     * @param leftOut how many lines are not
     * @param problems of the first hundred of them
     */
    public record Loaded(int stored, int leftOut, List<Problem> problems) {

        /** Whether it was taken to its end; else the same list is to be sent again. */
        public boolean isWhole() {
            return problems.stream().noneMatch(INTERRUPTED::equals);
        }
    }

    /**
     * Takes the list in.
     *
     * @param body UTF-8
     * @throws Refusal for a list of which nothing can be taken
     */
    public Loaded load(Caller by, InputStream body) {
        Administration.demand(by);
        var institutions = new LinkedHashMap<String, Institution>();
        var problems = new ArrayList<Problem>();
        var refusal = read(body, institutions, problems);
        if (refusal.isPresent()) {
            throw new Refusal(refusal.get());
        }
        var all = List.copyOf(institutions.values());
        for (var from = 0; from < all.size(); from += OF_TRANSACTION) {
            try {
                store.write(
                        ServerCaller.DIRECTORY, bundle(all.subList(from, Math.min(from + OF_TRANSACTION, all.size()))));
            } catch (NotWritten e) {
                // Sent again, what is there already stays as it is.
                return new Loaded(from, all.size() - from, List.of(INTERRUPTED));
            }
        }
        return new Loaded(
                all.size(), problems.size(), problems.stream().limit(MOST_TOLD).toList());
    }

    /** All of it before any is stored; the problem for which none is, if there is one. */
    private static Optional<Problem> read(
            InputStream body, Map<String, Institution> institutions, List<Problem> problems) {
        var strict = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        try (var text = withoutMark(new BufferedReader(new InputStreamReader(body, strict)));
                var parser = FORMAT.parse(text)) {
            var header = InstitutionLine.problemsOf(parser.getHeaderNames());
            if (!header.isEmpty()) {
                return Optional.of(header.get(0));
            }
            for (var line : parser) {
                if (line.getRecordNumber() > MOST_LINES) {
                    return Optional.of(TOO_MANY);
                }
                take(line, institutions, problems);
            }
            return Optional.empty();
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException broken) {
            return Optional.of(BROKEN);
        }
    }

    /** Spreadsheets begin UTF-8 with a byte order mark. */
    private static BufferedReader withoutMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    /** Takes a line; of two lines with one code the later counts. */
    private static void take(CSVRecord line, Map<String, Institution> institutions, List<Problem> problems) {
        var number = line.getRecordNumber() + 1;
        var read = line.isConsistent()
                ? InstitutionLine.read(line.toMap(), number)
                : InstitutionLine.ofAnotherWidth(number);
        if (read instanceof Institution institution) {
            institutions.put(institution.code(), institution);
        } else if (read instanceof Unreadable unreadable) {
            problems.add(unreadable.why());
        }
    }

    private static Bundle bundle(List<Institution> institutions) {
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        for (var institution : institutions) {
            var organization = ListedOrganization.of(institution);
            RecordQuery.of(Organization.class)
                    .is("identifier", Token.of(organization.getIdentifierFirstRep()))
                    .replace(bundle.addEntry().setResource(organization).getRequest());
        }
        return bundle;
    }
}
