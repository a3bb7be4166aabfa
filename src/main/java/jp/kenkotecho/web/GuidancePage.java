package jp.kenkotecho.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import jp.kenkotecho.guidance.FollowUps;
import jp.kenkotecho.guidance.FollowUps.Wish;
import jp.kenkotecho.guidance.GoalTracking;
import jp.kenkotecho.guidance.GuidanceSessions;
import jp.kenkotecho.record.Contribution;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.visit.Briefs;
import jp.kenkotecho.visit.Glances;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /desk/guidance}: one person as a public-health nurse sees them: goals, what is open, and what comes next. */
@Controller
class GuidancePage {

    /** What a session leaves, and the template that it is made of, which nobody writes here. */
    static final Set<String> WRITTEN =
            Set.of("Encounter", "CarePlan", "Goal", "Task", "ServiceRequest", "PlanDefinition");

    /** Days ahead that something may be due. */
    private static final int LONGEST = 5 * 366;

    private static final Set<String> DONE = Set.of("session", "contact", "referral", "close");

    private final SignedInUser signedInUser;
    private final Workplaces desk;
    private final Glances glances;
    private final GoalTracking goals;
    private final FollowUps followUps;
    private final GuidanceSessions sessions;
    private final Clock clock;

    GuidancePage(
            SignedInUser signedInUser,
            Workplaces desk,
            Glances glances,
            GoalTracking goals,
            FollowUps followUps,
            GuidanceSessions sessions,
            Clock clock) {
        this.signedInUser = signedInUser;
        this.desk = desk;
        this.glances = glances;
        this.goals = goals;
        this.followUps = followUps;
        this.sessions = sessions;
        this.clock = clock;
    }

    @GetMapping("/desk/guidance")
    String guidance(
            @RequestParam(defaultValue = "") String person, @RequestParam(defaultValue = "") String done, Model page) {
        return signedInUser.stepUp().orElseGet(() -> {
            page.addAttribute("done", DONE.contains(done) ? done : "");
            return show(desk.record(person), Map.of(), page);
        });
    }

    /** {@code contact}, {@code referral} or {@code close}. */
    @PostMapping("/desk/guidance/{what}")
    String changed(@PathVariable String what, @RequestParam Map<String, String> sent, Model page) {
        return signedInUser.stepUp("/desk").orElseGet(() -> {
            var whose = desk.record(sent.getOrDefault("person", ""));
            try {
                change(what, whose).accept(sent);
                return "redirect:/desk/guidance?person=" + whose.id() + "&done=" + what;
            } catch (Refusal e) {
                page.addAttribute("problems", e.problems());
                page.addAttribute("done", "");
                return show(whose, sent, page);
            }
        });
    }

    private Consumer<Map<String, String>> change(String what, ViewedRecord whose) {
        var caller = signedInUser.caller(WRITTEN);
        return switch (what) {
            case "contact" -> sent -> followUps.contact(caller, wish(whose, sent));
            case "referral" -> sent -> followUps.refer(caller, wish(whose, sent));
            case "close" ->
                sent -> followUps.close(
                        caller,
                        new PersonId(whose.id()),
                        sent.getOrDefault("task", ""),
                        version(sent),
                        Typed.words(sent.getOrDefault("outcome", ""), "outcome"));
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private Wish wish(ViewedRecord whose, Map<String, String> sent) {
        var today = LocalDate.now(clock);
        return new Wish(
                new PersonId(whose.id()),
                desk.workplaceFor(whose).organization(),
                Typed.words(sent.getOrDefault("words", ""), "words"),
                Typed.day(sent.getOrDefault("due", ""), today, today.plusDays(LONGEST), "due"),
                Typed.form(sent.getOrDefault("form", "")));
    }

    /** The version of a task; it goes into a condition of the request, which is digits. */
    private static String version(Map<String, String> sent) {
        var version = sent.getOrDefault("version", "");
        return version.matches("\\d{1,9}") ? version : "0";
    }

    private String show(ViewedRecord whose, Map<String, String> sent, Model page) {
        var person = new PersonId(whose.id());
        var types = new HashSet<>(Briefs.types());
        types.addAll(WRITTEN);
        var reader = signedInUser.reader(types);
        page.addAttribute("whose", whose);
        page.addAttribute("glance", Workplaces.shown(() -> glances.of(reader, person)));
        page.addAttribute("goals", goals.lines(reader, person));
        page.addAttribute("open", followUps.open(reader, person));
        page.addAttribute("templates", sessions.templates(reader));
        page.addAttribute("mayGuide", desk.adds(whose).contains(Contribution.GUIDANCE));
        page.addAttribute("today", LocalDate.now(clock));
        page.addAttribute("form", UUID.randomUUID());
        page.addAttribute("longest", Typed.LONGEST);
        page.addAttribute("sent", sent);
        return "web/guidance";
    }
}
