package jp.kenkotecho.medicationnotebook.fhir;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.medicationnotebook.model.Dispensing;
import jp.kenkotecho.medicationnotebook.model.DoseQuantity;
import jp.kenkotecho.medicationnotebook.model.Notebook;
import jp.kenkotecho.medicationnotebook.model.Prescription;
import jp.kenkotecho.medicationnotebook.model.Supply;
import jp.kenkotecho.medicationnotebook.model.UsageRecord;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/** What stands behind a drug of a pharmacy's slip: that it was handed over, and who prescribed it. */
final class DispenseAndRequest {

    /** 点数表 of hospitals and clinics, 医科 and 歯科, which hand over what they prescribed themselves. */
    private static final Set<String> PRESCRIBING = Set.of("1", "3");

    private final PersonId person;
    private final Dispensing visit;
    private final List<Dosage> dosages;

    DispenseAndRequest(PersonId person, Dispensing visit, List<Dosage> dosages) {
        this.dosages = dosages;
        this.person = person;
        this.visit = visit;
    }

    /** Empty where the data is the patient's own word. */
    Optional<MedicationDispense> dispense(Notebook notebook, Prescription prescription, NotebookToFhir.Place place) {
        if (notebook.source() != Notebook.Source.PROVIDER) {
            return Optional.empty();
        }
        var drug = place.drug();
        var dispense = new MedicationDispense();
        place.identifiers(NotebookToFhir.DISPENSE_KEY).forEach(dispense::addIdentifier);
        dispense.setStatus(MedicationDispenseStatus.COMPLETED);
        dispense.setMedication(DrugConcept.of(drug));
        dispense.setSubject(new Reference("Patient/" + person.value()));
        if (!visit.dispensedAt().name().isEmpty() || !visit.dispenser().name().isEmpty()) {
            dispense.addPerformer().setActor(dispenser(dispense));
        }
        dispense.setWhenHandedOverElement(NotebookToFhir.day(visit.day()));
        dosages.forEach(dosage -> dispense.addDosageInstruction(dosage.copy()));
        var supply = prescription.usage().supply();
        if (supply.unit() == Supply.Unit.DAYS) {
            dispense.setDaysSupply(NotebookDosage.days(new Quantity(), supply.count()));
        }
        quantity(prescription.usage(), drug.dose()).ifPresent(dispense::setQuantity);
        if (dispense.getQuantity().getCodeElement().hasValue()) {
            dispense.getMeta().addProfile(Canonical.profile("kt-medication-dispense"));
        }
        return Optional.of(dispense);
    }

    /**
     * What was ordered, as the slip reports it: never the prescription itself. Empty when no prescriber is named.
     */
    Optional<MedicationRequest> request(Prescription prescription, NotebookToFhir.Place place) {
        var prescriber = prescription.prescriber();
        if (prescriber.name().isEmpty() && visit.prescribedAt().name().isEmpty()) {
            return Optional.empty();
        }
        var request = new MedicationRequest();
        place.identifiers(NotebookToFhir.REQUEST_KEY).forEach(request::addIdentifier);
        request.setStatus(MedicationRequestStatus.UNKNOWN).setIntent(MedicationRequestIntent.ORDER);
        request.setReported(new BooleanType(true));
        request.setMedication(DrugConcept.of(place.drug()));
        DrugConcept.generalName(place.drug()).ifPresent(request::addExtension);
        request.setSubject(new Reference("Patient/" + person.value()));
        if (PRESCRIBING.contains(visit.dispensedAt().feeTable())) {
            request.setAuthoredOnElement(NotebookToFhir.day(visit.day()));
        }
        request.setRequester(
                prescriber.name().isEmpty()
                        ? Parties.contained(request, "institution", visit.prescribedAt())
                        : Parties.contained(request, "prescriber", prescriber, visit.prescribedAt()));
        dosages.forEach(dosage -> request.addDosageInstruction(dosage.copy()));
        request.getMeta().addProfile(Canonical.profile("kt-medication-request"));
        return Optional.of(request);
    }

    private Reference dispenser(MedicationDispense dispense) {
        return visit.dispenser().name().isEmpty()
                ? Parties.contained(dispense, "pharmacy", visit.dispensedAt())
                : Parties.contained(dispense, "dispenser", visit.dispenser(), visit.dispensedAt());
    }

    /** The quantity by day × days, by intake × times, or the total as it stands. */
    private static Optional<Quantity> quantity(UsageRecord usage, DoseQuantity dose) {
        if (!(dose instanceof DoseQuantity.Amount amount)) {
            return Optional.empty();
        }
        var supply = usage.supply();
        var times =
                switch (usage.doseIs()) {
                    case PER_DAY -> supply.unit() == Supply.Unit.DAYS ? supply.count() : 0;
                    case PER_INTAKE -> supply.unit() == Supply.Unit.TIMES ? supply.count() : 0;
                    case TOTAL -> 1;
                };
        return times == 0
                ? Optional.empty()
                : Optional.of(
                        NotebookDosage.quantity(amount.amount().multiply(BigDecimal.valueOf(times)), amount.unit()));
    }
}
