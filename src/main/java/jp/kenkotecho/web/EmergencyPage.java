package jp.kenkotecho.web;

import java.util.List;
import java.util.Set;
import jp.kenkotecho.consent.EmergencyOpening.Slowed;
import jp.kenkotecho.consent.EmergencyRequest;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/emergency}: a record opened without its person's word, with a reason that the person will read. */
@Controller
class EmergencyPage {

    private static final String PAGE = "web/emergency";

    private final SignedInUser signedInUser;
    private final Workplaces desk;
    private final EmergencyRequest emergency;

    EmergencyPage(SignedInUser signedInUser, Workplaces desk, EmergencyRequest emergency) {
        this.signedInUser = signedInUser;
        this.desk = desk;
        this.emergency = emergency;
    }

    @GetMapping("/desk/emergency")
    String ask(Model page) {
        return signedInUser.stepUp().orElseGet(() -> {
            desk.demandProfessional();
            return show("", "", List.of(), page);
        });
    }

    /** The number of a record is no address of a page: it comes in a form, and goes on only where it was opened. */
    @PostMapping("/desk/emergency")
    String open(
            @RequestParam(defaultValue = "") String record,
            @RequestParam(defaultValue = "") String reason,
            Model page) {
        return signedInUser.stepUp("/desk/emergency").orElseGet(() -> {
            desk.demandProfessional();
            var number = record.strip().replaceFirst("^Patient/", "");
            try {
                return emergency.open(signedInUser.reader(Set.of()), number, () -> reason) instanceof Slowed slowed
                        ? show(record, reason, List.of(later(slowed)), page)
                        : "redirect:/desk/patient?person=" + number;
            } catch (Refusal e) {
                return show(record, reason, e.problems(), page);
            }
        });
    }

    private static String show(String record, String reason, List<Problem> problems, Model page) {
        page.addAttribute("number", record);
        page.addAttribute("reason", reason);
        page.addAttribute("longest", EmergencyRequest.LONGEST);
        if (!problems.isEmpty()) {
            page.addAttribute("problems", problems);
        }
        return PAGE;
    }

    private static Problem later(Slowed slowed) {
        var minutes = slowed.left().plusSeconds(59).toMinutes();
        return Problem.of(
                Problem.Kind.BUSY,
                "短い間に多くの人の記録が開かれました。あと " + minutes + " 分ほど待ってください。管理者に知らせました。",
                "Records of many people were opened in a short time: wait some " + minutes
                        + " minutes. The administrator was told.");
    }
}
