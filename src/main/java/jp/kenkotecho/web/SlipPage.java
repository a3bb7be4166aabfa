package jp.kenkotecho.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.identity.ContentPolicy;
import jp.kenkotecho.medicationnotebook.SlipPreviews;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * {@code /medicines/slip}: a photograph of a pharmacy's slip, what its codes say beside it, and then the record. Between the
 * two the page itself carries what was read; the photograph is shown once and kept nowhere.
 */
@Controller
class SlipPage {

    private static final Set<String> TYPES = Set.of(
            "MedicationStatement",
            "MedicationRequest",
            "MedicationDispense",
            "MedicationAdministration",
            "QuestionnaireResponse",
            "DocumentReference",
            "Provenance",
            "AllergyIntolerance",
            "Condition",
            "Observation",
            "Communication",
            "CareTeam");

    private final SignedInUser signedInUser;
    private final SlipPreviews previews;
    private final Uploads uploads;

    SlipPage(SignedInUser signedInUser, SlipPreviews previews, Uploads uploads) {
        this.signedInUser = signedInUser;
        this.previews = previews;
        this.uploads = uploads;
    }

    @ModelAttribute("megabytes")
    long megabytes() {
        return uploads.megabytes();
    }

    /** @param large whether what was sent just now was too large to be read */
    @GetMapping("/medicines/slip")
    String slip(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "false") boolean large,
            Model page) {
        page.addAttribute("whose", signedInUser.person(person));
        page.addAttribute("carried", List.of());
        if (large) {
            page.addAttribute("problems", uploads.tooLarge());
        }
        return "web/slip";
    }

    @PostMapping(path = "/medicines/slip", params = "!do")
    String look(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(name = "file", required = false, defaultValue = "") List<MultipartFile> sent,
            @RequestParam(name = "symbol", required = false, defaultValue = "") List<String> carried,
            Model page,
            HttpServletResponse response) {
        var whose = signedInUser.person(person);
        var seen = previews.look(caller(), new PersonId(whose.id()), Uploads.read(sent), carried);
        response.setHeader(ContentPolicy.HEADER, ContentPolicy.WITH_OWN_PICTURES);
        page.addAttribute("whose", whose);
        page.addAttribute("seen", seen);
        page.addAttribute("carried", seen.carried());
        if (!seen.problems().isEmpty()) {
            page.addAttribute("problems", seen.problems());
        }
        return seen.slips().isEmpty() ? "web/slip" : "web/slip-preview";
    }

    @PostMapping(path = "/medicines/slip", params = "do=take")
    String take(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(name = "symbol", required = false, defaultValue = "") List<String> carried,
            Model page) {
        var whose = signedInUser.person(person);
        try {
            var added = previews.take(caller(), new PersonId(whose.id()), carried);
            return "redirect:/medicines?person=" + whose.id() + "&added=" + added;
        } catch (Refusal refused) {
            page.addAttribute("whose", whose);
            page.addAttribute("carried", List.of());
            page.addAttribute("problems", refused.problems());
            return "web/slip";
        }
    }

    private Caller caller() {
        return signedInUser.caller(TYPES);
    }
}
