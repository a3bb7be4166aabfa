package jp.kenkotecho.expense;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import jp.kenkotecho.expense.fhir.Expenses;
import jp.kenkotecho.expense.fhir.SummaryAnswer;
import jp.kenkotecho.expense.model.Deduction;
import jp.kenkotecho.expense.model.Expense;
import jp.kenkotecho.expense.model.Sum;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.ExplanationOfBenefit;
import org.hl7.fhir.r4.model.ExplanationOfBenefit.ExplanationOfBenefitStatus;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpenseYearTest {

    /** 所得税法 73 条: above 100,000 yen or a twentieth of the income, at most two million. */
    @ParameterizedTest
    @CsvSource({
        "150000, 0, , 100000, 50000",
        "150000, 20000, , 100000, 30000",
        "90000, 0, , 100000, 0",
        "90000, 0, 1000000, 50000, 40000",
        "150000, 0, 9000000, 100000, 50000",
        "150000, 0, 0, 0, 150000",
        "3000000, 0, , 100000, 2000000",
        "10000, 20000, 0, 0, 0",
        "100, 0, 1999, 99, 1",
    })
    void deducts_what_exceeds_the_threshold(long paid, long back, Long income, long threshold, long amount) {
        var deduction = income == null ? Deduction.of(paid, back) : Deduction.of(paid, back, income);

        assertThat(deduction).isEqualTo(new Deduction(paid, back, threshold, amount));
    }

    @Test
    void counts_the_lines_of_a_year_and_prefers_what_was_paid() {
        var expenses = Expenses.of(
                List.of(
                        line("2025-01-01", "医科外来", "見本クリニック", "submitted", 8240, "patient-share", 2472),
                        line("2025-03-04", "診療・治療", "見本クリニック", "paid", 3000, "paid-back", 500),
                        line("2025-01-01", "調剤", "えきまえ薬局", "submitted", 6450, "patient-share", 0),
                        line("2024-12-01", "調剤", "えきまえ薬局", "patient-share", 9999, "benefit", 1),
                        line("2025-02-01", "調剤", "えきまえ薬局", "benefit", 1, "submitted", 1),
                        line("2025", "調剤", "えきまえ薬局", "patient-share", 1, "submitted", 1)),
                2025);

        assertThat(Sum.of(expenses)).isEqualTo(new Sum(3, 14_690, 5_472, 500));
        assertThat(Sum.by(Expense::provider, expenses)).containsOnlyKeys("えきまえ薬局", "見本クリニック");
        var answer = SummaryAnswer.of(2025, expenses, Deduction.of(5_472, 500), false);
        assertThat(answer.getParameter("total").getPart().get(2).getValue())
                .isInstanceOfSatisfying(
                        Money.class, money -> assertThat(money.getValue()).hasToString("5472"));
    }

    @Test
    void writes_the_form_that_the_importer_reads() throws IOException {
        var expenses = Expenses.of(
                List.of(
                        line("2025-01-01", "医科外来", "見本クリニックという名前がとても長い医療機関", "patient-share", 2472, "x", 0),
                        line("2025-01-02", "調剤", "えきまえ薬局", "patient-share", 980, "x", 0),
                        line("2025-01-03", "介護保険サービス", "見本の家", "paid", 5000, "paid-back", 10)),
                2025);

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(ExpenseForm.of("見本 健二", expenses)))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(8).getCell(2).getStringCellValue()).hasSize(20);
            assertThat(sheet.getRow(8).getCell(3).getStringCellValue()).isEqualTo("該当する");
            assertThat(sheet.getRow(8).getCell(9).getStringCellValue()).isEqualTo("2025/01");
            assertThat(sheet.getRow(9).getCell(4).getStringCellValue()).isEqualTo("該当する");
            assertThat(sheet.getRow(10).getCell(5).getStringCellValue()).isEqualTo("該当する");
            assertThat(sheet.getRow(10).getCell(8).getNumericCellValue()).isEqualTo(10);
            assertThat(sheet.getRow(10).getCell(1).getStringCellValue()).isEqualTo("見本 健二");
        }
    }

    private static ExplanationOfBenefit line(
            String first, String kind, String provider, String code, long yen, String code2, long yen2) {
        var line = new ExplanationOfBenefit().setStatus(ExplanationOfBenefitStatus.ACTIVE);
        line.setType(new CodeableConcept().setText(kind));
        line.getProvider().setDisplay(provider);
        var last = first.endsWith("-01") ? first.substring(0, 8) + "28" : first;
        line.setBillablePeriod(
                new Period().setStartElement(new DateTimeType(first)).setEndElement(new DateTimeType(last)));
        total(line, code, yen);
        total(line, code2, yen2);
        return line;
    }

    private static void total(ExplanationOfBenefit line, String code, long yen) {
        line.addTotal()
                .setCategory(new CodeableConcept(new Coding().setCode(code)))
                .setAmount(new Money().setValue(yen).setCurrency("JPY"));
    }
}
