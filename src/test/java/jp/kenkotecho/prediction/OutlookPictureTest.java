package jp.kenkotecho.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import jp.kenkotecho.chart.Chart.Size;
import jp.kenkotecho.chart.Chart.Spread;
import jp.kenkotecho.chart.Svg;
import jp.kenkotecho.checkup.CheckupItems.Limits;
import jp.kenkotecho.prediction.OutlookPicture.Expected;
import jp.kenkotecho.prediction.OutlookPicture.Tried;
import jp.kenkotecho.prediction.fhir.Readings.Found;
import jp.kenkotecho.prediction.model.Drifts;
import jp.kenkotecho.prediction.model.Intervention;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.TrendModel.Reading;
import jp.kenkotecho.record.Text;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** The picture of docs/operations.md is what {@code $predict-risk-chart} draws; {@code -Dgoldens=write} draws it anew. */
class OutlookPictureTest {

    private static final Text PRESSURE = new Text("収縮期血圧", "Systolic blood pressure");
    private static final LocalDate NOW = LocalDate.of(2025, 7, 1);
    private static final Path PICTURE = Path.of("docs", "samples", "predict-risk-chart.svg");

    @Test
    void draws_the_picture_of_the_readme() throws Exception {
        var svg = Svg.alone(picture(true).chart(Size.SHEET, false));
        if ("write".equals(System.getProperty("goldens"))) {
            Files.writeString(PICTURE, svg, StandardCharsets.UTF_8);
        }

        assertThat(svg).isEqualTo(Files.readString(PICTURE, StandardCharsets.UTF_8));
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
        assertThat(root.getAttribute("role")).isEqualTo("img");
    }

    /** Whoever does not see it is told the same. */
    @Test
    void says_in_words_all_that_it_shows() {
        assertThat(picture(true).chart(Size.SHEET, false).description())
                .contains("2023-06-10 132", "2025-06-10 138", "80% の範囲", "生活を変えたら", "保健指導 130", "受診勧奨 140")
                .contains("いま: 2025-07-01", "体重を減らす 4 kg", "食塩を減らす 3 g/日");
        assertThat(Svg.alone(picture(false).chart(Size.SHEET, false))).doesNotContain("生活を変えたら", "受診勧奨");
    }

    @Test
    void draws_a_single_reading_without_a_future() {
        var one = List.of(new Found(LocalDate.of(2025, 6, 10), 138, List.of(new Observation())));

        assertThat(Svg.alone(new OutlookPicture(PRESSURE, "mmHg", NOW, one, List.of(), List.of(), List.of(), List.of())
                        .chart(Size.SHEET, false)))
                .contains("<circle")
                .doesNotContain("NaN", "Infinity", "polygon");
    }

    /** Legend, date, values, zones and changes: what a picture without words would leave to guess. */
    @Test
    void has_all_words_that_it_needs_in_itself() {
        assertThat(Svg.alone(picture(true).chart(Size.SHEET, false)))
                .contains(">測った値<", ">このまま<", ">10人に8人の範囲<", ">変えたときの範囲<")
                .contains(">いま 2025年7月1日<", ">保健指導 130以上<", ">受診勧奨 140以上<")
                .contains("変えると：体重を減らす 4 kg、食塩を減らす 3 g/日")
                .contains(">132<", ">140<", ">138<");
        assertThat(Svg.alone(picture(true).chart(Size.SHEET, true)))
                .contains(">measured<", ">as it is<", ">8 of 10 people<", ">now, 1 Jul 2025<", "Less salt 3 g a day");
    }

    /** A range of its own, in an outline, since two filled ones would be told apart by their colours alone. */
    @Test
    void gives_a_change_a_range_of_its_own() {
        var layers = picture(true).chart(Size.PAGE, false).layers();

        assertThat(layers).filteredOn(Spread.class::isInstance).hasSize(2);
        assertThat(layers)
                .filteredOn(layer -> layer instanceof Spread spread && spread.isOutlined())
                .hasSize(1);
    }

    @Test
    void says_why_a_forecast_falls_although_readings_rose() {
        assertThat(picture(true).chart(Size.PAGE, false).description()).contains("平均への回帰", "よくなったという意味ではありません");
        assertThat(rising(List.of(126.0, 126.0, 126.0))).isEmpty();
        assertThat(rising(List.of(128.0, 130.0, 150.0))).contains(TowardsMean.FALLS);
        assertThat(rising(List.of(112.0, 110.0, 100.0))).contains(TowardsMean.RISES);
        assertThat(rising(List.of(150.0))).isEmpty();
    }

    private static Optional<Text> rising(List<Double> values) {
        return TowardsMean.of(new OutlookPicture(
                PRESSURE, "mmHg", NOW, found(values), expected(values), List.of(), List.of(), List.of()));
    }

    @Test
    void draws_a_limit_from_which_less_is_worse_the_other_way_round() {
        var values = List.of(44.0, 42.0, 39.0);
        var picture = new OutlookPicture(
                new Text("HDL", "HDL"),
                "mg/dL",
                NOW,
                found(values),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Limits(40, 35, true, "mg/dL")));

        assertThat(Svg.alone(picture.chart(Size.SHEET, false))).contains(">保健指導 40未満<", ">受診勧奨 35未満<");
    }

    /** Small values need an axis of their own: HbA1c moves by tenths. */
    @Test
    void draws_values_that_move_by_tenths() {
        var values = List.of(5.4, 5.6, 5.5);
        var chart = new OutlookPicture(
                        new Text("HbA1c", "HbA1c"),
                        "%",
                        NOW,
                        found(values),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Limits(5.6, 6.5, false, "%")))
                .chart(Size.PAGE, false);

        assertThat(chart.values().highest() - chart.values().lowest()).isLessThan(1.6);
        assertThat(chart.values().step()).isLessThanOrEqualTo(0.5);
    }

    private static OutlookPicture picture(boolean more) {
        var values = List.of(132.0, 140.0, 138.0);
        var expected = expected(values);
        return new OutlookPicture(
                PRESSURE,
                "mmHg",
                NOW,
                found(values),
                expected,
                more
                        ? expected.stream()
                                .map(one ->
                                        new Expected(one.day(), one.forecast().moved(-6)))
                                .toList()
                        : List.of(),
                more
                        ? List.of(
                                new Tried(
                                        Intervention.WEIGHT,
                                        4,
                                        expected.get(2).forecast().moved(-4)),
                                new Tried(
                                        Intervention.SALT,
                                        3,
                                        expected.get(2).forecast().moved(-2)))
                        : List.of(),
                more ? List.of(new Limits(130, 140, false, "mm[Hg]")) : List.of());
    }

    private static List<Found> found(List<Double> values) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> new Found(LocalDate.of(2023 + i, 6, 10), values.get(i), List.of(new Observation())))
                .toList();
    }

    private static List<Expected> expected(List<Double> values) {
        var readings = IntStream.range(0, values.size())
                .mapToObj(i -> new Reading(i - 2, 45 + i, values.get(i)))
                .toList();
        var trajectory = Drifts.PUBLISHED
                .of(Item.SBP)
                .orElseThrow()
                .trajectory(readings, reading -> 126.0)
                .orElseThrow();
        return IntStream.rangeClosed(1, 3)
                .mapToObj(year -> new Expected(NOW.plusYears(year), trajectory.at(year, 127)))
                .toList();
    }
}
