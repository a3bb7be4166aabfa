package jp.kenkotecho.medicationnotebook.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.medicationnotebook.model.DosageForm;
import jp.kenkotecho.medicationnotebook.model.DoseQuantity;
import jp.kenkotecho.medicationnotebook.model.Drug;
import jp.kenkotecho.medicationnotebook.model.DrugCode;
import jp.kenkotecho.medicationnotebook.model.Recorder;
import jp.kenkotecho.medicationnotebook.model.Supply;
import jp.kenkotecho.medicationnotebook.model.UsageRecord;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Quantity;

/**
 * A MedicationStatement as record 201 with its usage: the way back from {@link NotebookToFhir}, and what other apps wrote
 * as far as a notebook has a place for it.
 */
final class DrugOfStatement {

    private static final Map<String, DrugCode.Kind> KINDS = Map.of(
            Canonical.YJ, DrugCode.Kind.YJ,
            Canonical.PRICE_LIST_CODE, DrugCode.Kind.PRICE_LIST,
            Canonical.RECEIPT_CODE, DrugCode.Kind.RECEIPT,
            Canonical.HOT7, DrugCode.Kind.HOT7,
            Canonical.HOT9, DrugCode.Kind.HOT9,
            Canonical.HOT13, DrugCode.Kind.HOT13);

    private static final int MOST_DAYS = 999;

    private final MedicationStatement statement;
    private final Optional<Quantity> handedOver;

    /** @param handedOver how much in all, where a dispensing tells it */
    DrugOfStatement(MedicationStatement statement, Optional<Quantity> handedOver) {
        this.statement = statement;
        this.handedOver = handedOver.filter(DrugOfStatement::isAmount);
    }

    /** The name as printed; empty when there is none. */
    static String nameOf(MedicationStatement statement) {
        if (!statement.hasMedicationCodeableConcept()) {
            return Optional.ofNullable(statement.getMedicationReference().getDisplay())
                    .orElse("");
        }
        var concept = statement.getMedicationCodeableConcept();
        return Stream.concat(
                        Stream.ofNullable(concept.getText()),
                        concept.getCoding().stream().flatMap(code -> Stream.ofNullable(code.getDisplay())))
                .findFirst()
                .orElse("");
    }

    Drug drug(Recorder recorder) {
        var supplements = statement.getNote().stream()
                .flatMap(note -> Stream.ofNullable(note.getText()))
                .filter(text -> !text.startsWith("数量 ") && !text.startsWith("用量 "))
                .toList();
        var cautions = statement.getDosage().stream()
                .flatMap(dosage -> Stream.ofNullable(dosage.getPatientInstruction()))
                .flatMap(String::lines)
                .distinct()
                .toList();
        return new Drug(nameOf(statement), dose(), code(), generic(), supplements, cautions, recorder);
    }

    UsageRecord usage() {
        var supply = supply();
        var jami = codings()
                .filter(coding -> Canonical.JAMI_USAGE.equals(coding.getSystem()))
                .flatMap(coding -> Stream.ofNullable(coding.getCode()))
                .findFirst()
                .orElse("");
        return new UsageRecord(text(), supply, form(supply, jami), jami);
    }

    List<String> usageSupplements() {
        return statement.getDosage().stream()
                .flatMap(dosage -> dosage.getAdditionalInstruction().stream())
                .flatMap(instruction -> Stream.ofNullable(instruction.getText()))
                .distinct()
                .toList();
    }

    /** The words of the code; else those of the whole dosage. */
    private String text() {
        return Stream.concat(
                        statement.getDosage().stream()
                                .flatMap(dosage -> Stream.ofNullable(
                                        dosage.getTiming().getCode().getText())),
                        statement.getDosage().stream().flatMap(dosage -> Stream.ofNullable(dosage.getText())))
                .findFirst()
                .orElse("");
    }

    private Stream<Coding> codings() {
        return statement.getDosage().stream().flatMap(dosage -> dosage.getTiming().getCode().getCoding().stream());
    }

    private boolean isAsNeeded() {
        return statement.getDosage().stream()
                .anyMatch(dosage -> dosage.hasAsNeededCodeableConcept()
                        || (dosage.hasAsNeededBooleanType()
                                && dosage.getAsNeededBooleanType().booleanValue()));
    }

    private Supply supply() {
        for (var dosage : statement.getDosage()) {
            var repeat = dosage.getTiming().getRepeat();
            if (repeat.hasBoundsDuration()
                    && "d".equals(repeat.getBoundsDuration().getCode())) {
                var days = repeat.getBoundsDuration().getValue();
                if (days != null && days.signum() > 0 && days.compareTo(BigDecimal.valueOf(MOST_DAYS)) <= 0) {
                    return new Supply(days.intValue(), Supply.Unit.DAYS);
                }
            }
            if (repeat.getCountElement().hasValue() && repeat.getCount() > 0 && repeat.getCount() <= MOST_DAYS) {
                return new Supply(repeat.getCount(), Supply.Unit.TIMES);
            }
        }
        return handedOver.isPresent() ? new Supply(1, Supply.Unit.WHOLE) : Supply.UNSTATED;
    }

