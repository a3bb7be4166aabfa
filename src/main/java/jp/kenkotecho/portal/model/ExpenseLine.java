package jp.kenkotecho.portal.model;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One line of a notice of medical expenses: what a month at one institution cost.
 *
 * @param first the first day of the month of care, or the day itself
 * @param last the last of it
 * @param kind 診療区分 as written: 医科外来, 調剤
 * @param days 日数; 0 when it does not say
 * @param provider may be empty: people may opt out of its being named
 * @param person 療養を受けた者, where one notice covers a family; may be empty
 * @param amounts yen
 * @param insurer its name; may be empty
 * @param written when the notice was made
 */
public record ExpenseLine(
        LocalDate first,
        LocalDate last,
        String kind,
        int days,
        String provider,
        String person,
        Map<Amount, Long> amounts,
        String insurer,
        Optional<LocalDate> written) {

    /** The kind of an amount. */
    public enum Amount {
        /** 医療費の総額. */
        WHOLE("医療費の総額"),
        /** 保険者の負担額. */
        INSURER("保険者の負担額"),
        /** その他の公費の負担額. */
        PUBLIC("その他の公費の負担額"),
        /** 窓口相当負担額: computed, not what was paid at the desk. */
        SHARE("窓口相当負担額"),
        /** 支払った医療費の額, as the person wrote it. */
        PAID("支払った医療費の金額"),
        /** 補填される金額, as the person wrote it. */
        PAID_BACK("補填される金額");

        private final String printed;

        Amount(String printed) {
            this.printed = printed;
        }

        /** The name that notices and tables print. */
        public String printed() {
            return printed;
        }
    }

    /** The amounts that a record tells, by what it calls them. */
    public static Map<Amount, Long> amounts(UnaryOperator<String> at) {
        var amounts = new EnumMap<Amount, Long>(Amount.class);
        for (var amount : Amount.values()) {
            JapaneseDates.yen(at.apply(amount.printed())).ifPresent(yen -> amounts.put(amount, yen));
        }
        return amounts;
    }

    public ExpenseLine {
        amounts = Map.copyOf(amounts);
    }
}
