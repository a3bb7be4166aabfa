package jp.kenkotecho.medicationnotebook;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.medication.CurrentMedicines;
import jp.kenkotecho.medicationnotebook.fhir.FhirToNotebook;
import jp.kenkotecho.medicationnotebook.model.NotebookCodes;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.qr.QrSymbol;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * Shows what somebody takes now, as the caller may see it, as codes that any pharmacy reads: お薬手帳データ of JAHIS Ver.2.6,
 * 出力区分 2. Stores nothing.
 */
@Component
public class NotebookExport {

    /** The newest; more than anybody takes, and what some ten codes hold. */
    private static final int MOST_MEDICINES = 100;

    private static final DateTimeFormatter DATA_ID = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private static final Problem LEFT_OUT = Problem.of(
            Problem.Kind.LEFT_OUT,
            "薬が多いため、新しい " + MOST_MEDICINES + " 種類だけがコードに入っています。",
            "Only the newest " + MOST_MEDICINES + " medicines are in the codes.");

    private final RecordStore store;
    private final CurrentMedicines medicines;
    private final Clock clock;

    NotebookExport(RecordStore store, CurrentMedicines medicines, Clock clock) {
        this.store = store;
        this.medicines = medicines;
        this.clock = clock;
    }

    /**
     * The codes of one moment.
     *
     * @param codes in the order in which they are shown; none when no medicine is taken
     * @param medicines how many are in them
     * @param notes what is not in them as it is in the record
     */
    public record Shown(List<Code> codes, int medicines, List<Problem> notes) {
        public Shown {
            codes = List.copyOf(codes);
            notes = List.copyOf(notes);
        }
    }

    /**
     * One code.
     *
     * @param text what is in it
     */
    public record Code(String text) {

        /** Black and white, to be drawn at any size. */
        public QrSymbol symbol() {
            return QrSymbol.of(NotebookCodes.bytes(text));
        }
    }

    /**
     * The codes of what is taken now.
     *
     * @throws Refusal when the caller may know of no such person
     */
    public Shown of(Caller caller, PersonId person) {
        var patient =
                store.read(caller, Patient.class, person.value()).orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        var taken = medicines.of(caller, person).statements();
        var newest = taken.stream()
                .sorted(Comparator.comparing(NotebookExport::asserted).reversed())
                .limit(MOST_MEDICINES)
                .toList();
        var notebook = new FhirToNotebook(behind(caller, person, newest)).of(patient, newest);
        if (notebook.drugs() == 0 && notebook.memos().isEmpty()) {
            return new Shown(List.of(), 0, List.of());
        }
        var codes = NotebookCodes.of(notebook, LocalDateTime.now(clock).format(DATA_ID));
        var notes = new ArrayList<>(codes.notes());
        if (taken.size() > newest.size()) {
            notes.add(LEFT_OUT);
        }
        return new Shown(codes.texts().stream().map(Code::new).toList(), newest.size(), notes);
    }

    private static String asserted(MedicationStatement statement) {
        var day = statement.getDateAssertedElement().getValueAsString();
        return day == null ? "" : day;
    }

    private List<DomainResource> behind(Caller caller, PersonId person, List<MedicationStatement> statements) {
        var requests = statements.stream().flatMap(one -> one.getBasedOn().stream());
        var dispensings = statements.stream().flatMap(one -> one.getDerivedFrom().stream());
        return Stream.concat(
                        found(caller, person, MedicationRequest.class, requests),
                        found(caller, person, MedicationDispense.class, dispensings))
                .toList();
    }

    private <T extends DomainResource> Stream<T> found(
            Caller caller, PersonId person, Class<T> type, Stream<Reference> references) {
        var ids = references
                .map(Reference::getReferenceElement)
                .filter(reference -> type.getSimpleName().equals(reference.getResourceType()))
                .map(reference -> reference.getIdPart())
                .distinct()
                .toList();
        return ids.isEmpty()
                ? Stream.empty()
                : store.search(caller, RecordQuery.of(type, person).ids(ids)).stream();
    }
}
