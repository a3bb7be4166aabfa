package jp.kenkotecho.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.chart.Svg;
import jp.kenkotecho.prediction.Predictions;
import jp.kenkotecho.prediction.Predictions.Change;
import jp.kenkotecho.prediction.ThreeYears;
import jp.kenkotecho.prediction.ThreeYears.Ahead;
import jp.kenkotecho.prediction.ThreeYears.Expected;
import jp.kenkotecho.prediction.ThreeYears.Likely;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.spi.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** {@code /outlook}: three years ahead, in words; what a change would do, in steps; and what cannot be said. */
@Controller
class OutlookPage {

    private static final Set<String> TYPES = Set.of("Observation", "MedicationStatement", "Goal", "Condition");

    /** The steps of each change: kilograms, grams of salt a day, and yes. */
    private static final Map<String, List<Integer>> STEPS = Map.of(
            "weight", List.of(0, 2, 4, 6),
            "salt", List.of(0, 1, 2, 4),
            "exercise", List.of(0, 1),
            "alcohol", List.of(0, 1),
            "smoking", List.of(0, 1));

    /** The items that people read with one decimal. */
    private static final Set<String> WITH_A_DIGIT = Set.of("BMI", "WEIGHT", "WAIST", "HBA1C", "URIC_ACID");

    private final SignedInUser signedInUser;
    private final Predictions predictions;

    OutlookPage(SignedInUser signedInUser, Predictions predictions) {
        this.signedInUser = signedInUser;
        this.predictions = predictions;
    }

    /** One change: its steps, and which is chosen. */
    record Lever(String code, List<Step> steps) {}

    /** A step of it. */
    record Step(int amount, boolean isChosen) {}

    /** One item as the table says it; at the address it stands as a picture, with the same changes. */
    record Row(
            String address,
            Text name,
            String unit,
            String measured,
            String asIs,
            String between,
            String changed,
            String changedBetween,
            List<String> sooner,
            boolean isShown) {}

    /** One item without a forecast. */
    record Alone(Text name, String unit, String measured) {}

    /** One condition: of a hundred people like them, how many; empty where that is not told. */
    record Condition(ThreeYears.Condition what, String chance) {}

    /** A day of the picture in numbers; empty where there is none. */
    record OnDay(
            LocalDate day, boolean isMeasured, String value, String between, String changed, String changedBetween) {}

    /** One change alone. */
    record Tried(String lever, String value, String between) {}

    /** A small picture; at the address it stands large. */
    record Small(String address, Text name, String picture, boolean isShown) {}

    /** One risk: of a hundred people like them, how many. */
    record Risk(ThreeYears.ModelCardShown card, String asIs, String changed, Effect effect, ThreeYears.Beside beside) {}

    /** What a change does to a risk, in whole people of a hundred. */
    enum Effect {
        NOT_COMPARED,
        NONE,
        /** The number falls, by less than one of a hundred. */
        LITTLE,
        CHANGED
    }

    @GetMapping("/outlook")
    String outlook(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String item,
            @RequestParam Map<String, String> asked,
            Locale language,
            Model page) {
        var whose = signedInUser.record(person);
        var change = new Change(amounts(asked));
        page.addAttribute("whose", whose);
        try {
            var ahead = predictions.of(
                    signedInUser.reader(TYPES),
                    new PersonId(whose.id()),
                    change,
                    item,
                    language.getLanguage().equals("en"));
            show(ahead, whose, change.only(ahead.offered()), page);
        } catch (Refusal refused) {
            if (refused.problems().contains(Refusal.NOT_THERE)) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            page.addAttribute("why", refused.problems());
            page.addAttribute(
                    "isTooLittle",
                    refused.problems().stream().noneMatch(one -> one.kind() == Problem.Kind.NOT_SUPPORTED));
            page.addAttribute("isUnshared", whose.sees() && Predictions.isNothingSeen(refused));
        }
        return "web/outlook";
    }

    @PostMapping("/outlook/goals")
    String take(@RequestParam String person, @RequestParam String advice) {
        var whose = signedInUser.person(person);
        try {
            predictions.take(signedInUser.caller(TYPES), new PersonId(whose.id()), advice);
        } catch (Refusal refused) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/outlook?person=" + whose.id() + "#begin";
    }

