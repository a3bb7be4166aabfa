package jp.kenkotecho.portal.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.kenkotecho.checkup.model.CheckupFinding;
import jp.kenkotecho.checkup.model.CheckupFinding.Range;
import jp.kenkotecho.checkup.model.CheckupFinding.Words;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.TextNormalization;

/**
 * Check-ups as the portal's pages show them: pairs of an item's name and what was found, without codes. The catalogue of
 * items knows the names later; here they are only told from the names of days, places and persons.
 */
public final class NamedItems {

    /** How days of check-ups are called: 受診日, 健診実施年月日. Others, and when a file was made, are no such day. */
    private static final Pattern DAY = Pattern.compile("(?!\\S*(前回|次回|予定|検査))\\S*(受診|健診|検診|健康診査|実施)\\S*日");

    private static final Pattern PROVIDER = Pattern.compile("\\S*(健診|検診|医療|実施)(実施)?機関\\S*名称?");

    /** The items of the person, the insurance and the file, not of the check-up. */
    private static final Pattern BESIDE = Pattern.compile("項目名|氏名\\S*|カナ氏名|性別|年齢|生年月日|作成日|枝番|\\S*保険者\\S*(番号|名称|記号)"
            + "|\\S*(受診券|利用券|証)\\S*(記号|番号)|\\S*機関\\S*(番号|コード|所在地|住所)");

    private final List<CheckupFinding> findings = new ArrayList<>();
    private Optional<LocalDate> day = Optional.empty();
    private Performer provider = new Performer("", "");

    public static boolean isDay(String name) {
        return DAY.matcher(TextNormalization.plain(name)).matches();
    }

    public boolean hasDay() {
        return day.isPresent();
    }

    /** Adds one pair of name and value. */
    public void add(String name, String value, String where) {
        var plain = TextNormalization.plain(name);
        if (plain.isEmpty() || value.isBlank()) {
            return;
        }
        if (isDay(plain)) {
            day = day.or(() -> JapaneseDates.day(value));
        } else if (PROVIDER.matcher(plain).matches()) {
            provider = new Performer("", value.strip());
        } else if (!BESIDE.matcher(plain).matches()) {
            findings.add(new CheckupFinding(
                    "", "", name.strip(), new Words(value.strip()), "", "", Range.NONE, "", "", where));
        }
    }

    /**
     * One report; empty where no day or nothing found can be read.
     *
     * @param kind report type of 6.1001
     */
    public Optional<CheckupFile> report(String kind, Subject subject) {
        return findings.isEmpty()
                ? Optional.empty()
                : day.map(on -> new CheckupFile(
                        kind, "", on, Optional.empty(), subject, provider, findings, List.<Problem>of()));
    }

    /** Reports of the same day and place are one: a page shows one check-up in several sections. */
    public static List<CheckupFile> merged(List<CheckupFile> files) {
        record Same(String kind, LocalDate day, Performer provider) {}
        Map<Same, CheckupFile> merged = new LinkedHashMap<>();
        files.forEach(
                file -> merged.merge(new Same(file.kind(), file.day(), file.provider()), file, CheckupFile::with));
        return List.copyOf(merged.values());
    }
}
