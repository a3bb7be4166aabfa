package jp.kenkotecho.web;

import java.util.Set;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.visit.Professional;
import jp.kenkotecho.visit.Professionals;
import jp.kenkotecho.visit.model.ProfessionalName;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * {@code /desk/directory/professionals}: who works at an institution is added, their name corrected, and where they work
 * begun and ended.
 */
@Controller
class ProfessionalPage {

    /** What a form came to, each a message {@code professional.done.…}. */
    private static final Set<String> ANSWERS = Set.of("added", "renamed", "works", "ended");

    private final Office office;
    private final Organizations organizations;
    private final Professionals professionals;

    ProfessionalPage(Office office, Organizations organizations, Professionals professionals) {
        this.office = office;
        this.organizations = organizations;
        this.professionals = professionals;
    }

    /** A name as it was sent; what is missing is empty. */
    record Form(String key, String family, String given, String familyKana, String givenKana) {

        Form {
            key = Typed.key(key == null ? "" : key);
            family = family == null ? "" : family;
            given = given == null ? "" : given;
            familyKana = familyKana == null ? "" : familyKana;
            givenKana = givenKana == null ? "" : givenKana;
        }

        static Form of(ProfessionalName name) {
            return new Form("", name.family(), name.given(), name.familyKana(), name.givenKana());
        }

        ProfessionalName name() {
            return new ProfessionalName(family, given, familyKana, givenKana);
        }
    }

    @GetMapping("/desk/directory/professionals/new")
    String form(@RequestParam(defaultValue = "") String organization, Model page) {
        return office.open(by -> form(by, organization, new Form("", "", "", "", ""), page));
    }

    @PostMapping("/desk/directory/professionals")
    String add(
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String organization,
            Form form,
            Model page) {
        return office.open(by -> {
            try {
                var id = professionals.add(by, Typed.form(key), form.name(), organization);
                return shown(id, "added");
            } catch (Refusal e) {
                page.addAttribute("problems", e.problems());
                return form(by, organization, form, page);
            }
        });
    }

    @GetMapping("/desk/directory/professionals/{id}")
    String one(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String named,
            @RequestParam(defaultValue = "") String done,
            Model page) {
        return office.open(by -> {
            page.addAttribute("done", ANSWERS.contains(done) ? done : "");
            return show(by, id, named, page);
        });
    }

    @PostMapping("/desk/directory/professionals/{id}/name")
    String rename(@PathVariable String id, @RequestParam(defaultValue = "") String version, Form form, Model page) {
        page.addAttribute("form", form);
        return changed(id, "renamed", page, by -> professionals.rename(by, id, version, form.name()));
    }

    @PostMapping("/desk/directory/professionals/{id}/roles")
    String work(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String organization,
            Model page) {
        return changed(id, "works", page, by -> professionals.work(by, Typed.form(key), id, organization));
    }

    @PostMapping("/desk/directory/professionals/{id}/roles/end")
    String end(@PathVariable String id, @RequestParam(defaultValue = "") String role, Model page) {
        return changed(id, "ended", page, by -> professionals.end(by, id, role));
    }

    /** A change of who is there, by an administrator. */
    private interface Change {
        void by(Caller administrator);
    }

    private String changed(String id, String done, Model page, Change change) {
        return office.open(by -> {
            try {
                change.by(by);
                return shown(id, done);
            } catch (Refusal e) {
                if (e.problems().contains(Refusal.NOT_THERE)) {
                    throw e;
                }
                page.addAttribute("problems", e.problems());
                return show(by, id, "", page);
            }
        });
    }

    private static String shown(String id, String done) {
        return "redirect:/desk/directory/professionals/" + id + "?done=" + done;
    }

    private String form(Caller by, String organization, Form form, Model page) {
        var place = organizations
                .one(by, organization)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("place", place);
        page.addAttribute("form", form);
        page.addAttribute("longest", ProfessionalName.LONGEST);
        return "web/professional-new";
    }

    private String show(Caller by, String id, String named, Model page) {
        Professional found =
                professionals.find(by, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("one", found);
        if (!page.containsAttribute("form")) {
            page.addAttribute("form", Form.of(found.name()));
        }
        page.addAttribute("longest", ProfessionalName.LONGEST);
        page.addAttribute("named", named);
        page.addAttribute("key", Typed.key(""));
        page.addAttribute("offered", organizations.offered(by, named));
        return "web/professional";
    }
}
