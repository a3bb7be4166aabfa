package jp.kenkotecho.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jp.kenkotecho.chart.Svg;
import jp.kenkotecho.prediction.Predictions;
import jp.kenkotecho.prediction.Predictions.Change;
import jp.kenkotecho.prediction.ThreeYears;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
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
                .map(one -> OutlookRows.row(
                        one,
                        address(whose, change, one.key()),
                        ahead.shown().key().equals(one.key())))
                .toList();
        page.addAttribute("ahead", ahead);
        page.addAttribute("rows", rows);
        page.addAttribute(
                "alone", ahead.alone().stream().map(OutlookRows::alone).toList());
        page.addAttribute(
                "conditions",
                ahead.conditions().stream().map(OutlookRows::condition).toList());
        page.addAttribute(
                "shown", rows.stream().filter(OutlookRows.Row::isShown).toList());
        page.addAttribute(
                "pictures", ahead.shown().picture().stream().map(Svg::ofPage).toList());
        page.addAttribute(
                "inNumbers",
                ahead.shown().inNumbers().stream().map(OutlookRows::onDay).toList());
        page.addAttribute(
                "tried", ahead.shown().tried().stream().map(OutlookRows::tried).toList());
        page.addAttribute(
                "small",
                ahead.shown().small().stream()
                        .map(one -> new OutlookRows.Small(
                                address(whose, change, one.key()),
                                one.name(),
                                Svg.ofPage(one.picture()),
                                ahead.shown().key().equals(one.key())))
                        .toList());
        page.addAttribute("isChanged", !change.isNone());
        page.addAttribute("risks", ahead.risks().stream().map(OutlookRows::risk).toList());
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
}
