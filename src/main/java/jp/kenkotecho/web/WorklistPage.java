package jp.kenkotecho.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.kenkotecho.guidance.Worklists;
import jp.kenkotecho.guidance.Worklists.Line;
import jp.kenkotecho.web.Workplaces.Workplace;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/worklist}: the morning's list of whoever works at an office or a clinic, by due day and by need. */
@Controller
class WorklistPage {

    /** What {@code $worklist} answers at most. */
    private static final int MOST = 1000;

    private static final int SHOWN = 200;

    private final SignedInUser signedInUser;
    private final Workplaces desk;
    private final Worklists worklists;
    private final Clock clock;

    WorklistPage(SignedInUser signedInUser, Workplaces desk, Worklists worklists, Clock clock) {
        this.signedInUser = signedInUser;
        this.desk = desk;
        this.worklists = worklists;
        this.clock = clock;
    }

    /**
     * The lines of what is to be done at one place.
     *
     * @param more how many are not shown
     */
    record Place(String name, List<Line> lines, int more) {}

    @GetMapping("/desk/worklist")
    String worklist(
            @RequestParam(defaultValue = "all") String due,
            @RequestParam(defaultValue = "") List<String> need,
            Model page) {
        return signedInUser.stepUp().orElseGet(() -> {
            desk.demandProfessional();
            var filter = WorklistFilter.of(due, need, LocalDate.now(clock));
            page.addAttribute("filter", filter);
            page.addAttribute("dues", WorklistFilter.DUE);
            page.addAttribute("needs", WorklistFilter.NEEDS);
            var all = all();
            page.addAttribute(
                    "counts", counts(all.values().stream().flatMap(List::stream).toList(), filter));
            page.addAttribute(
                    "places",
                    all.entrySet().stream()
                            .map(one -> place(one.getKey(), one.getValue(), filter))
                            .toList());
            return "web/worklist";
        });
    }

    /** All that there is, by place of work. */
    private Map<Workplace, List<Line>> all() {
        var caller = signedInUser.caller(Worklists.TYPES);
        var all = new LinkedHashMap<Workplace, List<Line>>();
        desk.workplaces().forEach(one -> all.put(one, worklists.lines(one.organization(), caller, MOST)));
        return all;
    }

    /** How many there are by {@link WorklistFilter#DUE}, of the needs that were chosen. */
    private static Map<String, Long> counts(List<Line> all, WorklistFilter filter) {
        return WorklistFilter.DUE.stream().collect(Collectors.toMap(due -> due, due -> all.stream()
                .filter(filter.dueBy(due)::shows)
                .count()));
    }

    private static Place place(Workplace at, List<Line> all, WorklistFilter filter) {
        var lines = all.stream().filter(filter::shows).toList();
        return new Place(at.name(), lines.stream().limit(SHOWN).toList(), Math.max(0, lines.size() - SHOWN));
    }
}
