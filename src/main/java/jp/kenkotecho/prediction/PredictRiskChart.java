package jp.kenkotecho.prediction;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.chart.Chart.Size;
import jp.kenkotecho.chart.Svg;
import jp.kenkotecho.checkup.CheckupItems;
import jp.kenkotecho.prediction.fhir.History;
import jp.kenkotecho.prediction.model.Intervention;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.WhatIf;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.BinaryResponse;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;

/** {@code GET Patient/{id}/$predict-risk-chart}: the same for one item, as a picture. */
@FhirProvider
class PredictRiskChart {

    static final Set<String> PARAMETERS = Set.of("item", "horizonYears", "asOf", "lever");

    private static final Problem ONE_ITEM = Problem.of(Problem.Kind.MALFORMED, "item を一つ指定してください。", "Give one item.")
            .at("item");
    private static final Problem NO_READING = Problem.of(
                    Problem.Kind.INCOMPLETE, "この項目の測定が記録にありません。", "The record has no reading of this item.")
            .at("item");

    private final Outlooks outlooks;
    private final Clock clock;

    PredictRiskChart(Outlooks outlooks, Clock clock) {
        this.outlooks = outlooks;
        this.clock = clock;
    }

    @Operation(
            name = "$predict-risk-chart",
            type = Patient.class,
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void chart(@IdParam IdType patient, ServletRequestDetails request) throws IOException {
        var question = Question.ofChart(request, LocalDate.now(clock), PARAMETERS);
        if (question.items().size() != 1) {
            throw new Refusal(ONE_ITEM);
        }
        var caller = CallerOf.request(request).orElseThrow();
        var outlook = outlooks.of(caller, patient.getIdPart(), question.asOf());
        var levers = question.scenarios().values().stream().findFirst().orElse(Map.of());
        var svg = Svg.alone(picture(outlook, question.items().get(0), question.horizon(), levers)
                .chart(Size.SHEET));
        BinaryResponse.send(request, "image/svg+xml;charset=UTF-8", svg.getBytes(StandardCharsets.UTF_8));
    }

    private static OutlookPicture picture(Outlook outlook, Item item, int horizon, Map<Intervention, Double> levers) {
        var series = outlook.series(item);
        if (series.isEmpty()) {
            throw new Refusal(NO_READING);
        }
        var trajectory = outlook.trajectory(item, series).orElseThrow();
        var expected = IntStream.rangeClosed(1, horizon)
                .mapToObj(year -> new OutlookPicture.Expected(
                        outlook.asOf().plusYears(year), outlook.forecast(item, trajectory, year)))
                .toList();
        var effect = outlook.effect(item, WhatIf.changed(outlook.person(), levers));
        var changed = levers.isEmpty()
                ? List.<OutlookPicture.Expected>of()
                : expected.stream()
                        .map(one -> new OutlookPicture.Expected(
                                one.day(), one.forecast().moved(effect)))
                        .toList();
        return new OutlookPicture(item.display().ja(), item.unit(), series, expected, changed, limits(series));
    }

    private static List<OutlookPicture.Line> limits(List<History.Found> series) {
        return series.get(series.size() - 1).source().getCode().getCoding().stream()
                .filter(coding -> Canonical.JLAC10_CHECKUP.equals(coding.getSystem()))
                .map(Coding::getCode)
                .flatMap(code -> CheckupItems.limits(code).stream())
                .flatMap(limits -> Stream.of(
                        new OutlookPicture.Line(limits.guidance(), "保健指導"),
                        new OutlookPicture.Line(limits.referral(), "受診勧奨")))
                .toList();
    }
}
