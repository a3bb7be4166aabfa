package jp.kenkotecho.imports.slip.fhir;

import java.math.BigDecimal;
import java.util.Optional;
import jp.kenkotecho.imports.slip.model.Dispensing;
import jp.kenkotecho.imports.slip.model.Dose;
import jp.kenkotecho.imports.slip.model.Prescription;
import jp.kenkotecho.imports.slip.model.Slip;
import jp.kenkotecho.imports.slip.model.Supply;
import jp.kenkotecho.imports.slip.model.Usage;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/** What stands behind a drug of a pharmacy's slip: that it was handed over. */
final class Supplied {

    private final PersonId person;
    private final Dispensing visit;

    Supplied(PersonId person, Dispensing visit) {
        this.person = person;
        this.visit = visit;
    }

    /** Empty where the data is the patient's own word. */
    Optional<MedicationDispense> dispense(Slip slip, Prescription prescription, SlipToFhir.Place place) {
        if (slip.source() != Slip.Source.PROVIDER) {
            return Optional.empty();
        }
        var drug = place.drug();
        var dispense = new MedicationDispense();
        place.identifiers(SlipToFhir.DISPENSE_KEY).forEach(dispense::addIdentifier);
        dispense.setStatus(MedicationDispenseStatus.COMPLETED);
        dispense.setMedication(DrugConcept.of(drug));
        dispense.setSubject(new Reference("Patient/" + person.value()));
        if (!visit.dispensedAt().name().isEmpty() || !visit.dispenser().name().isEmpty()) {
            dispense.addPerformer().setActor(dispenser(dispense));
        }
        dispense.setWhenHandedOverElement(SlipToFhir.day(visit.day()));
        dispense.addDosageInstruction(SlipDosage.of(prescription, drug));
        var supply = prescription.usage().supply();
        if (supply.unit() == Supply.Unit.DAYS) {
            dispense.setDaysSupply(SlipDosage.days(new Quantity(), supply.count()));
        }
        quantity(prescription.usage(), drug.dose()).ifPresent(dispense::setQuantity);
        if (dispense.getQuantity().hasCode()) {
            dispense.getMeta().addProfile(Canonical.profile("kt-medication-dispense"));
        }
        return Optional.of(dispense);
    }

    private Reference dispenser(MedicationDispense dispense) {
        return visit.dispenser().name().isEmpty()
                ? Parties.contained(dispense, "pharmacy", visit.dispensedAt())
                : Parties.contained(dispense, "dispenser", visit.dispenser(), visit.dispensedAt());
    }

    /** By day × days, by intake × times, or the total as it stands. */
    private static Optional<Quantity> quantity(Usage usage, Dose dose) {
        if (!(dose instanceof Dose.Amount amount)) {
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
                : Optional.of(SlipDosage.quantity(amount.amount().multiply(BigDecimal.valueOf(times)), amount.unit()));
    }
}
