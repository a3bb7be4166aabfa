package jp.kenkotecho.web;

import jp.kenkotecho.audit.AuditVerification;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /desk/trail}: whether the audit trail is whole. What its entries say no administrator reads here. */
@Controller
class TrailPage {

    private final Office office;
    private final AuditVerification verification;

    TrailPage(Office office, AuditVerification verification) {
        this.office = office;
        this.verification = verification;
    }

    @GetMapping("/desk/trail")
    String trail() {
        return office.open(by -> "web/trail");
    }

    /** The look itself is a form, since it reads the whole trail. */
    @PostMapping("/desk/trail")
    String verify(Model page) {
        return office.open(by -> {
            page.addAttribute("found", verification.verify(by));
            return "web/trail";
        });
    }
}
