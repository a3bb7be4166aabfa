package jp.kenkotecho.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.expense.MedicalExpenses;
import jp.kenkotecho.expense.model.Sum;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /expenses}: what care cost in a year, by person and place, and the form for the tax return. */
@Controller
class ExpensesPage {

    private static final Set<String> TYPES = Set.of("ExplanationOfBenefit");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;
    private static final int MOST_LINES = 100;

    private static final Problem NO_AMOUNT = Problem.of(
            Problem.Kind.MALFORMED,
            "金額は 0 以上の円で、数字だけで入れてください（例 3500000）。",
            "Give yen, zero or more, in digits (3500000).");

    private final SignedInUser signedInUser;
    private final MedicalExpenses expenses;
    private final Clock clock;

    ExpensesPage(SignedInUser signedInUser, MedicalExpenses expenses, Clock clock) {
        this.signedInUser = signedInUser;
        this.expenses = expenses;
        this.clock = clock;
    }

    /** A sum; an empty name where the lines do not say. */
    record Line(String name, Sum sum) {}

    @GetMapping("/expenses")
    String expenses(
            @RequestParam(defaultValue = "") String person, @RequestParam(defaultValue = "0") int year, Model page) {
        return show(person, year, "", page);
    }

    /** What somebody earns stands in no address, and is not kept. */
    @PostMapping("/expenses")
    String withIncome(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "0") int year,
            @RequestParam String income,
            Model page) {
        return show(person, year, income.strip(), page);
    }

    private String show(String person, int year, String income, Model page) {
        var whose = signedInUser.person(person);
        var of = year(year);
        if (!income.matches("\\d{0,10}")) {
            page.addAttribute("problems", List.of(NO_AMOUNT));
        }
        var known = income.matches("\\d{1,10}") ? List.of(Long.parseLong(income)) : List.<Long>of();
        var told = expenses.of(signedInUser.reader(TYPES), new PersonId(whose.id()), of, 0, known);
        page.addAttribute("whose", whose);
        page.addAttribute("told", told);
        page.addAttribute("income", income);
        page.addAttribute("knowsIncome", !known.isEmpty());
        page.addAttribute(
                "years",
                Stream.concat(told.years().stream(), Stream.of(of))
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .toList());
        page.addAttribute("people", lines(told.byPerson()));
        page.addAttribute("places", lines(told.byProvider()));
        return "web/expenses";
    }

    /** The largest first. */
    private static List<Line> lines(Map<String, Sum> sums) {
        return sums.entrySet().stream()
                .map(one -> new Line(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingLong((Line line) -> line.sum().share())
                        .reversed())
                .limit(MOST_LINES)
                .toList();
    }

    @GetMapping("/expenses/form")
    ResponseEntity<byte[]> form(@RequestParam(defaultValue = "") String person, @RequestParam int year) {
        var whose = signedInUser.person(person);
        try {
            var form = expenses.form(signedInUser.reader(TYPES), new PersonId(whose.id()), year(year));
            return Download.stored("iryouhi-" + year(year) + ".xlsx", MedicalExpenses.WORKBOOK, form);
        } catch (Refusal refused) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    /** This year, where none is asked for. */
    private int year(int asked) {
        if (asked == 0) {
            return LocalDate.now(clock).getYear();
        }
        if (asked < FIRST_YEAR || asked > LAST_YEAR) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return asked;
    }
}
