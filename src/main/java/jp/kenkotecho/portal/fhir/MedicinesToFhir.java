package jp.kenkotecho.portal.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jp.kenkotecho.portal.model.DispensedMedicine;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Reference;

/**
 * Medicines of claims and of a person's own table as MedicationDispense: that they were handed over, not that they are
 * taken. The prescriber's word is contained, as far as the source reports it.
 */
public final class MedicinesToFhir {

    private static final String DAYS = "日";
    private static final String WHOLE = "全量";

    private final PersonId person;
    private final Keys keys;

    /** @param keyed turns personal text into a key that does not tell it */
    public MedicinesToFhir(PersonId person, UnaryOperator<String> keyed) {
        this.person = person;
        this.keys = new Keys(person, keyed);
    }

    /** One for each row, in their order. */
    public List<DomainResource> resources(List<DispensedMedicine> medicines) {
        var resources = new ArrayList<DomainResource>();
        medicines.forEach(medicine -> resources.add(dispense(medicine)));
        return resources;
    }

    private MedicationDispense dispense(DispensedMedicine medicine) {
        var dispense = new MedicationDispense().setStatus(MedicationDispenseStatus.COMPLETED);
        dispense.addIdentifier(keys.next(
                "portal-dispense",
                medicine.day().toString(),
                medicine.dispensedAt().name(),
                medicine.rp(),
                medicine.product().name()));
        dispense.setMedication(product(medicine));
        generalName(medicine).ifPresent(dispense::addExtension);
        dispense.setSubject(subject());
        dispense.setWhenHandedOverElement(new DateTimeType(medicine.day().toString()));
        if (!medicine.kind().isEmpty()) {
            dispense.setCategory(new CodeableConcept().setText(medicine.kind()));
        }
        if (medicine.dispensedAt().isNamed()) {
            dispense.addPerformer().setActor(Institutions.medical(medicine.dispensedAt()));
        }
        if (medicine.prescribedAt().isNamed()) {
            dispense.addContained(prescription(medicine));
            dispense.addAuthorizingPrescription(new Reference("#prescription"));
        }
        if (medicine.supply().count() > 0 && medicine.supply().unit().equals(DAYS)) {
            dispense.setDaysSupply(days(medicine.supply().count()));
        }
        quantity(medicine).ifPresent(dispense::setQuantity);
        dosage(medicine).ifPresent(dispense::addDosageInstruction);
        if (!medicine.note().isEmpty()) {
            dispense.addNote().setText(medicine.note());
        }
        return dispense;
    }

    private MedicationRequest prescription(DispensedMedicine medicine) {
        var prescription = new MedicationRequest()
                .setStatus(MedicationRequestStatus.UNKNOWN)
                .setIntent(MedicationRequestIntent.ORDER);
        prescription.setId("prescription");
        prescription.setReported(new BooleanType(true));
        prescription.setMedication(product(medicine));
        prescription.setSubject(subject());
        prescription.setRequester(Institutions.medical(medicine.prescribedAt()));
        return prescription;
    }

    private static CodeableConcept product(DispensedMedicine medicine) {
        var concept = new CodeableConcept().setText(medicine.product().name());
        DrugCodeSystems.of(medicine.product().system(), medicine.product().code())
                .ifPresent(concept::addCoding);
        return concept;
    }

    private static Optional<Extension> generalName(DispensedMedicine medicine) {
        var ingredient = medicine.product().ingredient();
        return ingredient.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Extension(Canonical.GENERAL_NAME_EXTENSION, new CodeableConcept().setText(ingredient)));
    }

    /** All that was handed over: as told, or by day or time as often as told. */
    private static Optional<Quantity> quantity(DispensedMedicine medicine) {
        var amount = medicine.amount();
        var supply = medicine.supply();
        var isWhole = amount.isWhole() || supply.unit().equals(WHOLE);
        var times = isWhole ? 1 : supply.unit().isEmpty() ? 0 : supply.count();
        return times == 0
                ? Optional.empty()
                : amount.value().map(value -> printed(value.multiply(BigDecimal.valueOf(times)), amount.unit()));
    }

    /** The words of the usage; how much a day or at a time, where the table says which. */
    private static Optional<Dosage> dosage(DispensedMedicine medicine) {
        var dosage = new Dosage();
        if (!medicine.usage().isEmpty()) {
            dosage.setText(medicine.usage());
        }
        var amount = medicine.amount();
        if (!amount.isWhole() && amount.value().isPresent()) {
            var taken = printed(amount.value().get(), amount.unit());
            switch (medicine.supply().unit()) {
                case DAYS ->
                    dosage.addDoseAndRate()
                            .setRate(new Ratio().setNumerator(taken).setDenominator(days(1)));
                case "回" -> dosage.addDoseAndRate().setDose(taken);
                default -> {
                    // What is not said to be of a day or of a time is of neither.
                }
            }
        }
        return dosage.isEmpty() ? Optional.empty() : Optional.of(dosage);
    }

    /** A quantity with the unit as printed: no code of it is known. */
    private static Quantity printed(BigDecimal value, String unit) {
        var quantity = new Quantity().setValue(value);
        return unit.isEmpty() ? quantity : quantity.setUnit(unit);
    }

    private static Quantity days(int count) {
        return new Quantity()
                .setValue(count)
                .setUnit(DAYS)
                .setSystem(Canonical.UCUM)
                .setCode("d");
    }

    private Reference subject() {
        return new Reference("Patient/" + person.value());
    }
}
