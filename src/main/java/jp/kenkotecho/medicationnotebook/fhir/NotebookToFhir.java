package jp.kenkotecho.medicationnotebook.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import jp.kenkotecho.medicationnotebook.model.Dispensing;
import jp.kenkotecho.medicationnotebook.model.DosageForm;
import jp.kenkotecho.medicationnotebook.model.DoseQuantity;
import jp.kenkotecho.medicationnotebook.model.Drug;
import jp.kenkotecho.medicationnotebook.model.Notebook;
import jp.kenkotecho.medicationnotebook.model.NotebookInstitution;
import jp.kenkotecho.medicationnotebook.model.Prescription;
import jp.kenkotecho.medicationnotebook.model.Recorder;
import jp.kenkotecho.medicationnotebook.model.Supply;
import jp.kenkotecho.medicationnotebook.model.UsageRecord;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.Placeholder;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/**
 * A slip as resources: for each drug a MedicationStatement in the shape of JP_MedicationStatement (JP Core 1.2.0), with
 * the dispensing and the order behind it; and what else the slip tells. A statement says what was handed over, which is
 * no proof that it was taken.
 */
public final class NotebookToFhir {

    /** The identifier by which a statement is recognised on a second scan. */
    public static final String DRUG_KEY = Canonical.ID + "slip-drug";

    static final String DISPENSE_KEY = Canonical.ID + "slip-dispense";
    static final String REQUEST_KEY = Canonical.ID + "slip-request";

    private final PersonId person;
    private final LocalDate today;
    private final BiFunction<Dosage, String, List<Dosage>> times;
    private final NotebookKeys keys;
    private final Remarks remarks;

    /**
     * @param today the day, in Japan, on which the slip is read: it decides whether a drug is still being taken
     * @param keyed turns personal text into a key that does not tell it
     * @param times spells out the times of a dosage, given the medicine's name
     */
    public NotebookToFhir(
            PersonId person,
            LocalDate today,
            UnaryOperator<String> keyed,
            BiFunction<Dosage, String, List<Dosage>> times) {
        this.person = person;
        this.today = today;
        this.times = times;
        this.keys = new NotebookKeys(person, keyed);
        this.remarks = new Remarks(person, keys, today);
    }

    /**
     * Where a drug stands.
     *
     * @param order within its RP, from 1
     * @param key by which it is recognised again
     */
    record Place(int rp, int order, Drug drug, String key) {

        List<Identifier> identifiers(String system) {
            return List.of(
                    new Identifier().setSystem(system).setValue(key),
                    new Identifier().setSystem(Canonical.RP_NUMBER).setValue(String.valueOf(rp)),
                    new Identifier().setSystem(Canonical.ORDER_IN_RP).setValue(String.valueOf(order)));
        }
    }

    /** Everything that the slip tells, in its order; each with an identifier of ours. */
    public List<DomainResource> resources(Notebook notebook) {
        var resources = new ArrayList<DomainResource>();
        notebook.remarks().forEach(remark -> resources.add(remarks.of(remark)));
        notebook.overTheCounter().forEach(bought -> resources.add(remarks.of(bought)));
        notebook.memos().forEach(memo -> resources.add(remarks.memo(memo)));
        notebook.dispensings().forEach(visit -> resources.addAll(ofVisit(notebook, visit)));
        notebook.familyPharmacists().forEach(pharmacist -> resources.add(remarks.of(pharmacist)));
        return resources;
    }

    /** The authors whose word the slip is: where the medicine was handed over. */
    public static List<Reference> authors(Notebook notebook) {
        return notebook.dispensings().stream()
                .map(Dispensing::dispensedAt)
                .filter(institution -> !institution.equals(NotebookInstitution.NONE))
                .map(Parties::institution)
                .toList();
    }

