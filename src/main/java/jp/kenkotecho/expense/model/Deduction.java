package jp.kenkotecho.expense.model;

/**
 * 医療費控除 (所得税法 73 条): what was paid for care in a year, less what insurances paid back, less a threshold.
 *
 * @param paid yen
 * @param paidBack 補填される金額, yen
 * @param threshold the lesser of {@value #THRESHOLD} yen and a twentieth of the income
 * @param amount what may be deducted: none below zero, at most {@value #HIGHEST} yen
 */
public record Deduction(long paid, long paidBack, long threshold, long amount) {

    private static final long THRESHOLD = 100_000;
    private static final long HIGHEST = 2_000_000;
    private static final long TWENTIETH = 20;

    /** The deduction for an unknown income: with the higher of the two thresholds, so that not too much is promised. */
    public static Deduction of(long paid, long paidBack) {
        return with(paid, paidBack, THRESHOLD);
    }

    /**
     * The deduction for a known income.
     *
     * @param income 総所得金額等 of the year, yen, not below zero
     */
    public static Deduction of(long paid, long paidBack, long income) {
        return with(paid, paidBack, Math.min(THRESHOLD, income / TWENTIETH));
    }

    private static Deduction with(long paid, long paidBack, long threshold) {
        var amount = Math.max(0, Math.min(HIGHEST, paid - paidBack - threshold));
        return new Deduction(paid, paidBack, threshold, amount);
    }
}