    private static void show(ThreeYears ahead, ViewedRecord whose, Change change, Model page) {
        var rows = ahead.items().stream()
                .map(one -> row(
                        one,
                        address(whose, change, one.key()),
                        ahead.shown().key().equals(one.key())))
                .toList();
        page.addAttribute("ahead", ahead);
        page.addAttribute("rows", rows);
        page.addAttribute(
                "alone",
                ahead.alone().stream()
                        .map(one -> new Alone(one.name(), one.unit(), number(one.measured(), digits(one.key()))))
                        .toList());
        page.addAttribute(
                "conditions",
                ahead.conditions().stream().map(OutlookPage::condition).toList());
        page.addAttribute("shown", rows.stream().filter(Row::isShown).toList());
        page.addAttribute(
                "pictures", ahead.shown().picture().stream().map(Svg::ofPage).toList());
        page.addAttribute(
                "inNumbers",
                ahead.shown().inNumbers().stream().map(OutlookPage::onDay).toList());
        page.addAttribute(
                "tried", ahead.shown().tried().stream().map(OutlookPage::tried).toList());
        page.addAttribute(
                "small",
                ahead.shown().small().stream()
                        .map(one -> new Small(
                                address(whose, change, one.key()),
                                one.name(),
                                Svg.ofPage(one.picture()),
                                ahead.shown().key().equals(one.key())))
                        .toList());
        page.addAttribute("isChanged", !change.isNone());
        page.addAttribute("risks", ahead.risks().stream().map(OutlookPage::risk).toList());
        page.addAttribute(
                "levers",
                ahead.offered().stream().map(code -> lever(code, change)).toList());
    }

    /** Amounts of steps that are offered: whatever else is asked for is no change. */
    private static Map<String, Double> amounts(Map<String, String> asked) {
        var amounts = new HashMap<String, Double>();
        STEPS.forEach((code, steps) -> steps.stream()
                .filter(step -> String.valueOf(step).equals(asked.get(code)))
                .forEach(step -> amounts.put(code, (double) step)));
        return amounts;
    }

    private static Lever lever(String code, Change change) {
        var chosen = change.levers().getOrDefault(code, 0.0);
        return new Lever(
                code,
                STEPS.getOrDefault(code, List.of(0)).stream()
                        .map(step -> new Step(step, step.doubleValue() == chosen))
                        .toList());
    }

    private static String address(ViewedRecord whose, Change change, String item) {
        var address = UriComponentsBuilder.fromPath("/outlook").queryParam("person", whose.id());
        change.levers().forEach((code, amount) -> address.queryParam(code, amount.intValue()));
        return address.queryParam("item", item).encode().toUriString();
    }

    private static Row row(Ahead ahead, String address, boolean isShown) {
        var digits = digits(ahead.key());
        return new Row(
                address,
                ahead.name(),
                ahead.unit(),
                number(ahead.measured(), digits),
                number(ahead.asIs().mean(), digits),
                number(ahead.asIs().lower(), digits) + "–" + number(ahead.asIs().upper(), digits),
                number(ahead.changed().mean(), digits),
                number(ahead.changed().lower(), digits) + "–"
                        + number(ahead.changed().upper(), digits),
                ahead.sooner().stream()
                        .map(expected -> number(expected.mean(), digits))
                        .toList(),
                isShown);
    }

    private static int digits(String key) {
        return WITH_A_DIGIT.contains(key) ? 1 : 0;
    }

    private static Condition condition(ThreeYears.Condition condition) {
        return new Condition(
                condition,
                condition.chance().stream()
                        .map(chance -> people(chance.low(), chance.high()))
                        .findFirst()
                        .orElse(""));
    }

    private static OnDay onDay(ThreeYears.OnDay one) {
        return new OnDay(
                one.day(),
                !one.measured().isEmpty(),
                Stream.concat(
                                one.measured().stream()
                                        .map(value -> number(value, 1).replaceAll("\\.0$", "")),
                                one.asIs().stream().map(OutlookPage::mean))
                        .findFirst()
                        .orElse(""),
                one.asIs().stream().map(OutlookPage::between).findFirst().orElse(""),
                one.changed().stream().map(OutlookPage::mean).findFirst().orElse(""),
                one.changed().stream().map(OutlookPage::between).findFirst().orElse(""));
    }

    private static Tried tried(ThreeYears.Tried one) {
        return new Tried(one.lever(), mean(one.expected()), between(one.expected()));
    }

    private static String mean(Expected expected) {
        return number(expected.mean(), expected.digits());
    }

    private static String between(Expected expected) {
        return number(expected.lower(), expected.digits()) + "–" + number(expected.upper(), expected.digits());
    }

    private static Risk risk(Likely likely) {
        var now = people(likely.low(), likely.high());
        var then = people(likely.lowChanged(), likely.highChanged());
        return new Risk(likely.card(), now, then, effect(likely, !now.equals(then)), likely.beside());
    }

    static Effect effect(Likely likely, boolean isOther) {
        if (!likely.compares()) {
            return Effect.NOT_COMPARED;
        }
        return isOther
                ? Effect.CHANGED
                : likely.lowChanged() < likely.low() || likely.highChanged() < likely.high()
                        ? Effect.LITTLE
                        : Effect.NONE;
    }

    /** Whole people of a hundred; {@code 0} for less than one. */
    private static String people(double low, double high) {
        var least = Math.round(low);
        var most = Math.round(high);
        return least == most ? String.valueOf(most) : least + "–" + most;
    }

    private static String number(double value, int digits) {
        var rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
