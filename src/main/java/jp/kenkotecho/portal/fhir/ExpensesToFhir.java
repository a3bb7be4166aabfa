package jp.kenkotecho.portal.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jp.kenkotecho.portal.model.ExpenseLine;
import jp.kenkotecho.portal.model.ExpenseLine.Amount;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.Placeholder;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ExplanationOfBenefit;
import org.hl7.fhir.r4.model.ExplanationOfBenefit.ExplanationOfBenefitStatus;
import org.hl7.fhir.r4.model.ExplanationOfBenefit.RemittanceOutcome;
import org.hl7.fhir.r4.model.ExplanationOfBenefit.Use;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/** Medical expenses as ExplanationOfBenefit, one a line, and the Coverage that R4 wants them to name. */
public final class ExpensesToFhir {

    private static final String CLAIM_TYPE = "http://terminology.hl7.org/CodeSystem/claim-type";
    private static final String ADJUDICATION = "http://terminology.hl7.org/CodeSystem/adjudication";
    private static final String OURS = Canonical.BASE + "/CodeSystem/expense-total";

    private static final Map<Amount, Coding> TOTALS = totals();

    private final PersonId person;
    private final LocalDate today;
    private final Keys keys;

    /**
     * Makes resources for one person's record.
     *
     * @param today when a notice was made that does not say
     * @param keyed turns personal text into a key that does not tell it
     */
    public ExpensesToFhir(PersonId person, LocalDate today, UnaryOperator<String> keyed) {
        this.person = person;
        this.today = today;
        this.keys = new Keys(person, keyed);
    }

    /** Each line, before them the insurances they name. */
    public List<DomainResource> resources(List<ExpenseLine> expenses) {
        var coverages = new LinkedHashMap<String, Coverage>();
        var lines = new ArrayList<DomainResource>();
        for (var expenseLine : expenses) {
            lines.add(line(expenseLine, coverages.computeIfAbsent(expenseLine.insurer(), this::coverage)));
        }
        var resources = new ArrayList<DomainResource>(coverages.values());
        resources.addAll(lines);
        return resources;
    }

    private ExplanationOfBenefit line(ExpenseLine expenseLine, Coverage coverage) {
        var line = new ExplanationOfBenefit()
                .setStatus(ExplanationOfBenefitStatus.ACTIVE)
                .setUse(Use.CLAIM)
                .setOutcome(RemittanceOutcome.COMPLETE);
        line.getMeta().addProfile(Canonical.profile("kt-explanation-of-benefit"));
        line.addIdentifier(keys.next("expense", natural(expenseLine)));
        line.setType(new CodeableConcept(new Coding().setSystem(CLAIM_TYPE).setCode(type(expenseLine.kind())))
                .setText(kind(expenseLine)));
        line.setPatient(subject());
        line.setCreatedElement(
                new DateTimeType(expenseLine.written().orElse(today).toString()));
        line.setBillablePeriod(new Period()
                .setStartElement(new DateTimeType(expenseLine.first().toString()))
                .setEndElement(new DateTimeType(expenseLine.last().toString())));
        line.setInsurer(named(expenseLine.insurer(), "保険者の記載なし"));
        line.setProvider(named(expenseLine.provider(), "医療機関の記載なし"));
        line.addInsurance().setFocal(true).setCoverage(Placeholder.to(coverage));
        var item = line.addItem().setSequence(1).setProductOrService(new CodeableConcept().setText(kind(expenseLine)));
        if (expenseLine.days() > 0) {
            item.setQuantity(new Quantity()
                    .setValue(expenseLine.days())
                    .setUnit("日")
                    .setSystem(Canonical.UCUM)
                    .setCode("d"));
        }
        TOTALS.forEach(
                (amount, coding) -> Optional.ofNullable(expenseLine.amounts().get(amount))
                        .ifPresent(yen -> line.addTotal()
                                .setCategory(new CodeableConcept(coding.copy()))
                                .setAmount(yen(yen))));
        if (!expenseLine.person().isEmpty()) {
            line.addProcessNote().setText("療養を受けた者: " + expenseLine.person());
        }
        return line;
    }

    /** Year and month, class, provider and amounts: a notice has no number for its lines. */
    private static String[] natural(ExpenseLine expenseLine) {
        var natural = new ArrayList<>(List.of(
                expenseLine.first().toString(), expenseLine.kind(), expenseLine.provider(), expenseLine.person()));
        for (var amount : Amount.values()) {
            natural.add(String.valueOf(expenseLine.amounts().get(amount)));
        }
        return natural.toArray(String[]::new);
    }

    private Coverage coverage(String insurer) {
        var coverage = new Coverage().setStatus(CoverageStatus.ACTIVE);
        coverage.getMeta().addProfile(Canonical.profile("kt-coverage"));
        coverage.addIdentifier(keys.one("coverage", insurer));
        coverage.setBeneficiary(subject());
        coverage.addPayor(named(insurer, "保険者の記載なし"));
        return coverage;
    }

    private static String kind(ExpenseLine expenseLine) {
        return expenseLine.kind().isEmpty() ? "医療費" : expenseLine.kind();
    }

    private static String type(String kind) {
        if (kind.contains("入院")) {
            return "institutional";
        }
        if (kind.contains("歯科")) {
            return "oral";
        }
        return kind.contains("調剤") || kind.equals("医薬品購入") ? "pharmacy" : "professional";
    }

    private static Reference named(String name, String otherwise) {
        return new Reference().setType("Organization").setDisplay(name.isEmpty() ? otherwise : name);
    }

    private static Money yen(long yen) {
        return new Money().setValue(yen).setCurrency("JPY");
    }

    private static Map<Amount, Coding> totals() {
        return new EnumMap<>(Map.of(
                Amount.WHOLE, new Coding().setSystem(ADJUDICATION).setCode("submitted"),
                Amount.INSURER, new Coding().setSystem(ADJUDICATION).setCode("benefit"),
                Amount.PUBLIC, new Coding(OURS, "public-expense", "その他の公費の負担額"),
                Amount.SHARE, new Coding(OURS, "patient-share", "窓口相当負担額"),
                Amount.PAID, new Coding(OURS, "paid", "支払った医療費の額"),
                Amount.PAID_BACK, new Coding(OURS, "paid-back", "補填される金額")));
    }

    private Reference subject() {
        return new Reference("Patient/" + person.value());
    }
}
