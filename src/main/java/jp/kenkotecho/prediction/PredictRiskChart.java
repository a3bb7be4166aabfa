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
import jp.kenkotecho.chart.Chart.Size;
import jp.kenkotecho.chart.Svg;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.BinaryResponse;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;

/** {@code GET Patient/{id}/$predict-risk-chart}: the same as a picture, of one item or of several beside each other. */
@FhirProvider
class PredictRiskChart {

    static final Set<String> PARAMETERS = Set.of("item", "horizonYears", "asOf", "lever");

    private static final Problem NO_ITEM = Problem.of(
                    Problem.Kind.MALFORMED, "item を指定してください。", "Give an item, or several.")
            .at("item");
    private static final Problem NO_FORECAST = Problem.of(
                    Problem.Kind.NOT_SUPPORTED,
                    "この項目のこれからの値は計算しません。年ごとの動きの数字が、発表されたものにも、この地域の人のものにもありません。",
                    "No value to come of this item: how it moves from year to year is neither published nor estimated here.")
            .at("item");
    private static final Problem NO_READING = Problem.of(
                    Problem.Kind.INCOMPLETE, "この項目の測定が記録にありません。", "The record has no reading of these items.")
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
        if (!request.getParameters().containsKey("item")) {
            throw new Refusal(NO_ITEM);
        }
        var caller = CallerOf.request(request).orElseThrow();
        var outlook = outlooks.of(caller, patient.getIdPart(), question.asOf());
        var known = question.items().stream()
                .filter(item -> !outlook.series(item).isEmpty())
                .toList();
        if (known.isEmpty()) {
            throw new Refusal(NO_READING);
        }
        var projected =
                known.stream().filter(item -> outlook.alone(item).isEmpty()).toList();
        if (projected.isEmpty()) {
            throw new Refusal(NO_FORECAST);
        }
        var svg = drawn(outlook, question, projected);
        BinaryResponse.send(request, "image/svg+xml;charset=UTF-8", svg.getBytes(StandardCharsets.UTF_8));
    }

    private static String drawn(Outlook outlook, Question question, List<Item> items) {
        var levers = question.scenarios().values().stream().findFirst().orElse(Map.of());
        var size = items.size() == 1 ? Size.SHEET : Size.HALF_SHEET;
        var charts = items.stream()
                .map(item -> OutlookPicture.of(outlook, item, item.display(), question.horizon(), levers)
                        .chart(size, false))
                .toList();
        return charts.size() == 1 ? Svg.alone(charts.get(0)) : Svg.alone(charts);
    }
}
