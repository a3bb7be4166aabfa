package jp.kenkotecho.expense.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What several lines come to, in yen.
 *
 * @param lines how many
 */
public record Sum(int lines, long whole, long share, long paidBack) {

    private static final Sum NOTHING = new Sum(0, 0, 0, 0);

    public static Sum of(List<Expense> expenses) {
        return expenses.stream().map(Sum::of).reduce(NOTHING, Sum::plus);
    }

    /** The sums by what each line says of itself, in the order in which that is first met. */
    public static Map<String, Sum> by(Function<Expense, String> what, List<Expense> expenses) {
        var sums = new LinkedHashMap<String, Sum>();
        expenses.forEach(expense -> sums.merge(what.apply(expense), of(expense), Sum::plus));
        return sums;
    }

    private static Sum of(Expense expense) {
        return new Sum(1, expense.whole(), expense.share(), expense.paidBack());
    }

    private Sum plus(Sum other) {
        return new Sum(lines + other.lines, whole + other.whole, share + other.share, paidBack + other.paidBack);
    }
}
