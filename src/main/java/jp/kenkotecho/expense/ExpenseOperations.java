package jp.kenkotecho.expense;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.expense.fhir.SummaryAnswer;
import jp.kenkotecho.expense.model.Sum;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** What care cost in a year: {@code $medical-expense-summary}, and the tax office's form, {@code $medical-expense-form}. */
@FhirProvider
class ExpenseOperations {

    private static final Problem NO_YEAR = Problem.of(
                    Problem.Kind.MALFORMED, "year に西暦の年を四桁で書いてください。", "Give year with four digits.")
            .at("year");
    private static final Problem NO_AMOUNT =
            Problem.of(Problem.Kind.MALFORMED, "金額は 0 以上の円で書いてください。", "Amounts are yen, zero or more.");
    private final MedicalExpenses expenses;

    ExpenseOperations(MedicalExpenses expenses) {
        this.expenses = expenses;
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
        var lines = expenses.expenses(caller(request), new PersonId(patient.getIdPart()), of);
        var known = income == null ? List.<Long>of() : List.of(amount(income));
        return SummaryAnswer.of(
                of, lines, MedicalExpenses.deduction(Sum.of(lines), amount(paidBack), known), income != null);
    }

    @Operation(name = "$medical-expense-form", type = Patient.class, idempotent = true)
    public Binary form(
            @IdParam IdType patient, @OperationParam(name = "year") @Nullable StringType year, RequestDetails request) {
        Inputs.knowOnly(Set.of("year"), request);
        var form = expenses.form(caller(request), new PersonId(patient.getIdPart()), year(year));
        return new Binary().setContentType(MedicalExpenses.WORKBOOK).setData(form);
    }

    private static Caller caller(RequestDetails request) {
        return CallerOf.request(request).orElseThrow();
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
