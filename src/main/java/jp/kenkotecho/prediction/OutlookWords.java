package jp.kenkotecho.prediction;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kenkotecho.checkup.CheckupItems.Limits;
import jp.kenkotecho.prediction.OutlookPicture.Expected;
import jp.kenkotecho.prediction.OutlookPicture.Tried;
import jp.kenkotecho.prediction.model.TrendModel.Forecast;
import jp.kenkotecho.record.Text;

/** All that a picture of the years to come shows, in words. */
record OutlookWords(OutlookPicture picture, boolean inEnglish) {

    private static final Text NOW = new Text("いま", "now");
    private static final Text TODAY = new Text("いま: ", "Now: ");
    private static final Text COMMA = new Text("、", ", ");
    private static final Text STOP = new Text("。", ". ");
    private static final Text MEASURED = new Text("測定: ", "Measured: ");
    private static final Text AS_IS = new Text("今のままの見通し: ", "Expected as it is: ");
    private static final Text RANGE = new Text("80% の範囲 ", "80 % within ");
    private static final Text CHANGED = new Text("生活を変えたら: ", "After a change: ");
    private static final Text ONE_BY_ONE = new Text("一つずつでは: ", "One by one: ");
    private static final Text GUIDANCE = new Text("保健指導", "guidance");
    private static final Text REFERRAL = new Text("受診勧奨", "see a doctor");

    /** A range from this on is told in whole numbers. */
    private static final double FINE = 6;

    /** The name of a change that says its unit: 体重を減らす (kg). */
    private static final Pattern WITH_UNIT = Pattern.compile("(.*) \\((.*)\\)");

    String title() {
        return said(picture.name()) + " (" + picture.unit() + ")";
    }

    String now() {
        return said(NOW);
    }

    /** いま with its date. */
    String nowInFull() {
        return now() + (inEnglish ? ", " : " ") + day(picture.asOf());
    }

    String year(LocalDate day) {
        return day.getYear() + (inEnglish ? "" : "年");
    }

    String measured() {
        return inEnglish ? "measured" : "測った値";
    }

    String asIs() {
        return inEnglish ? "as it is" : "このまま";
    }

    String range() {
        return inEnglish ? "8 of 10 people" : "10人に8人の範囲";
    }

    /** The changes together, each named with how much of it. */
    String changed() {
        return (inEnglish ? "with: " : "変えると：")
                + picture.tried().stream().map(this::lever).collect(Collectors.joining(said(COMMA)));
    }

    String changedRange() {
        return inEnglish ? "8 of 10 then" : "変えたときの範囲";
    }

    String guidance(Limits limits) {
        return said(GUIDANCE) + " " + limit(limits.guidance(), limits);
    }

    String referral(Limits limits) {
        return said(REFERRAL) + " " + limit(limits.referral(), limits);
    }

    private String limit(double value, Limits limits) {
        return inEnglish
                ? (limits.below() ? "below " : "from ") + number(value)
                : number(value) + (limits.below() ? "未満" : "以上");
    }

    /** A change with how much of it: 体重を減らす 4 kg. */
    String lever(Tried tried) {
        var name = said(tried.lever().display());
        var withUnit = WITH_UNIT.matcher(name);
        return tried.lever().isYesOrNo() || !withUnit.matches()
                ? name
                : withUnit.group(1) + " " + number(tried.amount()) + " " + withUnit.group(2);
    }

    String description() {
        return sentence(MEASURED, picture.history(), found -> found.day() + " " + number(found.value()))
                + said(TODAY)
                + picture.asOf()
                + said(STOP)
                + sentence(AS_IS, picture.expected(), this::expected)
                + sentence(CHANGED, picture.changed(), this::expected)
                + sentence(ONE_BY_ONE, picture.tried(), tried -> lever(tried) + " " + value(tried.forecast()))
                + picture.limits().stream()
                        .map(limits -> guidance(limits) + said(COMMA) + referral(limits) + said(STOP))
                        .collect(Collectors.joining())
                + TowardsMean.of(picture).map(this::said).orElse("");
    }

    private String expected(Expected one) {
        return one.day() + " " + value(one.forecast());
    }

    private String value(Forecast forecast) {
        return number(forecast.mean()) + " (" + said(RANGE) + number(forecast.lower()) + "〜" + number(forecast.upper())
                + ")";
    }

    private <T> String sentence(Text beginning, List<T> all, Function<T, String> one) {
        return all.isEmpty()
                ? ""
                : all.stream().map(one).collect(Collectors.joining(said(COMMA), said(beginning), said(STOP)));
    }

    private String said(Text text) {
        return inEnglish ? text.en() : text.ja();
    }

    private String day(LocalDate day) {
        return (inEnglish
                        ? DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH)
                        : DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.JAPANESE))
                .format(day);
    }

    /** The number as it stands beside a mark: no finer than the range is wide. */
    String label(double value) {
        return picture.atTheEnd().allMatch(OutlookWords::isFine) ? number(value) : String.valueOf(Math.round(value));
    }

    /** Whether a tenth is anything beside the range. */
    static boolean isFine(Forecast forecast) {
        return isFine(forecast.lower(), forecast.upper());
    }

    static boolean isFine(double lower, double upper) {
        return upper - lower < FINE;
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceAll("\\.0$", "");
    }
}
