package jp.kenkotecho.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.guidance.GuidanceSessions;
import jp.kenkotecho.guidance.GuidanceSessions.Draft;
import jp.kenkotecho.guidance.GuidanceSessions.Edit;
import jp.kenkotecho.guidance.GuidanceSessions.Line;
import jp.kenkotecho.guidance.GuidanceSessions.Wish;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/session}: a session of health guidance as a template has it, to be filled in and saved as one. */
@Controller
class SessionPage {

    /** A session is written down on its day, or soon; one to come is planned. */
    private static final int YEAR = 366;

    private final SignedInUser signedInUser;
    private final Workplaces desk;
    private final GuidanceSessions sessions;
    private final Clock clock;

    SessionPage(SignedInUser signedInUser, Workplaces desk, GuidanceSessions sessions, Clock clock) {
        this.signedInUser = signedInUser;
        this.desk = desk;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * A line of the form as it stands.
     *
     * @param kilograms of a goal
     */
    record Field(int index, String kind, boolean isKept, String words, String due, String kilograms) {}

    /** The form; what was typed stays when something is wrong with it. */
    @GetMapping("/desk/session")
    String session(@RequestParam Map<String, String> sent, Model page) {
        return signedInUser.stepUp().orElseGet(() -> {
            var whose = desk.record(sent.getOrDefault("person", ""));
            var day = day(sent).orElseGet(() -> LocalDate.now(clock));
            var wish = wish(whose, sent, day);
            return show(whose, wish, Map.of(), Workplaces.shown(() -> draft(wish)), page);
        });
    }

    @PostMapping("/desk/session")
    String saved(@RequestParam Map<String, String> sent, Model page) {
        return signedInUser.stepUp("/desk").orElseGet(() -> {
            var whose = desk.record(sent.getOrDefault("person", ""));
            var wish = wish(whose, sent, day(sent).orElseGet(() -> LocalDate.now(clock)));
            Draft draft = Workplaces.shown(() -> draft(wish));
            try {
                demandDay(sent);
                sessions.save(
                        signedInUser.caller(GuidancePage.WRITTEN),
                        wish,
                        edits(draft, wish, sent),
                        Typed.note(sent.getOrDefault("note", ""), "note"),
                        Typed.form(sent.getOrDefault("form", "")));
                return "redirect:/desk/guidance?person=" + whose.id() + "&done=session";
            } catch (Refusal e) {
                page.addAttribute("problems", e.problems());
                return show(whose, wish, sent, draft, page);
            }
        });
    }

    private Draft draft(Wish wish) {
        return sessions.draft(signedInUser.reader(Set.of("PlanDefinition")), wish);
    }

    private Wish wish(ViewedRecord whose, Map<String, String> sent, LocalDate day) {
        return new Wish(
                new PersonId(whose.id()),
                desk.workplaceFor(whose).organization(),
                sent.getOrDefault("template", ""),
                day);
    }

    private void demandDay(Map<String, String> sent) {
        var today = LocalDate.now(clock);
        Typed.day(sent.getOrDefault("day", ""), today.minusDays(YEAR), today.plusDays(YEAR), "day");
    }

    private Optional<LocalDate> day(Map<String, String> sent) {
        try {
            demandDay(sent);
            return Optional.of(LocalDate.parse(sent.getOrDefault("day", "").strip()));
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    private static Map<Integer, Edit> edits(Draft draft, Wish wish, Map<String, String> sent) {
        var edits = new HashMap<Integer, Edit>();
        for (var line : draft.lines()) {
            var index = line.index();
            if (sent.containsKey("keep-" + index)) {
                edits.put(index, edit(line, wish, sent));
            }
        }
        return edits;
    }

    private static Edit edit(Line line, Wish wish, Map<String, String> sent) {
        var words = "words-" + line.index();
        var due = "due-" + line.index();
        var target = "target-" + line.index();
        var isDated = !sent.getOrDefault(due, "").isBlank();
        return new Edit(
                true,
                Typed.words(sent.getOrDefault(words, ""), words),
                isDated
                        ? Optional.of(Typed.day(
                                sent.getOrDefault(due, ""),
                                wish.day(),
                                wish.day().plusDays(5L * YEAR),
                                due))
                        : Optional.empty(),
                Typed.kilograms(sent.getOrDefault(target, ""), target));
    }

    private String show(ViewedRecord whose, Wish wish, Map<String, String> sent, Draft draft, Model page) {
        page.addAttribute("whose", whose);
        page.addAttribute("draft", draft);
        page.addAttribute("template", wish.template());
        page.addAttribute("day", sent.getOrDefault("day", wish.day().toString()));
        page.addAttribute(
                "fields", draft.lines().stream().map(line -> field(line, sent)).toList());
        page.addAttribute("note", sent.getOrDefault("note", ""));
        page.addAttribute("form", Typed.key(sent.getOrDefault("form", "")));
        page.addAttribute("longest", Typed.LONGEST);
        return "web/session";
    }

    private static Field field(Line line, Map<String, String> sent) {
        return new Field(
                line.index(),
                line.kind(),
                sent.isEmpty() || sent.containsKey("keep-" + line.index()),
                sent.getOrDefault("words-" + line.index(), line.words()),
                sent.getOrDefault(
                        "due-" + line.index(),
                        line.due().map(LocalDate::toString).orElse("")),
                sent.getOrDefault("target-" + line.index(), ""));
    }
}