    /** The form is not kept in the record: the unit of the supply and the usage code tell of it what a reader needs. */
    private DosageForm form(Supply supply, String jami) {
        return switch (supply.unit()) {
            case DAYS -> DosageForm.ORAL;
            case TIMES -> isAsNeeded() ? DosageForm.AS_NEEDED : DosageForm.OTHER;
            case WHOLE, UNSTATED ->
                isAsNeeded()
                        ? DosageForm.AS_NEEDED
                        : jami.startsWith("2")
                                ? DosageForm.EXTERNAL
                                : jami.startsWith("3") ? DosageForm.INJECTION : DosageForm.OTHER;
        };
    }

    private DoseQuantity dose() {
        return switch (supply().unit()) {
            case DAYS -> ofDay();
            case TIMES -> ofIntake();
            case WHOLE -> handedOver.map(DrugOfStatement::dose).orElse(new DoseQuantity.Unstated(""));
            case UNSTATED -> new DoseQuantity.Unstated("");
        };
    }

    private DoseQuantity ofDay() {
        var total = BigDecimal.ZERO;
        var unit = "";
        for (var dosage : statement.getDosage()) {
            var rate = dosage.getDoseAndRateFirstRep();
            if (rate.hasRateRatio() && isAmount(rate.getRateRatio().getNumerator())) {
                return dose(rate.getRateRatio().getNumerator());
            }
            var times = timesADay(dosage);
            if (!rate.hasDoseQuantity() || !isAmount(rate.getDoseQuantity()) || times == 0) {
                return new DoseQuantity.Unstated("");
            }
            total = total.add(rate.getDoseQuantity().getValue().multiply(BigDecimal.valueOf(times)));
            unit = rate.getDoseQuantity().getUnit();
        }
        return total.signum() > 0 ? new DoseQuantity.Amount(total, unit) : new DoseQuantity.Unstated("");
    }

    private static int timesADay(Dosage dosage) {
        var repeat = dosage.getTiming().getRepeat();
        var isDaily = repeat.getPeriodElement().hasValue()
                && repeat.getPeriod().compareTo(BigDecimal.ONE) == 0
                && repeat.getPeriodUnit() != null
                && "d".equals(repeat.getPeriodUnit().toCode());
        return isDaily && repeat.getFrequencyElement().hasValue() ? repeat.getFrequency() : 0;
    }

    private DoseQuantity ofIntake() {
        return statement.getDosage().stream()
                .map(dosage -> dosage.getDoseAndRateFirstRep())
                .filter(rate -> rate.hasDoseQuantity() && isAmount(rate.getDoseQuantity()))
                .map(rate -> dose(rate.getDoseQuantity()))
                .findFirst()
                .orElse(new DoseQuantity.Unstated(""));
    }

    private static DoseQuantity dose(Quantity quantity) {
        var value = quantity.getValue().stripTrailingZeros();
        return new DoseQuantity.Amount(value.scale() < 0 ? value.setScale(0) : value, quantity.getUnit());
    }

    private static boolean isAmount(Quantity quantity) {
        return quantity.getValueElement().hasValue()
                && quantity.getUnitElement().hasValue()
                && quantity.getValue().signum() > 0;
    }

    private DrugCode code() {
        if (!statement.hasMedicationCodeableConcept()) {
            return DrugCode.NONE;
        }
        return statement.getMedicationCodeableConcept().getCoding().stream()
                .filter(coding -> DrugCode.isShape(String.valueOf(coding.getCode())))
                .flatMap(coding -> Stream.ofNullable(KINDS.get(String.valueOf(coding.getSystem())))
                        .map(kind -> new DrugCode(kind, coding.getCode())))
                .findFirst()
                .orElse(DrugCode.NONE);
    }

    /** What the prescription named, or a general name that stands where a product's code would. */
    private Drug.GenericName generic() {
        var concepts = new ArrayList<CodeableConcept>();
        statement.getExtensionsByUrl(Canonical.GENERAL_NAME_EXTENSION).stream()
                .filter(extension -> extension.getValue() instanceof CodeableConcept)
                .forEach(extension -> concepts.add((CodeableConcept) extension.getValue()));
        var name = concepts.stream()
                .flatMap(concept -> Stream.ofNullable(concept.getText()))
                .findFirst()
                .orElse("");
        if (statement.hasMedicationCodeableConcept()) {
            concepts.add(statement.getMedicationCodeableConcept());
        }
        var code = concepts.stream()
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> Canonical.GENERAL_NAME.equals(coding.getSystem()))
                .flatMap(coding -> Stream.ofNullable(coding.getCode()))
                .filter(DrugCode::isShape)
                .findFirst()
                .orElse("");
        return new Drug.GenericName(name, code);
    }
}