    private List<DomainResource> ofVisit(Notebook notebook, Dispensing visit) {
        var resources = new ArrayList<DomainResource>();
        var key = keys.visit(visit);
        for (var prescription : visit.prescriptions()) {
            for (var order = 1; order <= prescription.drugs().size(); order++) {
                var drug = prescription.drugs().get(order - 1);
                var place = new Place(
                        prescription.number(), order, drug, keys.drug(key, prescription.number(), order, drug));
                resources.addAll(ofDrug(notebook, visit, prescription, place));
            }
        }
        visit.notes().forEach(note -> resources.add(remarks.of(visit, note)));
        return resources;
    }

    private List<DomainResource> ofDrug(Notebook notebook, Dispensing visit, Prescription prescription, Place place) {
        var supplied = new DispenseAndRequest(person, visit, dosages(prescription, place.drug()));
        var statement = statement(visit, prescription, place);
        var resources = new ArrayList<DomainResource>(List.of(statement));
        supplied.dispense(notebook, prescription, place).ifPresent(dispense -> {
            statement.addDerivedFrom(Placeholder.to(dispense));
            resources.add(dispense);
        });
        supplied.request(prescription, place).ifPresent(request -> {
            statement.addBasedOn(Placeholder.to(request));
            resources.add(request);
        });
        return resources;
    }

    private MedicationStatement statement(Dispensing dispensing, Prescription prescription, Place place) {
        var drug = place.drug();
        var statement = new MedicationStatement();
        place.identifiers(DRUG_KEY).forEach(statement::addIdentifier);
        statement.setMedication(DrugConcept.of(drug));
        statement.setSubject(new Reference("Patient/" + person.value()));
        if (drug.recorder() == Recorder.PATIENT) {
            statement.setInformationSource(new Reference("Patient/" + person.value()));
        } else if (!dispensing.dispensedAt().equals(NotebookInstitution.NONE)) {
            statement.setInformationSource(Parties.institution(dispensing.dispensedAt()));
        }
        statement.setDateAssertedElement(day(dispensing.day()));
        effective(statement, dispensing.day(), prescription.usage());
        statement.setDosage(dosages(prescription, drug));
        notes(statement, prescription, drug);
        DrugConcept.generalName(drug).ifPresent(statement::addExtension);
        statement.getMeta().addProfile(Canonical.profile("kt-medication-statement"));
        if (followsJpCore(prescription, drug)) {
            statement.getMeta().addProfile(Canonical.JP_MEDICATION_STATEMENT);
        }
        return statement;
    }

    private List<Dosage> dosages(Prescription prescription, Drug drug) {
        return times.apply(NotebookDosage.of(prescription, drug), drug.name());
    }

    private void effective(MedicationStatement statement, LocalDate from, UsageRecord usage) {
        if (usage.supply().unit() != Supply.Unit.DAYS) {
            statement.setEffective(day(from)).setStatus(MedicationStatementStatus.UNKNOWN);
            return;
        }
        var until = from.plusDays(usage.supply().count() - 1L);
        var period = new Period().setStartElement(day(from)).setEndElement(day(until));
        statement.setEffective(period);
        statement.setStatus(
                until.isBefore(today) ? MedicationStatementStatus.COMPLETED : MedicationStatementStatus.ACTIVE);
    }

    private static void notes(MedicationStatement statement, Prescription prescription, Drug drug) {
        drug.supplements().forEach(text -> statement.addNote(new Annotation().setText(text)));
        if (prescription.usage().doseIs() == UsageRecord.DoseIs.TOTAL
                && drug.dose() instanceof DoseQuantity.Amount total) {
            statement.addNote(new Annotation().setText("数量 " + total.amount().toPlainString() + " " + total.unit()));
        }
        if (drug.dose() instanceof DoseQuantity.Unstated unstated
                && !unstated.text().isEmpty()) {
            statement.addNote(new Annotation().setText("用量 " + unstated.text()));
        }
    }

    /** JP Core wants a code with every quantity, and for injections a Medication that a slip cannot give. */
    private static boolean followsJpCore(Prescription prescription, Drug drug) {
        return prescription.usage().form() != DosageForm.INJECTION
                && (!(drug.dose() instanceof DoseQuantity.Amount dose)
                        || Units.codeOf(dose.unit()).isPresent());
    }

    static DateTimeType day(LocalDate day) {
        return new DateTimeType(day.toString());
    }
}
