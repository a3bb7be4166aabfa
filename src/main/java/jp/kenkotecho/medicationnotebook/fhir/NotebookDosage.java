package jp.kenkotecho.medicationnotebook.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.medicationnotebook.model.DoseQuantity;
import jp.kenkotecho.medicationnotebook.model.Drug;
import jp.kenkotecho.medicationnotebook.model.Prescription;
import jp.kenkotecho.medicationnotebook.model.Supply;
import jp.kenkotecho.medicationnotebook.model.UsageRecord;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Timing;

/** The usage of an RP as the Dosage of one of its drugs. The printed words always stay. */
final class NotebookDosage {

    private NotebookDosage() {}

    static Dosage of(Prescription prescription, Drug drug) {
        var usage = prescription.usage();
        var dosage = new Dosage();
        text(prescription).stream().findFirst().ifPresent(dosage::setText);
        dosage.setTiming(timing(usage));
        prescription
                .supplements()
                .forEach(text -> dosage.addAdditionalInstruction(new CodeableConcept().setText(text)));
        var cautions = Stream.concat(drug.cautions().stream(), prescription.cautions().stream())
                .collect(Collectors.joining("\n"));
        if (!cautions.isEmpty()) {
            dosage.setPatientInstruction(cautions);
        }
        if (usage.isAsNeeded()) {
            dosage.setAsNeeded(new BooleanType(true));
        }
        if (drug.dose() instanceof DoseQuantity.Amount dose) {
            amount(dosage, usage, dose);
        }
        return dosage;
    }

    private static List<String> text(Prescription prescription) {
        var words = new ArrayList<String>();
        words.add(prescription.usage().text());
        words.addAll(prescription.supplements());
        var text = words.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private static Timing timing(UsageRecord usage) {
        var timing = new Timing();
        if (!usage.text().isEmpty()) {
            timing.getCode().setText(usage.text());
        }
        if (!usage.jamiCode().isEmpty()) {
            timing.getCode()
                    .addCoding(new Coding().setSystem(Canonical.JAMI_USAGE).setCode(usage.jamiCode()));
        }
        if (usage.supply().unit() == Supply.Unit.DAYS) {
            timing.getRepeat().setBounds(days(new Duration(), usage.supply().count()));
        }
        if (usage.supply().unit() == Supply.Unit.TIMES) {
            timing.getRepeat().setCount(usage.supply().count());
        }
        return timing;
    }

    private static void amount(Dosage dosage, UsageRecord usage, DoseQuantity.Amount dose) {
        switch (usage.doseIs()) {
            case PER_DAY ->
                dosage.addDoseAndRate()
                        .setRate(new Ratio().setNumerator(quantity(dose)).setDenominator(days(new Quantity(), 1)));
            case PER_INTAKE -> dosage.addDoseAndRate().setDose(quantity(dose));
            case TOTAL -> {
                // An amount handed over is no dose; it stands in a note.
            }
        }
    }

    private static Quantity quantity(DoseQuantity.Amount dose) {
        return quantity(dose.amount(), dose.unit());
    }

    /** An amount with the MERIT-9 code of the unit, where it has one. */
    static Quantity quantity(BigDecimal amount, String unit) {
        var quantity = new Quantity().setValue(amount).setUnit(unit);
        Units.codeOf(unit)
                .ifPresent(code -> quantity.setSystem(Canonical.MERIT9_UNIT).setCode(code));
        return quantity;
    }

    /** JP Core fixes the words: 日, UCUM d. */
    static <T extends Quantity> T days(T quantity, int count) {
        quantity.setValue(count).setUnit("日").setSystem(Canonical.UCUM).setCode("d");
        return quantity;
    }
}
