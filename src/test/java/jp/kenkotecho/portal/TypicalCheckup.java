package jp.kenkotecho.portal;

import java.util.Locale;

/** 特定健診 as they are: measurements, blood, urine, and the 22 questions; of invented people, by number. */
public final class TypicalCheckup {

    private static final String[][] NUMBERS = {
        {"9N001000000000001", "cm"},
        {"9N006000000000001", "kg"},
        {"9N011000000000001", "kg/m2"},
        {"9N016160100000001", "cm"},
        {"9A751000000000001", "mmHg"},
        {"9A761000000000001", "mmHg"},
        {"3F015000002327101", "mg/dl"},
        {"3F070000002327101", "mg/dl"},
        {"3F077000002327101", "mg/dl"},
        {"3B035000002327201", "U/l"},
        {"3B045000002327201", "U/l"},
        {"3B090000002327101", "U/l"},
        {"3D010000001926101", "mg/dl"},
        {"3D046000001906202", "%"},
    };

    private static final String[] QUESTIONS = {
        "9N701000000000011", "9N706000000000011", "9N711000000000011", "9N716000000000011", "9N721000000000011",
        "9N726000000000011", "9N731000000000011", "9N741000000000011", "9N746000000000011", "9N751000000000011",
        "9N756000000000011", "9N771000000000011", "9N781000000000011", "9N796000000000011"
    };

    private TypicalCheckup() {}

    /** The report of person number {@code n}; all differ in name, birth date and insurance. */
    public static String of(int n) {
        var report = new CheckupReport()
                .name("ミホン " + kana(n))
                .member(String.valueOf(9_000_000 + n))
                .born(String.format(Locale.ROOT, "19%02d%02d%02d", 30 + n % 50, 1 + n / 50 % 12, 1 + n / 600 % 28))
                .sex(n % 2 == 0 ? "1" : "2");
        for (var i = 0; i < NUMBERS.length; i++) {
            report.number(NUMBERS[i][0], String.valueOf(60 + (n + i) % 40), NUMBERS[i][1]);
        }
        for (var question : QUESTIONS) {
            report.answer(question, "1.2.392.200119.6.2003", n % 3 == 0 ? "1" : "2");
        }
        return report.answer("9N736000000000011", "1.2.392.200119.6.24060", "3")
                .answer("1A010000000191111", "1.2.392.200119.6.2102", "1")
                .answer("1A020000000191111", "1.2.392.200119.6.2102", "1")
                .words("9N056160400000049", "特になし")
                .xml();
    }

    private static String kana(int n) {
        var letters = "アイウエオカキクケコ";
        var name = new StringBuilder();
        for (var rest = n + 10_000; rest > 0; rest /= 10) {
            name.append(letters.charAt(rest % 10));
        }
        return name.toString();
    }
}
