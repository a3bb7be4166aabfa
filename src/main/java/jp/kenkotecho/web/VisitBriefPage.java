package jp.kenkotecho.web;

import java.io.IOException;
import java.util.Optional;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.visit.BriefPage;
import jp.kenkotecho.visit.BriefPdf;
import jp.kenkotecho.visit.Briefs;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /brief}: what a doctor reads before a visit, on the person's own screen or paper. */
@Controller
class VisitBriefPage {

    private final SignedInUser signedInUser;
    private final Briefs briefs;

    VisitBriefPage(SignedInUser signedInUser, Briefs briefs) {
        this.signedInUser = signedInUser;
        this.briefs = briefs;
    }

    @GetMapping("/brief")
    String brief(@RequestParam(defaultValue = "") String person, Model page) {
        var whose = signedInUser.record(person);
        var brief = briefs.of(signedInUser.reader(Briefs.types()), new PersonId(whose.id()), Optional.empty());
        page.addAttribute("whose", whose);
        page.addAttribute("brief", BriefPage.shown(brief));
        return "web/brief";
    }

    @GetMapping("/brief/pdf")
    ResponseEntity<byte[]> pdf(@RequestParam(defaultValue = "") String person) throws IOException {
        var whose = signedInUser.record(person);
        var brief = briefs.of(signedInUser.reader(Briefs.types()), new PersonId(whose.id()), Optional.empty());
        return Download.shown("visit-brief.pdf", "application/pdf", BriefPdf.of(brief));
    }
}
