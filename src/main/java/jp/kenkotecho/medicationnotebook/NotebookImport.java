package jp.kenkotecho.medicationnotebook;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.importing.ArrivalKeys;
import jp.kenkotecho.importing.ImportKeys;
import jp.kenkotecho.importing.ImportRequest;
import jp.kenkotecho.importing.Imported;
import jp.kenkotecho.importing.RecordImport;
import jp.kenkotecho.medication.DoseTimes;
import jp.kenkotecho.medication.SameIngredient;
import jp.kenkotecho.medicationnotebook.fhir.NotebookAnswer;
import jp.kenkotecho.medicationnotebook.fhir.NotebookDocument;
import jp.kenkotecho.medicationnotebook.fhir.NotebookToFhir;
import jp.kenkotecho.medicationnotebook.fhir.Resemblance;
import jp.kenkotecho.medicationnotebook.model.Dispensing;
import jp.kenkotecho.medicationnotebook.model.ForeignSymbols;
import jp.kenkotecho.medicationnotebook.model.NotebookReader;
import jp.kenkotecho.medicationnotebook.model.NotebookReading;
import jp.kenkotecho.medicationnotebook.model.Symbol;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.Placeholder;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.IndividualNumber;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.TimeType;
import org.springframework.stereotype.Component;

/** Takes a slip for a person: checks that it is theirs, and shows or stores what it says. */
@Component
public class NotebookImport {

    private static final String SOURCE = Canonical.ID + "source/pharmacy-slip";

    private static final Problem NO_PERSON =
            Problem.of(Problem.Kind.NOT_FOUND, "その人の記録が見つかりません。", "There is no record of that person.");

    private static final Problem DAMAGED_CODE = Problem.of(
            Problem.Kind.MALFORMED,
            "用法コードの回数が合いません。用法の文字を使いました。薬の袋と見比べてください。",
            "A usage code contradicts itself; the printed words were used. Compare with the label.");

    private final RecordStore store;
    private final RecordImport imports;
    private final ImportKeys keys;
    private final Clock clock;

