package jp.kenkotecho.expense.fhir;

import java.util.List;
import java.util.Map;
import jp.kenkotecho.expense.model.Deduction;
import jp.kenkotecho.expense.model.Expense;
import jp.kenkotecho.expense.model.Sum;
import jp.kenkotecho.profile.Outcome;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;

/** The answer of {@code $medical-expense-summary}. */
public final class SummaryAnswer {

    private static final Problem COMPUTED = Problem.of(
            Problem.Kind.INCOMPLETE,
            "窓口相当負担額は計算上の額で、窓口で支払った額とは違うことがあります (十円未満の端数、自由診療、高額療養費など)。",
            "The share is computed: what was paid at the desk may differ (rounding to ten yen, care outside the"
                    + " insurance, ceilings).");

    private static final Problem BY_MONTH_OF_CARE = Problem.of(
            Problem.Kind.INCOMPLETE,
            "診療を受けた月で一年分を集計しました。医療費控除は支払った日の年で数えます。",
            "Counted by the month of care; the tax law counts by the day of payment.");

    private static final Problem NO_INCOME = Problem.of(
            Problem.Kind.INCOMPLETE,
            "所得が分からないので、10 万円を超えた分を控除額としました。",
            "The income is not known: what exceeds 100,000 yen is taken as deductible.");

    private static final Problem TWO_SOURCES = Problem.of(
            Problem.Kind.CONFLICT,
            "マイナポータルの通知と本人の集計フォームの両方が入っています。同じ支払いを二度数えていないか確かめてください。",
            "Both the portal's notice and the person's own form are there: check that nothing is counted twice.");

    private SummaryAnswer() {}

    /**
     * Sums of a year and the deduction.
     *
     * @param knowsIncome whether the threshold follows from the income
     */
    public static Parameters of(int year, List<Expense> expenses, Deduction deduction, boolean knowsIncome) {
        var answer = new Parameters();
        answer.addParameter().setName("year").setValue(new IntegerType(year));
        sum(answer.addParameter().setName("total"), Sum.of(expenses));
        each(answer, "kind", Sum.by(Expense::kind, expenses));
        each(answer, "provider", Sum.by(Expense::provider, expenses));
        each(answer, "person", Sum.by(Expense::person, expenses));
        var part = answer.addParameter().setName("deduction");
        yen(part, "paid", deduction.paid());
        yen(part, "paidBack", deduction.paidBack());
        yen(part, "threshold", deduction.threshold());
        yen(part, "amount", deduction.amount());
        answer.addParameter().setName("outcome").setResource(outcome(expenses, knowsIncome));
        return answer;
    }

    private static OperationOutcome outcome(List<Expense> expenses, boolean knowsIncome) {
        var outcome = new OperationOutcome();
        Outcome.add(outcome, COMPUTED, IssueSeverity.INFORMATION);
        Outcome.add(outcome, BY_MONTH_OF_CARE, IssueSeverity.INFORMATION);
        if (!knowsIncome) {
            Outcome.add(outcome, NO_INCOME, IssueSeverity.INFORMATION);
        }
        if (expenses.stream().map(Expense::source).distinct().count() > 1) {
            Outcome.add(outcome, TWO_SOURCES, IssueSeverity.WARNING);
        }
        return outcome;
    }

    private static void each(Parameters answer, String name, Map<String, Sum> sums) {
        sums.forEach((text, sum) -> {
            var part = answer.addParameter().setName(name);
            if (!text.isEmpty()) {
                part.addPart().setName("text").setValue(new StringType(text));
            }
            sum(part, sum);
        });
    }

    private static void sum(ParametersParameterComponent part, Sum sum) {
        part.addPart().setName("lines").setValue(new IntegerType(sum.lines()));
        yen(part, "whole", sum.whole());
        yen(part, "share", sum.share());
        yen(part, "paidBack", sum.paidBack());
    }

    private static void yen(ParametersParameterComponent part, String name, long yen) {
        part.addPart().setName(name).setValue(new Money().setValue(yen).setCurrency("JPY"));
    }
}
