package jp.kenkotecho.imports.slip.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import jp.kenkotecho.imports.slip.model.Dispensing;
import jp.kenkotecho.imports.slip.model.DosageForm;
import jp.kenkotecho.imports.slip.model.Dose;
import jp.kenkotecho.imports.slip.model.Drug;
import jp.kenkotecho.imports.slip.model.Institution;
import jp.kenkotecho.imports.slip.model.Prescription;
import jp.kenkotecho.imports.slip.model.Slip;
import jp.kenkotecho.imports.slip.model.Supply;
import jp.kenkotecho.imports.slip.model.Usage;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/**
 * A slip as one MedicationStatement per drug, in the shape of JP_MedicationStatement (JP Core 1.2.0). It tells what was
 * handed over, which is no proof that it was taken.
 */
public final class SlipToFhir {

    /** The identifier by which a statement is recognised on a second scan. */
    public static final String DRUG_KEY = Canonical.ID + "slip-drug";

    private final PersonId person;
    private final LocalDate today;
    private final UnaryOperator<String> seal;

    /**
     * @param today the day, in Japan, on which the slip is read: it decides whether a drug is still being taken
     * @param seal turns personal text into a key that does not tell it
     */
    public SlipToFhir(PersonId person, LocalDate today, UnaryOperator<String> seal) {
        this.person = person;
        this.today = today;
        this.seal = seal;
    }

    public List<MedicationStatement> statements(Slip slip) {
        var statements = new ArrayList<MedicationStatement>();
        for (var dispensing : slip.dispensings()) {
            var keys = new DrugKeys(person, dispensing, seal);
            for (var prescription : dispensing.prescriptions()) {
                for (var order = 1; order <= prescription.drugs().size(); order++) {
                    statements.add(statement(dispensing, prescription, order, keys));
                }
            }
        }
        return statements;
    }

    /** Whose word the slip is: where the medicine was handed over. */
    public static List<Reference> authors(Slip slip) {
        return slip.dispensings().stream()
                .map(Dispensing::dispensedAt)
                .filter(institution -> !institution.equals(Institution.NONE))
                .map(SlipToFhir::institution)
                .toList();
    }

    private MedicationStatement statement(Dispensing dispensing, Prescription prescription, int order, DrugKeys keys) {
        var drug = prescription.drugs().get(order - 1);
        var statement = new MedicationStatement();
        statement.addIdentifier().setSystem(DRUG_KEY).setValue(keys.of(prescription.number(), order, drug));
        statement.addIdentifier().setSystem(Canonical.RP_NUMBER).setValue(String.valueOf(prescription.number()));
        statement.addIdentifier().setSystem(Canonical.ORDER_IN_RP).setValue(String.valueOf(order));
        statement.setMedication(medication(drug));
        statement.setSubject(new Reference("Patient/" + person.value()));
        statement.setInformationSource(institution(dispensing.dispensedAt()));
        statement.setDateAssertedElement(day(dispensing.day()));
        effective(statement, dispensing.day(), prescription.usage());
        statement.addDosage(SlipDosage.of(prescription, drug));
        notes(statement, prescription, drug);
        statement.getMeta().addProfile(Canonical.profile("kt-medication-statement"));
        if (followsJpCore(prescription, drug)) {
            statement.getMeta().addProfile(Canonical.JP_MEDICATION_STATEMENT);
        }
        return statement;
    }

    private void effective(MedicationStatement statement, LocalDate from, Usage usage) {
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

    private static CodeableConcept medication(Drug drug) {
        var concept = new CodeableConcept().setText(drug.name());
        systemOf(drug)
                .forEach(system ->
                        concept.addCoding(new Coding(system, drug.code().value(), drug.name())));
        return concept;
    }

    private static List<String> systemOf(Drug drug) {
        return switch (drug.code().kind()) {
            case RECEIPT -> List.of(Canonical.RECEIPT_CODE);
            case PRICE_LIST -> List.of(Canonical.PRICE_LIST_CODE);
            case YJ -> List.of(Canonical.YJ);
            case HOT7 -> List.of(Canonical.HOT7);
            case HOT9 -> List.of(Canonical.HOT9);
            case HOT13 -> List.of(Canonical.HOT13);
            case NONE, UNKNOWN -> List.of();
        };
    }

    /** A logical reference: the directory of institutions need not know this one. */
    private static Reference institution(Institution institution) {
        var reference = new Reference().setType("Organization").setDisplay(institution.name());
        if (!institution.tenDigits().isEmpty()) {
            reference.getIdentifier().setSystem(Canonical.INSTITUTION).setValue(institution.tenDigits());
        }
        return reference;
    }

    private static void notes(MedicationStatement statement, Prescription prescription, Drug drug) {
        drug.supplements().forEach(text -> statement.addNote(new Annotation().setText(text)));
        if (prescription.usage().doseIs() == Usage.DoseIs.TOTAL && drug.dose() instanceof Dose.Amount total) {
            statement.addNote(new Annotation().setText("数量 " + total.amount().toPlainString() + " " + total.unit()));
        }
        if (drug.dose() instanceof Dose.Unstated unstated && !unstated.text().isEmpty()) {
            statement.addNote(new Annotation().setText("用量 " + unstated.text()));
        }
        if (!drug.genericName().isEmpty()) {
            statement.addNote(new Annotation().setText("一般名 " + drug.genericName()));
        }
    }

    /** JP Core wants a code with every quantity, and for injections a Medication that a slip cannot give. */
    private static boolean followsJpCore(Prescription prescription, Drug drug) {
        return prescription.usage().form() != DosageForm.INJECTION
                && (!(drug.dose() instanceof Dose.Amount dose)
                        || Units.codeOf(dose.unit()).isPresent());
    }

    static DateTimeType day(LocalDate day) {
        return new DateTimeType(day.toString());
    }
}
