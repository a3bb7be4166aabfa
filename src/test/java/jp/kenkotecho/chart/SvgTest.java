package jp.kenkotecho.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import jp.kenkotecho.chart.Chart.Band;
import jp.kenkotecho.chart.Chart.Days;
import jp.kenkotecho.chart.Chart.Mark;
import jp.kenkotecho.chart.Chart.Point;
import jp.kenkotecho.chart.Chart.Series;
import jp.kenkotecho.chart.Chart.Size;
import jp.kenkotecho.chart.Chart.Stroke;
import jp.kenkotecho.chart.Chart.Tick;
import jp.kenkotecho.chart.Chart.Tone;
import jp.kenkotecho.chart.Chart.Values;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class SvgTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    @Test
    void is_named_for_who_does_not_see_it_and_hides_its_letters_from_them() throws Exception {
        var svg = parsed(Svg.ofPage(chart("朝の血圧", "134/78")));

        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("朝の血圧");
        assertThat(svg.getAttribute("aria-labelledby"))
                .contains(svg.getElementsByTagName("desc")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("id")
                        .getNodeValue());
        assertThat(svg.getElementsByTagName("g").item(0).getAttributes().getNamedItem("aria-hidden"))
                .isNotNull();
    }

    @Test
    void takes_no_text_for_markup() throws Exception {
        var svg = parsed(Svg.alone(chart("<script>alert(1)</script>", "\"&'")));

        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).contains("<script>");
    }

    @Test
    void has_no_styles_of_its_own_on_a_page_and_no_classes_alone() {
        var chart = chart("朝", "134");

        assertThat(Svg.ofPage(chart)).contains("class=\"c-band\"").doesNotContain("style", "fill=", "stroke=");
        assertThat(Svg.alone(chart)).contains("fill=\"#ac3e00\"").doesNotContain("class=", "style=");
    }

    @Test
    void leaves_a_gap_where_nothing_was_measured() {
        var series = new Series(
                Tone.MORNING,
                Mark.DOT,
                Stroke.SOLID,
                List.of(
                        new Point(DAY, 130),
                        new Point(DAY.plusDays(1), 132),
                        new Point(DAY.plusDays(20), 128),
                        new Point(DAY.plusDays(21), 126)),
                7);

        var lines = Layout.of(new Chart("", "", Size.PAGE, days(), values(), List.of(), List.of(series))).stream()
                .filter(Shape.Line.class::isInstance)
                .filter(shape -> shape.kind().startsWith("c-line"))
                .map(shape -> ((Shape.Line) shape).spots().size());

        assertThat(lines).containsExactly(2, 2);
    }

    private static Chart chart(String title, String description) {
        var series = new Series(Tone.MORNING, Mark.DOT, Stroke.SOLID, List.of(new Point(DAY, 134, "134")), 7);
        return new Chart(
                title,
                description,
                Size.PAGE,
                days(),
                values(),
                List.of(new Tick(DAY, "1日", false), new Tick(DAY.plusDays(29), "今日", true)),
                List.of(new Band(90, 125, "上の目標 125 未満"), series));
    }

    private static Days days() {
        return new Days(DAY, DAY.plusDays(29));
    }

    private static Values values() {
        return new Values(40, 200, 50);
    }

    private static org.w3c.dom.Element parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
    }
}
