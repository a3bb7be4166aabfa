package jp.kenkotecho.web;

import static jp.kenkotecho.web.SharingChoices.categories;
import static jp.kenkotecho.web.SharingChoices.sensitivities;

import java.util.List;
import java.util.Set;
import jp.kenkotecho.access.Template;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.visit.CheckIns;
import jp.kenkotecho.visit.CheckIns.Wish;
import org.hl7.fhir.r4.model.Organization;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /share/check-in}: where a clinic's poster leads. Show this clinic these records, today. */
@Controller
class CheckInPage {

    private static final String PAGE = "web/check-in";

    private final SignedInUser signedInUser;
    private final CheckIns checkIns;
    private final Organizations organizations;

    CheckInPage(SignedInUser signedInUser, CheckIns checkIns, Organizations organizations) {
        this.signedInUser = signedInUser;
        this.checkIns = checkIns;
        this.organizations = organizations;
    }

    /** A form as it was sent; the poster's code only until it is known whose it is. */
    record Wanted(
            String person,
            String poster,
            String organization,
            List<String> category,
            List<String> sensitivity,
            Boolean tell,
            Boolean usual) {

        Wanted {
            person = person == null ? "" : person;
            poster = poster == null ? "" : poster;
            organization = organization == null ? "" : organization;
            category = category == null ? List.of() : List.copyOf(category);
            sensitivity = sensitivity == null ? List.of() : List.copyOf(sensitivity);
            tell = tell != null && tell;
            usual = usual != null && usual;
        }
    }

    /** The page from the poster, or with an organization from the list: what is to be shown there. */
    @GetMapping("/share/check-in")
    String arrive(@ModelAttribute Wanted wanted, @RequestParam(defaultValue = "") String named, Model page) {
        return signedInUser.stepUp().orElseGet(() -> {
            if (wanted.poster().isEmpty() && wanted.organization().isEmpty()) {
                page.addAttribute("offered", organizations.offered(caller(), named));
            }
            return shown(page, wanted, false);
        });
    }

    /** What it would see of that, before it sees anything. */
    @PostMapping("/share/check-in/preview")
    String change(@ModelAttribute Wanted wanted, Model page) {
        return signedInUser.stepUp().orElseGet(() -> shown(page, wanted, true));
    }

    @PostMapping("/share/check-in")
    String confirm(@ModelAttribute Wanted wanted, Model page) {
        return signedInUser.stepUp().orElseGet(() -> {
            try {
                var organization = checkIns.chosen(caller(), wanted.organization());
                checkIns.confirm(wish(wanted, organization, wanted.category()), caller());
                return "redirect:/share?person="
                        + signedInUser.person(wanted.person()).id();
            } catch (Refusal e) {
                page.addAttribute("problems", e.problems());
                return shown(page, wanted, true);
            }
        });
    }

    private String shown(Model page, Wanted wanted, boolean isTried) {
        page.addAttribute("whose", signedInUser.person(wanted.person()));
        page.addAttribute("people", signedInUser.people());
        if (wanted.poster().isEmpty() && wanted.organization().isEmpty()) {
            return PAGE;
        }
        try {
            var organization = wanted.poster().isEmpty()
                    ? checkIns.chosen(caller(), wanted.organization())
                    : checkIns.named(caller(), wanted.poster());
            var usual = Template.of(Template.kindOf(organization));
            var chosen = wanted.usual() ? usual.codes() : wanted.category();
            page.addAttribute("organization", organization.getIdElement().getIdPart());
            page.addAttribute("name", organization.getName());
            page.addAttribute("until", checkIns.until());
            page.addAttribute("tell", wanted.tell());
            SharingChoices.show(page, chosen, wanted.sensitivity(), usual);
            if (isTried) {
                page.addAttribute(
                        "shown", PreviewRow.of(checkIns.preview(wish(wanted, organization, chosen), caller())));
            }
        } catch (Refusal e) {
            page.addAttribute("problems", e.problems());
        }
        return PAGE;
    }

    /** @throws Refusal when nothing is chosen */
    private Wish wish(Wanted wanted, Organization organization, List<String> chosen) {
        if (categories(chosen).isEmpty()) {
            throw new Refusal(SharingChoices.NONE);
        }
        return new Wish(
                new PersonId(signedInUser.person(wanted.person()).id()),
                organization,
                categories(chosen),
                sensitivities(wanted.sensitivity()),
                wanted.tell());
    }

    private Caller caller() {
        return signedInUser.caller(Set.of("Encounter"));
    }
}
