package jp.kenkotecho.expense;

import java.util.List;
import java.util.Map;
import jp.kenkotecho.expense.fhir.Expenses;
import jp.kenkotecho.expense.model.Deduction;
import jp.kenkotecho.expense.model.Expense;
import jp.kenkotecho.expense.model.Sum;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.ShownName;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.ExplanationOfBenefit;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** What care cost a person in a year, by whom and where, and the tax office's form of it. */
@Component
public class MedicalExpenses {

    /** The media type of the form. */
    public static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final Problem TOO_MANY = Problem.of(
            Problem.Kind.TOO_MUCH,
            "集計フォームに書ける " + ExpenseForm.MOST + " 行を超えています。",
            "More lines than the " + ExpenseForm.MOST + " that the form has.");

    private final RecordStore store;

    MedicalExpenses(RecordStore store) {
        this.store = store;
    }

    /**
     * A year.
     *
     * @param years of which anything is on record, newest first
     * @param byPerson in the order in which they are first met; an empty name where a line does not say
     * @param byProvider the same
     * @param isOfTwoSources whether the portal's notice and the person's own form may tell the same twice
     */
    public record Year(
            int year,
            List<Integer> years,
            Sum total,
            Map<String, Sum> byPerson,
            Map<String, Sum> byProvider,
            Deduction deduction,
            boolean isOfTwoSources) {}

    /**
     * Sums a year up, by the month of care.
     *
     * @param paidBack yen that insurances paid back beside what the lines say
     * @param income 総所得金額等 of the year, yen; none where it is not known
     * @throws Refusal when there is no such person
     */
    public Year of(Caller caller, PersonId person, int year, long paidBack, List<Long> income) {
        patient(caller, person);
        var lines = lines(caller, person);
        var expenses = Expenses.of(lines, year);
        var sum = Sum.of(expenses);
        return new Year(
                year,
                Expenses.years(lines),
                sum,
                Sum.by(Expense::person, expenses),
                Sum.by(Expense::provider, expenses),
                deduction(sum, paidBack, income),
                expenses.stream().map(Expense::source).distinct().count() > 1);
    }

    static Deduction deduction(Sum sum, long paidBack, List<Long> income) {
        var back = sum.paidBack() + paidBack;
        return income.stream()
                .findFirst()
                .map(known -> Deduction.of(sum.share(), back, known))
                .orElseGet(() -> Deduction.of(sum.share(), back));
    }

    /**
     * The form of a year, xlsx.
     *
     * @throws Refusal when there is no such person, or more lines than the form has
     */
    public byte[] form(Caller caller, PersonId person, int year) {
        var patient = patient(caller, person);
        var expenses = expenses(caller, person, year);
        if (expenses.size() > ExpenseForm.MOST) {
            throw new Refusal(TOO_MANY);
        }
        return ExpenseForm.of(ShownName.of(patient.getNameFirstRep()), expenses);
    }

    /** The lines of a year. */
    List<Expense> expenses(Caller caller, PersonId person, int year) {
        patient(caller, person);
        return Expenses.of(lines(caller, person), year);
    }

    private List<ExplanationOfBenefit> lines(Caller caller, PersonId person) {
        return store.search(caller, RecordQuery.of(ExplanationOfBenefit.class, person));
    }

    private Patient patient(Caller caller, PersonId person) {
        return store.read(caller, Patient.class, person.value()).orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
    }
}
