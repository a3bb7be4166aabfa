package jp.kenkotecho.prediction.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.fhir.GroupReport.About;
import jp.kenkotecho.prediction.fhir.GroupReport.Compared;
import jp.kenkotecho.prediction.fhir.GroupReport.Counts;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.Variogram;
import jp.kenkotecho.prediction.model.Variogram.Point;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupPopulationComponent;
import org.junit.jupiter.api.Test;

class GroupReportTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final About ABOUT =
            new About("Group/g", "Organization/o", TODAY, Instant.parse("2026-11-28T00:00:00Z"));

    @Test
    void counts_whose_risk_can_be_lowered_of_who_could_be_computed() {
        var report = GroupReport.ranking(ABOUT, new Counts(3, 1, 2));

        var group = report.getGroupFirstRep();
        assertThat(group.getPopulation())
                .extracting(MeasureReportGroupPopulationComponent::getCount)
                .containsExactly(6, 6, 2, 3);
        assertThat(group.getMeasureScore().getValue()).isEqualByComparingTo("0.75");
        assertThat(report.getMeasure()).isEqualTo("http://kenko-techo.jp/fhir/Measure/modifiable-risk");
        assertThat(GroupReport.ranking(ABOUT, new Counts(0, 0, 2))
                        .getGroupFirstRep()
                        .hasMeasureScore())
                .isFalse();
    }

    @Test
    void tells_mean_error_and_coverage_item_by_item() {
        var compared = Stream.of(
                        new Compared(Item.SBP, TODAY.minusDays(40), 12, false),
                        new Compared(Item.LDL, TODAY.minusDays(9), -3, true),
                        new Compared(Item.SBP, TODAY.minusDays(9), -2, true))
                .toList();

        var reports = GroupReport.accuracy(ABOUT, compared);

        assertThat(reports.get(0).getGroup())
                .extracting(GroupReportTest::score)
                .containsExactly("SBP 5.0 mm[Hg]", "LDL -3.0 mg/dL");
        assertThat(reports.get(1).getGroup()).extracting(GroupReportTest::score).containsExactly("SBP 0.5", "LDL 1");
        assertThat(reports.get(1).getGroupFirstRep().getPopulation())
                .extracting(MeasureReportGroupPopulationComponent::getCount)
                .containsExactly(2, 2, 1);
        assertThat(reports).allSatisfy(report -> {
            assertThat(report.getPeriod().getStartElement().getValueAsString()).isEqualTo("2026-10-19");
            assertThat(report.getPeriod().getEndElement().getValueAsString()).isEqualTo("2026-11-28");
        });
        assertThat(GroupReport.accuracy(ABOUT, List.of()))
                .allSatisfy(report -> assertThat(report.getGroup()).isEmpty());
    }

    @Test
    void estimates_are_as_the_setting_takes_them_and_only_of_enough_people() {
        var random = new Random(5);
        var many = new Variogram();
        for (var i = 0; i < 300; i++) {
            var level = 16 * random.nextGaussian();
            many.add(Stream.of(-3.0, -2.0, -1.0, 0.0)
                    .map(year -> new Point(year, level + 7 * random.nextGaussian()))
                    .toList());
        }
        var few = new Variogram();

        var estimates = DriftEstimates.of(TODAY, Map.of(Item.SBP, many, Item.LDL, few));

        assertThat(estimates.getParameter()).hasSize(1);
        assertThat(estimates.getParameterFirstRep().getPart())
                .extracting(part -> part.getName())
                .containsExactly("item", "noise", "spread", "rate", "people", "readings", "from", "to");
        assertThat(estimates.getParameterFirstRep().getPart().get(6).getValue().primitiveValue())
                .isEqualTo("2023-11-28");
        assertThat(DriftEstimates.of(TODAY, Map.of(Item.LDL, few)).hasParameter())
                .isFalse();
    }

    private static String score(MeasureReportGroupComponent group) {
        var score = group.getMeasureScore();
        var unit = score.hasCode() ? " " + score.getCode() : "";
        return group.getCode().getCodingFirstRep().getCode() + " "
                + score.getValue().toPlainString() + unit;
    }
}
