package jp.kenkotecho.expense.model;

import java.time.LocalDate;

/**
 * One line of a person's medical expenses, in yen.
 *
 * @param first the day, or the first of the month of care
 * @param last the same day, or the last of that month
 * @param kind 診療区分 as printed
 * @param provider as printed; may be empty
 * @param person who was treated, where the line says; may be empty
 * @param whole 医療費の総額; 0 where only the share is told
 * @param share 窓口相当負担額, or what the person wrote down as paid
 * @param paidBack 補填される金額
 * @param source where it came from
 */
public record Expense(
        LocalDate first,
        LocalDate last,
        String kind,
        String provider,
        String person,
        long whole,
        long share,
        long paidBack,
        String source) {

    public boolean isOf(int year) {
        return first.getYear() == year;
    }

    public boolean isOfOneDay() {
        return first.equals(last);
    }
}
