package jp.kenkotecho.medication.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.record.TsvTable;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UsageTest {

    static Stream<List<String>> usages() {
        return TsvTable.of(UsageTest.class, "usages.tsv").rows().stream();
    }

    @ParameterizedTest
    @MethodSource("usages")
    void reads_a_usage_or_says_why_not(List<String> row) {
        assertThat(said(usage(row.get(0), row.get(1)).regimen())).isEqualTo(row.get(2));
    }

    @ParameterizedTest
    @CsvSource({
        "I1100000, 朝食後 夕食後 | 1 on 1 off",
        "I5200000, 朝食後 夕食後 | 5 on 2 off",
        "W0101010, 朝食後 夕食後 | MONDAY WEDNESDAY FRIDAY",
        "D01A0000, 朝食後 夕食後 | month 0 1 10",
        "DC100000, 朝食後 夕食後 | month 12 1",
        "CW200000, 2 per WEEK",
        "CY100000, 1 per YEAR",
        "W0000000, UNCLEAR",
        "X1234567, UNCLEAR",
        "V1, UNCLEAR",
        "V10NNNNN, UNCLEAR",
        "V32NNNNN, DISAGREES",
        "V12NNNNN, DISAGREES",
        "V11..NNN, UNCLEAR",
        "V1XNNNNN, UNCLEAR",
        "CX200000, UNCLEAR",
        "CM200000, 2 per MONTH",
        "D000NNNN, UNCLEAR",
        "W2222222, UNCLEAR",
        "I0000000, UNCLEAR",
        "'I1100000 I1100000', 朝食後 夕食後 | 1 on 1 off",
        "'I1100000 W1000000', DISAGREES",
        "'CW100000 W1000000', 1回目 | SUNDAY",
        "'CW200000 W1000000', DISAGREES",
        "'CW200000 V12NNNNN', DISAGREES",
        "'CM200000 W1000000', DISAGREES",
        "'CW200000 I1100000', DISAGREES",
    })
    void reads_a_supplementary_code(String supplement, String regimen) {
        var usage = new Usage("薬", "1012040400000000", List.of(supplement.split(" ")), "", List.of(), false);

        assertThat(said(usage.regimen())).isEqualTo(regimen);
    }

    @Test
    void reads_uneven_doses_from_supplementary_codes() {
        var usage = new Usage("薬", "1012040400000000", List.of("V13.5NNN", "V21NNNNN"), "", List.of("一包化"), false);

        assertThat(said(usage.regimen())).isEqualTo("朝食後=3.5 夕食後=1");
    }

    @ParameterizedTest
    @CsvSource({
        "1日1回朝食後, 隔日, 朝食後 | 1 on 1 off",
        "1日1回朝食後, 月・水・金, 朝食後 | MONDAY WEDNESDAY FRIDAY",
        "1日1回朝食後, 一包化, 朝食後",
        "1日1回朝食後, 粉砕, 朝食後",
        "1日1回朝食後, 週1回, 1 per WEEK",
        "1日1回朝食後, 漸減, CHANGES",
        "1日1回朝食後, 3週投与1週休薬, UNCLEAR",
        "1日1回朝食後, 夕食後, DISAGREES",
        "1日2回朝夕食後, 朝2錠 夕1錠, 朝食後=2 夕食後=1",
        "1日2回朝夕食後, 朝2錠 昼1錠, DISAGREES",
        "1日3回毎食後, 朝2錠 夕1錠, DISAGREES",
        "8時間毎, 朝2錠 夕1錠, DISAGREES",
        "医師の指示通り, 週1回, AS_TOLD",
        "医師の指示通り, 隔日, AS_TOLD",
        "8時間毎, 隔日, DISAGREES",
        "1日1回朝食後, 1日1回朝食後, 朝食後",
        "週1回 起床時, 日曜日, 1回目 | SUNDAY",
    })
    void a_remark_may_tell_the_days_and_nothing_else(String text, String remark, String regimen) {
        var usage = new Usage("薬", "", List.of(), text, List.of(remark), false);

        assertThat(said(usage.regimen())).isEqualTo(regimen);
    }

    @ParameterizedTest
    @CsvSource({
        "メトトレキサートカプセル２ｍｇ「みほん」, 1日2回朝夕食後, WEEKLY_MEDICINE",
        "アレンドロン酸錠３５ｍｇ「みほん」, 1日1回起床時, WEEKLY_MEDICINE",
        "アレンドロン酸錠３５ｍｇ「みほん」, 24時間毎, WEEKLY_MEDICINE",
        "アレンドロン酸錠３５ｍｇ「みほん」, 毎週日曜 起床時, 起床時 | SUNDAY",
        "アレンドロン酸錠３５ｍｇ「みほん」, 週1回 起床時, 1 per WEEK",
        "ミホンスタチン錠, 1日1回起床時, 起床時",
    })
    void a_weekly_medicine_never_becomes_daily(String medicine, String text, String regimen) {
        assertThat(said(new Usage(medicine, "", List.of(), text, List.of(), false).regimen()))
                .isEqualTo(regimen);
    }

    @Test
    void what_is_known_to_be_needed_only_is_never_planned() {
        assertThat(said(new Usage("薬", "", List.of(), "1日3回毎食後", List.of(), true).regimen()))
                .isEqualTo("needed");
        assertThat(said(new Usage("薬", "", List.of(), "頭痛時", List.of(), true).regimen()))
                .isEqualTo("needed 頭痛時");
    }

    @Test
    void tells_a_damaged_code() {
        assertThat(usage("1013040400000000", "毎食後").hasDamagedCode()).isTrue();
        assertThat(usage("1013044400000000", "毎食後").hasDamagedCode()).isFalse();
        assertThat(usage("", "毎食後").hasDamagedCode()).isFalse();
    }

    /** One wrong digit among the slots never passes for another schedule. */
    @Property
    void a_code_with_one_slot_more_or_less_is_not_believed(@ForAll("slots") int slot) {
        var code = new StringBuilder("1013044400000000");
        code.setCharAt(4 + slot, code.charAt(4 + slot) == '0' ? '1' : '0');

        assertThat(usage(code.toString(), "").regimen()).isEqualTo(new Regimen.Undecided(Regimen.Why.DISAGREES));
    }

    @Provide
    Arbitrary<Integer> slots() {
        return Arbitraries.integers().between(0, 11);
    }

    @Property(tries = 2000)
    void nothing_makes_it_throw(@ForAll("anything") String text, @ForAll("codes") String code) {
        assertThat(new Usage("薬", code, List.of(), text, List.of(text), false).regimen())
                .isNotNull();
        assertThat(UsageSupplement.read(text)).isNotNull();
    }

    @Provide
    Arbitrary<String> anything() {
        var words = Arbitraries.of(
                "1日", "3回", "分", "朝", "夕", "食後", "2錠", "週", "月", "曜", "隔日", "毎", "10日", "時", "0", "99", "まで", "以上あけて",
                "時間", "おき", "。", "x", "V", "I");
        return words.list().ofMaxSize(9).map(all -> String.join("", all));
    }

    @Provide
    Arbitrary<String> codes() {
        return Arbitraries.strings().withChars("0123456789ABXZ").ofLength(16);
    }

    private static Usage usage(String code, String text) {
        return new Usage("薬", code, List.of(), text, List.of(), false);
    }

    /** The regimen in the words of {@code usages.tsv}. */
    private static String said(Regimen regimen) {
        if (regimen instanceof Regimen.Undecided undecided) {
            return undecided.why().name();
        }
        if (regimen instanceof Regimen.Every every) {
            return "every " + every.hours();
        }
        if (regimen instanceof Regimen.Per per) {
            return per.times() + " per " + per.period();
        }
        if (regimen instanceof Regimen.AsNeeded needed) {
            return ("needed " + needed.what() + number(needed.mostPerDay()) + number(needed.hoursBetween()))
                    .strip()
                    .replaceAll(" +", " ");
        }
        var planned = (Regimen.Planned) regimen;
        var moments = planned.moments().stream()
                .map(moment -> moment.label() + dose(planned, moment))
                .collect(Collectors.joining(" "));
        return planned.rhythm().equals(Rhythm.DAILY) ? moments : moments + " | " + days(planned.rhythm());
    }

    private static String number(Optional<Integer> number) {
        return number.map(some -> " " + some).orElse("");
    }

    private static String dose(Regimen.Planned planned, Moment moment) {
        var dose = planned.doses().get(moment);
        return dose == null ? "" : "=" + dose.stripTrailingZeros().toPlainString();
    }

    private static String days(Rhythm rhythm) {
        if (rhythm instanceof Rhythm.Cycle cycle) {
            return cycle.on() + " on " + cycle.off() + " off";
        }
        if (rhythm instanceof Rhythm.Weekdays weekdays) {
            return weekdays.days().stream().sorted().map(Enum::name).collect(Collectors.joining(" "));
        }
        var month = (Rhythm.MonthDays) rhythm;
        return "month " + month.month() + " "
                + month.days().stream().sorted().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
