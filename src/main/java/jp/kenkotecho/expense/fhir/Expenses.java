package jp.kenkotecho.expense.fhir;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.expense.model.Expense;
import org.hl7.fhir.r4.model.ExplanationOfBenefit;
import org.hl7.fhir.r4.model.ExplanationOfBenefit.ExplanationOfBenefitStatus;
import org.hl7.fhir.r4.model.ExplanationOfBenefit.TotalComponent;
import org.jspecify.annotations.Nullable;

/** Lines of expenses out of ExplanationOfBenefit in the shape of {@code kt-explanation-of-benefit}. */
public final class Expenses {

    private static final String PERSON = "療養を受けた者: ";

    private Expenses() {}

    /** The expenses of a year by the month of care, which is all that a notice tells; oldest first. */
    public static List<Expense> of(List<ExplanationOfBenefit> lines, int year) {
        return lines.stream()
                .filter(line -> line.getStatus() == ExplanationOfBenefitStatus.ACTIVE)
                .flatMap(line -> of(line).stream())
                .filter(expense -> expense.isOf(year))
                .sorted(Comparator.comparing(Expense::first).thenComparing(Expense::provider))
                .toList();
    }

    /** The years of which there are lines, newest first. */
    public static List<Integer> years(List<ExplanationOfBenefit> lines) {
        return lines.stream()
                .filter(line -> line.getStatus() == ExplanationOfBenefitStatus.ACTIVE)
                .flatMap(line -> of(line).stream())
                .map(expense -> expense.first().getYear())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static Optional<Expense> of(ExplanationOfBenefit line) {
        var share = total(line, "paid").or(() -> total(line, "patient-share"));
        var first = day(line.getBillablePeriod().getStartElement().getValueAsString());
        var last = day(line.getBillablePeriod().getEndElement().getValueAsString());
        if (share.isEmpty() || first.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Expense(
                first.get(),
                last.orElse(first.get()),
                line.getType().getTextElement().hasValue() ? line.getType().getText() : "",
                line.getProvider().getDisplayElement().hasValue()
                        ? line.getProvider().getDisplay()
                        : "",
                person(line),
                total(line, "submitted").orElse(0L),
                share.get(),
                total(line, "paid-back").orElse(0L),
                line.getMeta().hasSource() ? line.getMeta().getSource().replaceFirst("#.*", "") : ""));
    }

    private static String person(ExplanationOfBenefit line) {
        return line.getProcessNote().stream()
                .filter(note ->
                        note.getTextElement().hasValue() && note.getText().startsWith(PERSON))
                .map(note -> note.getText().substring(PERSON.length()))
                .findFirst()
                .orElse("");
    }

    private static Optional<Long> total(ExplanationOfBenefit line, String code) {
        return line.getTotal().stream()
                .filter(total -> codes(total).anyMatch(code::equals)
                        && total.getAmount().getValueElement().hasValue())
                .map(total -> total.getAmount().getValue().longValue())
                .findFirst();
    }

    private static Stream<String> codes(TotalComponent total) {
        return total.getCategory().getCoding().stream()
                .map(coding -> coding.getCodeElement().hasValue() ? coding.getCode() : "");
    }

    /** The day of a date or time; empty for less than a day. */
    private static Optional<LocalDate> day(@Nullable String text) {
        if (text == null || text.length() < 10) {
            return Optional.empty();
        }
        return Optional.of(LocalDate.parse(text.substring(0, 10)));
    }
}
