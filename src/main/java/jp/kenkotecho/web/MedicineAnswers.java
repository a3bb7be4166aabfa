package jp.kenkotecho.web;

import java.util.Optional;
import java.util.function.Supplier;
import jp.kenkotecho.medication.ChangeOutcome;
import org.springframework.ui.Model;

/** The answer to a form about a medicine. */
final class MedicineAnswers {

    private MedicineAnswers() {}

    /** Back to the list, which says what was written down; empty, with what is wrong, to stay on the page. */
    static Optional<String> said(
            MedicineForm form, ViewedRecord whose, Model page, Supplier<ChangeOutcome> changeOutcome) {
        var problems = form.problems();
        if (!problems.isEmpty()) {
            page.addAttribute("problems", problems);
            return Optional.empty();
        }
        var made = changeOutcome.get();
        var entered = made instanceof ChangeOutcome.Done done
                ? done.addresses().stream()
                        .map(address -> address.substring(address.indexOf('/') + 1))
                        .findFirst()
                        .orElse("again")
                : "";
        return after(made, whose, page, "&entered=" + entered);
    }

    static Optional<String> after(ChangeOutcome changeOutcome, ViewedRecord whose, Model page, String more) {
        if (changeOutcome instanceof ChangeOutcome.Refused refused) {
            page.addAttribute("problems", refused.why());
            return Optional.empty();
        }
        return Optional.of("redirect:/medicines?person=" + whose.id() + more);
    }
}