    NotebookImport(RecordStore store, RecordImport imports, ImportKeys keys, Clock clock) {
        this.store = store;
        this.imports = imports;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Stores the slip in this text, for an importer that knows it to be whole and this person's.
     *
     * @throws Refusal when it is not
     */
    public void keep(Caller caller, PersonId person, String text) {
        take(caller, person, List.of(Symbol.of(text)), List.of(), true);
    }

    /**
     * Takes a slip.
     *
     * @param mealTimes the person's day; may be empty
     * @param keep whether to store it; else the answer shows what would be stored
     */
    Parameters take(Caller caller, PersonId person, List<Symbol> sent, List<TimeType> mealTimes, boolean keep) {
        var taken = taken(caller, person, sent, mealTimes, keep);
        return new NotebookAnswer(taken.reading()).of(taken.found(), taken.warnings(), taken.doubts(), keep);
    }

    /**
     * A slip that was looked at, or stored.
     *
     * @param doubts of whose it is, and of what stands in it; a conflict among them keeps it from being stored
     */
    record Taken(
            NotebookReading.Complete reading,
            NotebookAnswer.Outcomes found,
            List<DetectedIssue> warnings,
            List<Problem> doubts) {}

    /** The same, for a page. */
    Taken taken(Caller caller, PersonId person, List<Symbol> sent, List<TimeType> mealTimes, boolean keep) {
        var patient = store.read(caller, Patient.class, person.value()).orElseThrow(() -> new Refusal(NO_PERSON));
        var read = NotebookReader.read(sent);
        if (read instanceof NotebookReading.Refused refused) {
            throw new Refusal(refused.why());
        }
        var symbols = ForeignSymbols.sort(sent).own();
        if (symbols.stream().anyMatch(NotebookImport::isForbidden)) {
            throw new Refusal(IndividualNumber.PROBLEM);
        }
        var reading = (NotebookReading.Complete) read;
        var doubts = new ArrayList<Problem>();
        doubts.addAll(WhoseSlips.doubts(reading.slips(), patient));
        if (keep && doubts.stream().anyMatch(doubt -> doubt.kind() == Problem.Kind.CONFLICT)) {
            throw new Refusal(doubts);
        }
        var arrival = arrival(person, symbols, mealTimes, reading);
        var preview = imports.preview(caller, arrival);
        doubts.addAll(preview.notes());
        doubts.addAll(damagedCodes(arrival));
        doubts.addAll(resemblances(caller, person, reading, preview));
        var imported = keep ? imports.store(caller, arrival, preview) : preview;
        var found = new NotebookAnswer.Outcomes(imported.added(), imported.known());
        return new Taken(reading, found, warnings(caller, person, imported), List.copyOf(doubts));
    }

    /** Whether a line holds an Individual Number, since the original is kept. The number of a split document (record 911) is the writer's own. */
    private static boolean isForbidden(Symbol symbol) {
        return symbol.content().text().stream()
                .flatMap(String::lines)
                .filter(line -> !line.startsWith("911,"))
                .anyMatch(IndividualNumber::isIn);
    }

    private ImportRequest arrival(
            PersonId person, List<Symbol> symbols, List<TimeType> mealTimes, NotebookReading.Complete reading) {
        var made = keys.begin();
        var mapping = new NotebookToFhir(person, LocalDate.now(clock), made::of, DoseTimes::spelledOut);
        var resources = reading.slips().stream()
                .flatMap(slip -> mapping.resources(slip).stream())
                .toList();
        var authors = reading.slips().stream()
                .flatMap(slip -> NotebookToFhir.authors(slip).stream())
                .toList();
        var contents =
                symbols.stream().map(symbol -> symbol.content().toBytes()).toList();
        List<DomainResource> original =
                List.of(NotebookDocument.of(person, contents, clock.instant(), slipKey(resources, made)));
        var all = mealTimes.isEmpty()
                ? resources
                : Stream.concat(resources.stream(), Stream.of(day(person, mealTimes, made)))
                        .toList();
        return new ImportRequest(person, SOURCE, authors, original, all).keyedBy(made);
    }

    /** The same answer on the same day is one answer. */
    private QuestionnaireResponse day(PersonId person, List<TimeType> mealTimes, ArrivalKeys made) {
        var said = mealTimes.stream().map(TimeType::getValue).collect(Collectors.joining("\n"));
        var answer = DoseTimes.mealTimes(person, mealTimes, clock.instant());
        answer.setIdentifier(new Identifier()
                .setSystem(Canonical.ID + "meal-times")
                .setValue(made.of(person.value() + "\n" + LocalDate.now(clock) + "\n" + said)));
        return answer;
    }

    /** Codes that were damaged in print: their words were read instead. */
    private static List<Problem> damagedCodes(ImportRequest arrival) {
        var damaged = arrival.resources().stream()
                .filter(MedicationStatement.class::isInstance)
                .flatMap(statement -> ((MedicationStatement) statement).getDosage().stream())
                .anyMatch(DoseTimes::hasDamagedCode);
        return damaged ? List.of(DAMAGED_CODE) : List.of();
    }

    /** The same slip has the same content, whatever its encoding, calendar or order of symbols. */
    private static String slipKey(List<DomainResource> resources, ArrivalKeys made) {
        return made.ofAll(resources.stream()
                .map(resource -> Placeholder.ours(resource).getValue())
                .toList());
    }

    /** Notes on visits of which nothing was recognised, where the record holds one that is nearly the same. */
    private List<Problem> resemblances(
            Caller caller, PersonId person, NotebookReading.Complete reading, Imported preview) {
        if (preview.added().stream().noneMatch(MedicationStatement.class::isInstance)) {
            return List.of();
        }
        var known = preview.known().stream()
                .map(resource -> resource.getIdElement().getIdPart())
                .toList();
        return reading.slips().stream()
                .flatMap(slip -> slip.dispensings().stream())
                .filter(visit -> visit.drugs() > 0)
                .flatMap(visit -> {
                    var stored = ofDay(caller, person, visit).stream()
                            .filter(statement ->
                                    !known.contains(statement.getIdElement().getIdPart()))
                            .toList();
                    return Resemblance.of(visit, stored).stream();
                })
                .toList();
    }

    private List<MedicationStatement> ofDay(Caller caller, PersonId person, Dispensing visit) {
        var statements = store.search(
                caller, RecordQuery.of(MedicationStatement.class, person).on("effective", visit.day()));
        return statements.stream()
                .filter(statement -> visit.day()
                        .toString()
                        .equals(statement.getDateAssertedElement().getValueAsString()))
                .toList();
    }

    /** Warnings against what the record says is taken now. The prescriber is looked up only for what is taken twice. */
    private List<DetectedIssue> warnings(Caller caller, PersonId person, Imported imported) {
        var active = RecordQuery.of(MedicationStatement.class, person).is("status", "active");
        var stored = store.search(caller, active);
        var fresh = of(MedicationStatement.class, imported).filter(statement -> !statement.hasId());
        var twice = SameIngredient.twice(Stream.concat(stored.stream(), fresh).toList(), LocalDate.now(clock));
        if (twice.isEmpty()) {
            return List.of();
        }
        var requests = Stream.concat(
                store.search(caller, RecordQuery.of(MedicationRequest.class, person)).stream(),
                of(MedicationRequest.class, imported));
        return new SameIngredient(person, requests.toList()).issues(twice);
    }

    private static <T extends DomainResource> Stream<T> of(Class<T> type, Imported imported) {
        return imported.added().stream().filter(type::isInstance).map(type::cast);
    }
}
