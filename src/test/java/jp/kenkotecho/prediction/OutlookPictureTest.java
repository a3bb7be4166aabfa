package jp.kenkotecho.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import jp.kenkotecho.chart.Chart.Size;
import jp.kenkotecho.chart.Svg;
import jp.kenkotecho.prediction.fhir.Readings.Found;
import jp.kenkotecho.prediction.model.Drifts;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.TrendModel.Reading;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** The picture of docs/operations.md is what {@code $predict-risk-chart} draws; {@code -Dgoldens=write} draws it anew. */
class OutlookPictureTest {

    private static final Path PICTURE = Path.of("docs", "samples", "predict-risk-chart.svg");

    @Test
    void draws_the_picture_of_the_readme() throws Exception {
        var svg = Svg.alone(chart(true).chart(Size.SHEET));
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
        assertThat(chart(true).description())
                .contains("2023-06-10 132", "2025-06-10 138", "80% の範囲", "生活を変えたら", "保健指導 130", "受診勧奨 140");
        assertThat(Svg.alone(chart(false).chart(Size.SHEET))).doesNotContain("生活を変えたら", "受診勧奨");
    }

    @Test
    void draws_a_single_reading_without_a_future() throws IOException {
        var one = List.of(new Found(LocalDate.of(2025, 6, 10), 138, List.of(new Observation())));

        assertThat(Svg.alone(
                        new OutlookPicture("収縮期血圧", "mmHg", one, List.of(), List.of(), List.of()).chart(Size.SHEET)))
                .contains("<circle")
                .doesNotContain("NaN", "Infinity", "polygon");
    }

    private static OutlookPicture chart(boolean more) {
        var values = List.of(132.0, 140.0, 138.0);
        var found = IntStream.range(0, 3)
                .mapToObj(i -> new Found(LocalDate.of(2023 + i, 6, 10), values.get(i), List.of(new Observation())))
                .toList();
        var readings = IntStream.range(0, 3)
                .mapToObj(i -> new Reading(i - 2, 45 + i, values.get(i)))
                .toList();
        var drift = Drifts.PUBLISHED.of(Item.SBP).orElseThrow();
        var expected = IntStream.rangeClosed(1, 3)
                .mapToObj(year -> new OutlookPicture.Expected(
                        LocalDate.of(2025 + year, 6, 10),
                        drift.trajectory(readings, reading -> 126.0)
                                .orElseThrow()
                                .at(year, 127)))
                .toList();
        return new OutlookPicture(
                "収縮期血圧",
                "mmHg",
                found,
                expected,
                more
                        ? expected.stream()
                                .map(one -> new OutlookPicture.Expected(
                                        one.day(), one.forecast().moved(-6)))
                                .toList()
                        : List.of(),
                more ? List.of(new OutlookPicture.Line(130, "保健指導"), new OutlookPicture.Line(140, "受診勧奨")) : List.of());
    }
}
