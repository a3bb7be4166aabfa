package jp.kenkotecho.web;

import static jp.kenkotecho.web.SharingChoices.categories;
import static jp.kenkotecho.web.SharingChoices.sensitivities;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.access.Template;
import jp.kenkotecho.link.LinkWish;
import jp.kenkotecho.link.ShareLinks;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.visit.QrPicture;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /share/links}: showing the record by a link to somebody without an account. */
@Controller
class LinksPage {

    private static final String PAGE = "web/links";
    private static final List<Integer> LASTINGS = List.of(60, 1_440, 10_080, 44_640);

    private static final Template USUAL = Template.of("clinic");

    private final SignedInUser signedInUser;
    private final ShareLinks links;

    LinksPage(SignedInUser signedInUser, ShareLinks links) {
        this.signedInUser = signedInUser;
        this.links = links;
    }

    /** A form as it was sent. */
    record Wanted(
            String person,
            String label,
            String passcode,
            Integer minutes,
            Boolean comment,
            List<String> category,
            List<String> sensitivity,
            Boolean usual) {

        Wanted {
            person = person == null ? "" : person;
            label = label == null ? "" : label.strip();
            passcode = passcode == null ? "" : passcode.strip();
            minutes = minutes == null ? LASTINGS.get(0) : minutes;
            comment = comment != null && comment;
            category = category == null ? List.of() : List.copyOf(category);
            sensitivity = sensitivity == null ? List.of() : List.copyOf(sensitivity);
            usual = usual != null && usual;
        }
    }

    @GetMapping("/share/links")
    String links(@ModelAttribute Wanted wanted, Model page) {
        return signedInUser.stepUp().orElseGet(() -> shown(page, wanted, wanted.category()));
    }

    /** The link is shown in this answer, and never again; or the boxes, with the usual ones ticked. */
    @PostMapping("/share/links")
    String make(@ModelAttribute Wanted wanted, Model page) {
        return signedInUser.stepUp().orElseGet(() -> {
            if (wanted.usual()) {
                return shown(page, wanted, USUAL.codes());
            }
            try {
                var given = links.make(wish(wanted), caller());
                page.addAttribute("given", given);
                page.addAttribute("picture", QrPicture.of(given.link()).svg("", ""));
            } catch (Refusal e) {
                page.addAttribute("problems", e.problems());
            }
            return shown(page, wanted, wanted.category());
        });
    }

    @PostMapping("/share/links/end")
    String end(@RequestParam String person, @RequestParam String link) {
        return signedInUser.stepUp().orElseGet(() -> {
            var whose = signedInUser.person(person);
            links.end(new PersonId(whose.id()), link, caller());
            return "redirect:/share/links?person=" + whose.id();
        });
    }

    private String shown(Model page, Wanted wanted, List<String> ticked) {
        var whose = signedInUser.person(wanted.person());
        page.addAttribute("whose", whose);
        page.addAttribute("wanted", wanted);
        page.addAttribute("standing", links.of(new PersonId(whose.id())));
        page.addAttribute("lastings", LASTINGS);
        SharingChoices.show(page, ticked, wanted.sensitivity(), USUAL);
        return PAGE;
    }

    private LinkWish wish(Wanted wanted) {
        return new LinkWish(
                new PersonId(signedInUser.person(wanted.person()).id()),
                categories(wanted.category()),
                sensitivities(wanted.sensitivity()),
                wanted.label(),
                wanted.passcode(),
                Duration.ofMinutes(wanted.minutes()),
                wanted.comment(),
                false);
    }

    private Caller caller() {
        return signedInUser.caller(Set.of("Device"));
    }
}
