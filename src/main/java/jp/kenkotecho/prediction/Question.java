package jp.kenkotecho.prediction;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.model.Advice;
import jp.kenkotecho.prediction.model.Intervention;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.Projected;
import jp.kenkotecho.prediction.model.RiskModel;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.DateParameter;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;

/**
 * What {@code $predict-risk} was asked, in the URL or in a body.
 *
 * @param scenarios by name, how much of each lever
 * @param proposals whether to propose what could be done
 * @param store the proposals that are taken up
 * @param brief whether the answer is cut to what a phone shows
 */
record Question(
        LocalDate asOf,
        int horizon,
        List<RiskModel> models,
        List<Item> items,
        Map<String, Map<Intervention, Double>> scenarios,
        boolean proposals,
        List<Advice> store,
        boolean brief) {

    static final Set<String> PARAMETERS =
            Set.of("horizonYears", "asOf", "model", "item", "scenario", "includeProposals", "store", "brief");
    static final Set<String> SCENARIO_PARTS = Set.of("name", "lever");

    private static final Set<String> IN_URL =
            Set.of("horizonYears", "asOf", "model", "item", "includeProposals", "brief");
    private static final int USUAL_HORIZON = 3;
    private static final int LONGEST_HORIZON = 5;
    private static final int MOST_SCENARIOS = 10;

    /** Asked with GET: everything but scenarios. */
    static Question ofUrl(RequestDetails request, LocalDate today, List<RiskModel> enabled) {
        Inputs.knowOnly(IN_URL, request);
        return new Question(
                asOf(request, today),
                horizon(all(request, "horizonYears").findFirst().orElse(String.valueOf(USUAL_HORIZON))),
                models(all(request, "model").toList(), enabled),
                items(all(request, "item").toList()),
                Map.of(),
                flag(request, "includeProposals"),
                List.of(),
                flag(request, "brief"));
    }

    /** Asked for a picture: a change of life stands in the URL as well, {@code lever=weight:4}. */
    static Question ofChart(RequestDetails request, LocalDate today, Set<String> known) {
        Inputs.knowOnly(known, request);
        var levers = Levers.ofUrl(all(request, "lever").toList());
        return new Question(
                asOf(request, today),
                horizon(all(request, "horizonYears").findFirst().orElse(String.valueOf(USUAL_HORIZON))),
                List.of(),
                items(all(request, "item").toList()),
                levers.isEmpty() ? Map.of() : Map.of("", levers),
                false,
                List.of(),
                false);
    }

    /** The day from which it is seen; today unless the URL says otherwise. */
    static LocalDate asOf(RequestDetails request, LocalDate today) {
        return all(request, "asOf")
                .map(text -> DateParameter.of(text, "asOf"))
                .findFirst()
                .orElse(today);
    }

    /** Asked with POST. */
    static Question ofBody(RequestDetails request, LocalDate today, List<RiskModel> enabled) {
        var inputs = Inputs.ofBody(PARAMETERS, request);
        var scenarios = new LinkedHashMap<String, Map<Intervention, Double>>();
        for (var scenario : inputs.all("scenario")) {
            var parts = Inputs.partsOf(scenario, SCENARIO_PARTS, request);
            scenarios.put(
                    parts.one("name", StringType.class)
                            .map(StringType::getValue)
                            .filter(name -> !name.isBlank())
                            .orElseThrow(() -> new Refusal(malformed("scenario.name"))),
                    Levers.ofParts(parts.all("lever"), request));
        }
        if (scenarios.size() > MOST_SCENARIOS) {
            throw new Refusal(malformed("scenario"));
        }
        var store = advice(inputs);
        return new Question(
                inputs.one("asOf", DateType.class)
                        .map(day -> DateParameter.of(day.getValueAsString(), "asOf"))
                        .orElse(today),
                inputs.one("horizonYears", IntegerType.class)
                        .map(years -> horizon(years.getValueAsString()))
                        .orElse(USUAL_HORIZON),
                models(codes(inputs, "model"), enabled),
                items(codes(inputs, "item")),
                scenarios,
                inputs.flag("includeProposals", false) || !store.isEmpty(),
                store,
                inputs.flag("brief", false));
    }

    private static List<Advice> advice(Inputs inputs) {
        return codes(inputs, "store").stream()
                .map(code -> Advice.of(code)
                        .orElseThrow(() -> new Refusal(unknown(
                                "store",
                                Stream.of(Advice.values()).map(Advice::code).toList()))))
                .distinct()
                .toList();
    }

    static List<String> codes(Inputs inputs, String name) {
        var codes = new ArrayList<String>();
        for (var one : inputs.all(name)) {
            codes.add(one.getValue() instanceof StringType code ? code.getValue() : "");
        }
        return codes;
    }

    static List<RiskModel> models(List<String> ids, List<RiskModel> enabled) {
        var known = enabled.stream().map(model -> model.card().id()).toList();
        if (!known.containsAll(ids)) {
            throw new Refusal(unknown("model", known));
        }
        return enabled.stream()
                .filter(model -> ids.isEmpty() || ids.contains(model.card().id()))
                .toList();
    }

    private static List<Item> items(List<String> names) {
        var known = Projected.items();
        var asked = known.stream().filter(item -> names.contains(item.name())).toList();
        if (asked.size() < Set.copyOf(names).size()) {
            throw new Refusal(unknown("item", known.stream().map(Item::name).toList()));
        }
        return names.isEmpty() ? known : asked;
    }

    private static boolean flag(RequestDetails request, String name) {
        var text = all(request, name).findFirst().orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw new Refusal(malformed(name));
        }
        return text.equals("true");
    }

    private static int horizon(String text) {
        if (!text.matches("[1-" + LONGEST_HORIZON + "]")) {
            throw new Refusal(Problem.of(
                            Problem.Kind.MALFORMED,
                            "horizonYears は 1 から " + LONGEST_HORIZON + " までです。",
                            "horizonYears is 1 to " + LONGEST_HORIZON + ".")
                    .at("horizonYears"));
        }
        return Integer.parseInt(text);
    }

    private static Stream<String> all(RequestDetails request, String name) {
        return Stream.of(Optional.ofNullable(request.getParameters().get(name)).orElse(new String[0]));
    }

    static Problem unknown(String name, List<String> known) {
        var all = known.stream().collect(Collectors.joining(", "));
        return Problem.of(
                        Problem.Kind.MALFORMED,
                        "知らない " + name + " です。使えるもの: " + all,
                        "Unknown " + name + ". Known: " + all)
                .at(name);
    }

    static Problem malformed(String where) {
        return Problem.of(Problem.Kind.MALFORMED, where + " を読み取れません。", where + " cannot be read.")
                .at(where);
    }
}
