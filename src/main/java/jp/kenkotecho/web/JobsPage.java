package jp.kenkotecho.web;

import java.util.Set;
import jp.kenkotecho.jobs.WorkOverview;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/jobs}: how much work in the background waits and runs, what was given up, and calling it off. */
@Controller
class JobsPage {

    /** Kinds of work that have a name in the messages, {@code jobs.kind.…}; others are shown as they are called. */
    static final Set<String> KNOWN = Set.of(
            "export",
            "export-receipts",
            "export-expiry",
            "notice",
            "letter",
            "notice-mail",
            "group-prediction",
            "group-prediction-expiry",
            "archive-import",
            "person-import",
            "person-import-expiry",
            "search-walk-expiry",
            "job-expiry");

    /** What a form came to, each a message {@code jobs.done.…}. */
    private static final Set<String> ANSWERS = Set.of("calledoff", "ended");

    /** What was given up is shown to so many; the newest first. */
    private static final int MOST = 50;

    private final Office office;
    private final WorkOverview overview;

    JobsPage(Office office, WorkOverview overview) {
        this.office = office;
        this.overview = overview;
    }

    @GetMapping("/desk/jobs")
    String jobs(@RequestParam(defaultValue = "") String done, Model page) {
        return office.open(by -> {
            page.addAttribute("done", ANSWERS.contains(done) ? done : "");
            page.addAttribute("open", overview.open(by));
            var standing = overview.standing(by);
            page.addAttribute("known", KNOWN);
            page.addAttribute("work", standing.work());
            page.addAttribute("givenUp", standing.givenUp().stream().limit(MOST).toList());
            page.addAttribute("more", Math.max(0, standing.givenUp().size() - MOST));
            return "web/jobs";
        });
    }

    @PostMapping("/desk/jobs")
    String callOff(@RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String id) {
        return office.open(
                by -> "redirect:/desk/jobs?done=" + (overview.callOff(by, kind, id) ? "calledoff" : "ended"));
    }
}
