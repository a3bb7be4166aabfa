package jp.kenkotecho.expense;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.expense.fhir.Expenses;
import jp.kenkotecho.expense.fhir.SummaryAnswer;
import jp.kenkotecho.expense.model.Deduction;
import jp.kenkotecho.expense.model.Expense;
import jp.kenkotecho.expense.model.Sum;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.ShownName;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.ExplanationOfBenefit;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** What care cost in a year: {@code $medical-expense-summary}, and the tax office's form, {@code $medical-expense-form}. */
@FhirProvider
class ExpenseOperations {

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final Problem NO_YEAR = Problem.of(
                    Problem.Kind.MALFORMED, "year に西暦の年を四桁で書いてください。", "Give year with four digits.")
            .at("year");
    private static final Problem NO_AMOUNT =
            Problem.of(Problem.Kind.MALFORMED, "金額は 0 以上の円で書いてください。", "Amounts are yen, zero or more.");
    private static final Problem TOO_MANY = Problem.of(
            Problem.Kind.TOO_MUCH,
            "集計フォームに書ける " + ExpenseForm.MOST + " 行を超えています。",
            "More lines than the " + ExpenseForm.MOST + " that the form has.");

    private final RecordStore store;

    ExpenseOperations(RecordStore store) {
        this.store = store;
    }

    @Operation(name = "$medical-expense-summary", type = Patient.class, idempotent = true)
    public Parameters summary(
            @IdParam IdType patient,
            @OperationParam(name = "year") @Nullable StringType year,
            @OperationParam(name = "paidBack") @Nullable StringType paidBack,
            @OperationParam(name = "income") @Nullable StringType income,
            RequestDetails request) {
        Inputs.knowOnly(Set.of("year", "paidBack", "income"), request);
        var of = year(year);
        var expenses = expenses(patient, of, request);
        var sum = Sum.of(expenses);
        var back = sum.paidBack() + amount(paidBack);
        var deduction =
                income == null ? Deduction.of(sum.share(), back) : Deduction.of(sum.share(), back, amount(income));
        return SummaryAnswer.of(of, expenses, deduction, income != null);
    }

    @Operation(name = "$medical-expense-form", type = Patient.class, idempotent = true)
    public Binary form(
            @IdParam IdType patient, @OperationParam(name = "year") @Nullable StringType year, RequestDetails request) {
        Inputs.knowOnly(Set.of("year"), request);
        var expenses = expenses(patient, year(year), request);
        if (expenses.size() > ExpenseForm.MOST) {
            throw new Refusal(TOO_MANY);
        }
        var person = ShownName.of(patient(patient, request).getNameFirstRep());
        return new Binary().setContentType(WORKBOOK).setData(ExpenseForm.of(person, expenses));
    }

    private List<Expense> expenses(IdType patient, int year, RequestDetails request) {
        patient(patient, request);
        var caller = CallerOf.request(request).orElseThrow();
        var lines = store.search(caller, RecordQuery.of(ExplanationOfBenefit.class, new PersonId(patient.getIdPart())));
        return Expenses.of(lines, year);
    }

    private Patient patient(IdType patient, RequestDetails request) {
        var caller = CallerOf.request(request).orElseThrow();
        return store.read(caller, Patient.class, patient.getIdPart()).orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
    }

    private static int year(@Nullable StringType year) {
        var text = year == null ? "" : year.getValueNotNull();
        if (!text.matches("(19|20|21)\\d{2}")) {
            throw new Refusal(NO_YEAR);
        }
        return Integer.parseInt(text);
    }

    private static long amount(@Nullable StringType amount) {
        var text = amount == null ? "0" : amount.getValueNotNull();
        if (!text.matches("\\d{1,10}")) {
            throw new Refusal(NO_AMOUNT);
        }
        return Long.parseLong(text);
    }
}
