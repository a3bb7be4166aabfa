package jp.kenkotecho.web;

import java.util.List;
import jp.kenkotecho.audit.AccessLog;
import jp.kenkotecho.record.PersonId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /access-log}: who looked at whose record, for its person and whoever acts for them. */
@Controller
class AccessLogPage {

    private static final int PAGE = 50;

    private final AccessLog log;
    private final SignedInUser signedInUser;

    AccessLogPage(AccessLog log, SignedInUser signedInUser) {
        this.log = log;
        this.signedInUser = signedInUser;
    }

    @GetMapping("/access-log")
    String logPage(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "0") long before,
            @RequestParam(defaultValue = "false") boolean all,
            Model page) {
        page.addAttribute("all", all);
        if (person.isEmpty() && signedInUser.people().isEmpty()) {
            page.addAttribute("lines", List.of());
            return "web/log";
        }
        var whose = signedInUser.person(person);
        var found = log.lines(new PersonId(whose.id()), before, PAGE);
        page.addAttribute("whose", whose);
        page.addAttribute(
                "lines",
                found.lines().stream().filter(line -> all || line.others()).toList());
        page.addAttribute("next", found.next());
        return "web/log";
    }
}
