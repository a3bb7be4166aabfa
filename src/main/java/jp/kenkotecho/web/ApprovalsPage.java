package jp.kenkotecho.web;

import jp.kenkotecho.research.Approvals;
import jp.kenkotecho.spi.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/approvals}: exports of everything, each of which two administrators have to approve. */
@Controller
class ApprovalsPage {

    private final Office office;
    private final Approvals approvals;

    ApprovalsPage(Office office, Approvals approvals) {
        this.office = office;
        this.approvals = approvals;
    }

    @GetMapping("/desk/approvals")
    String waiting(@RequestParam(defaultValue = "") String done, Model page) {
        return office.open(by -> {
            page.addAttribute("done", done.equals("runs") || done.equals("one") ? done : "");
            page.addAttribute("waiting", approvals.waiting(by));
            page.addAttribute("enough", Approvals.ENOUGH);
            return "web/approvals";
        });
    }

    @PostMapping("/desk/approvals")
    String approve(@RequestParam String id, Model page) {
        return office.open(by -> {
            try {
                return "redirect:/desk/approvals?done="
                        + (approvals.approve(by, id).runs() ? "runs" : "one");
            } catch (Refusal e) {
                page.addAttribute("problems", e.problems());
                return waiting("", page);
            }
        });
    }
}
