package jp.kenkotecho.medication;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.medication.fhir.EnteredMedicine;
import jp.kenkotecho.medication.fhir.Prescribers;
import jp.kenkotecho.medication.model.MedicineEntry;
import jp.kenkotecho.medication.model.ProductCode;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.springframework.stereotype.Component;

/** Single medicines of a record as the caller may see them: one to look at or correct, and those that were stopped. */
@Component
public class KnownMedicines {

    private static final int MOST = 20;

    private final RecordStore store;

    KnownMedicines(RecordStore store) {
        this.store = store;
    }

    /** Empty when the person has none by this id, or none that the caller may know of. */
    public Optional<Medicine> of(Caller caller, PersonId person, String id) {
        return statement(caller, person, id).map(KnownMedicines::medicine);
    }

    /** What the person wrote down, as in the form; empty for what others wrote. */
    public Optional<MedicineEntry> entry(Caller caller, PersonId person, String id) {
        return statement(caller, person, id).filter(EnteredMedicine::isOne).map(EnteredMedicine::entry);
    }

    /** What the person wrote down last of the product with this code, as in the form. */
    public Optional<MedicineEntry> lastEntry(Caller caller, PersonId person, ProductCode code) {
        var own = RecordQuery.of(MedicationStatement.class, person)
                .anyOf("code", List.of(EnteredMedicine.token(code)))
                .newestFirst("_lastUpdated")
                .first(MOST);
        return store.search(caller, own).stream()
                .filter(EnteredMedicine::isOne)
                .map(EnteredMedicine::entry)
                .findFirst();
    }

    /** The newest of those that the person stopped. */
    public List<Medicine> stopped(Caller caller, PersonId person) {
        var stopped = RecordQuery.of(MedicationStatement.class, person)
                .is("status", "stopped")
                .newestFirst("_lastUpdated")
                .first(MOST);
        return store.search(caller, stopped).stream()
                .map(KnownMedicines::medicine)
                .toList();
    }

    /** The newest of those that the person wrote down and that are over, by themselves: in no list of what is taken. */
    public List<Medicine> finished(Caller caller, PersonId person, LocalDate today) {
        var own = RecordQuery.of(MedicationStatement.class, person)
                .is("status", "active", "completed")
                .is("category", EnteredMedicine.BY_THE_PERSON)
                .until("effective", today)
                .newestFirst("_lastUpdated")
                .first(MOST);
        return store.search(caller, own).stream()
                .filter(EnteredMedicine::isOne)
                .filter(one -> EnteredMedicine.isOver(one, today))
                .map(KnownMedicines::medicine)
                .toList();
    }

    private Optional<MedicationStatement> statement(Caller caller, PersonId person, String id) {
        return PersonId.read(id)
                .flatMap(known -> store.read(caller, MedicationStatement.class, known.value()))
                .filter(found ->
                        ("Patient/" + person.value()).equals(found.getSubject().getReference()));
    }

    private static Medicine medicine(MedicationStatement statement) {
        return Medicine.of(statement, new Prescribers(List.of()), Optional.empty());
    }
}
