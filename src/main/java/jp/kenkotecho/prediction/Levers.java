package jp.kenkotecho.prediction;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.model.Intervention;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;

/** The changes of life that were asked for, each once and with an amount that trials have shown. */
final class Levers {

    static final Set<String> PARTS = Set.of("code", "value");

    private Levers() {}

    /** Changes in the URL, {@code weight:4}; without an amount one. */
    static Map<Intervention, Double> ofUrl(List<String> texts) {
        var levers = new EnumMap<Intervention, Double>(Intervention.class);
        texts.forEach(text -> {
            var colon = text.indexOf(':');
            var amount = colon < 0 ? "1" : text.substring(colon + 1);
            if (!amount.matches("\\d{1,3}(\\.\\d{1,2})?")) {
                throw new Refusal(Question.malformed("lever"));
            }
            var lever = lever(colon < 0 ? text : text.substring(0, colon));
            put(levers, lever, Double.parseDouble(amount), "lever");
        });
        return levers;
    }

    /** Changes of a scenario in a body: code and amount. */
    static Map<Intervention, Double> ofParts(List<ParametersParameterComponent> sent, RequestDetails request) {
        var levers = new EnumMap<Intervention, Double>(Intervention.class);
        for (var one : sent) {
            var parts = Inputs.partsOf(one, PARTS, request);
            var lever = lever(
                    parts.one("code", CodeType.class).map(CodeType::getValue).orElse(""));
            var value = parts.one("value", DecimalType.class)
                    .map(DecimalType::getValue)
                    .orElse(BigDecimal.ONE);
            if (value.signum() < 0) {
                throw new Refusal(Question.malformed("scenario.lever.value"));
            }
            put(levers, lever, value.doubleValue(), "scenario.lever.value");
        }
        return levers;
    }

    private static Intervention lever(String code) {
        return Intervention.of(code)
                .orElseThrow(() -> new Refusal(Question.unknown(
                        "lever",
                        Stream.of(Intervention.values()).map(Intervention::code).toList())));
    }

    /** The same change twice would leave open which of the two is meant. */
    private static void put(Map<Intervention, Double> levers, Intervention lever, double amount, String where) {
        if (levers.put(lever, bounded(lever, amount, where)) != null) {
            throw new Refusal(
                    Problem.of(Problem.Kind.MALFORMED, lever.code() + " が二度書かれています。", lever.code() + " is given twice.")
                            .at(where));
        }
    }

    /** No more than trials have shown: what counts for nothing is refused rather than drawn. */
    private static double bounded(Intervention lever, double amount, String where) {
        if (amount > lever.most()) {
            var most = BigDecimal.valueOf(lever.most()).stripTrailingZeros().toPlainString();
            throw new Refusal(Problem.of(
                            Problem.Kind.MALFORMED,
                            lever.code() + " は " + most + " までです。",
                            lever.code() + " is at most " + most + ".")
                    .at(where));
        }
        if (lever.isYesOrNo() && amount != 0 && amount != lever.most()) {
            throw new Refusal(Problem.of(
                            Problem.Kind.MALFORMED,
                            lever.code() + " は 0 (しない) か 1 (する) です。",
                            lever.code() + " is 0 (no) or 1 (yes).")
                    .at(where));
        }
        return amount;
    }
}
