package jp.kenkotecho.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import jp.kenkotecho.audit.Visits;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /access-log}: who looked at whose record, visit by visit, for its person and whoever acts for them. */
@Controller
class AccessLogPage {

    private final Visits visits;
    private final SignedInUser signedInUser;
    private final Organizations organizations;
    private final Counterparts counterparts;

    AccessLogPage(Visits visits, SignedInUser signedInUser, Organizations organizations, Counterparts counterparts) {
        this.visits = visits;
        this.signedInUser = signedInUser;
        this.organizations = organizations;
        this.counterparts = counterparts;
    }

    /** The visits of one day, newest first. */
    record Day(LocalDate day, List<Visits.Line> lines) {}

    @GetMapping("/access-log")
    String logPage(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "0") long before,
            @RequestParam(defaultValue = "false") boolean all,
            Model page) {
        page.addAttribute("all", all);
        if (person.isEmpty() && signedInUser.people().isEmpty()) {
            page.addAttribute("days", List.of());
            return "web/log";
        }
        var whose = signedInUser.person(person);
        var found = visits.page(new PersonId(whose.id()), Math.max(0, before), all);
        page.addAttribute("whose", whose);
        page.addAttribute("days", days(found.lines()));
        page.addAttribute("next", found.next());
        return "web/log";
    }

    private static List<Day> days(List<Visits.Line> lines) {
        var days = new LinkedHashMap<LocalDate, List<Visits.Line>>();
        lines.forEach(line -> days.computeIfAbsent(line.at().toLocalDate(), day -> new ArrayList<>())
                .add(line));
        return days.entrySet().stream()
                .map(one -> new Day(one.getKey(), one.getValue()))
                .toList();
    }

    /** Who that is: what the record and the directory know of them, and how to ask them or to end it. */
    @GetMapping("/access-log/who")
    String who(
            @RequestParam(defaultValue = "") String person, @RequestParam(defaultValue = "") String visit, Model page) {
        var whose = signedInUser.person(person);
        var line = visits.one(new PersonId(whose.id()), visit)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var caller = signedInUser.caller();
        page.addAttribute("whose", whose);
        page.addAttribute("line", line);
        page.addAttribute(
                "works",
                organizations.one(caller, line.party().replace("Organization/", "")).stream()
                        .toList());
        var agreed = counterparts.of(caller, new PersonId(whose.id())).stream()
                .filter(one -> line.isOf(one.actor()))
                .toList();
        page.addAttribute("agreed", agreed);
        page.addAttribute(
                "isReader",
                agreed.stream()
                        .anyMatch(one -> one.actor().equals(line.party())
                                && one.categories().contains(InformationCategory.MEDICAL)));
        page.addAttribute("form", UUID.randomUUID().toString());
        return "web/log-who";
    }
}
