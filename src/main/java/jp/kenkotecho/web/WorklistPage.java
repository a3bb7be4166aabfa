package jp.kenkotecho.web;

import java.util.List;
import jp.kenkotecho.guidance.Worklists;
import jp.kenkotecho.guidance.Worklists.Line;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /desk/worklist}: the morning's list of whoever works at an office or a clinic. */
@Controller
class WorklistPage {

    private static final int MOST = 200;

    private final SignedInUser signedInUser;
    private final Workplaces desk;
    private final Worklists worklists;

    WorklistPage(SignedInUser signedInUser, Workplaces desk, Worklists worklists) {
        this.signedInUser = signedInUser;
        this.desk = desk;
        this.worklists = worklists;
    }

    /** The lines of what is to be done at one place. */
    record Place(String name, List<Line> lines) {}

    @GetMapping("/desk/worklist")
    String worklist(Model page) {
        return signedInUser.stepUp().orElseGet(() -> {
            desk.demandProfessional();
            var caller = signedInUser.caller(Worklists.TYPES);
            page.addAttribute(
                    "places",
                    desk.workplaces().stream()
                            .map(one -> new Place(one.name(), worklists.lines(one.organization(), caller, MOST)))
                            .toList());
            return "web/worklist";
        });
    }
}
