package jp.kenkotecho.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.web.CareTeams.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /doctors}: one's own doctor, dentist and pharmacy. */
@Controller
class DoctorsPage {

    private static final String PAGE = "web/doctors";

    private static final Problem ANOTHER_KIND = Problem.of(
            Problem.Kind.NOT_SUPPORTED,
            "ここは、その種類の医療機関ではありません。一覧から選んでください。",
            "This is an institution of another kind. Choose one from the list.");

    private final SignedInUser signedInUser;
    private final CareTeams teams;
    private final Organizations organizations;

    DoctorsPage(SignedInUser signedInUser, CareTeams teams, Organizations organizations) {
        this.signedInUser = signedInUser;
        this.teams = teams;
        this.organizations = organizations;
    }

    /**
     * A line of the page.
     *
     * @param name empty for nobody
     */
    public record Line(String kind, String name, String since) {}

    @GetMapping("/doctors")
    String doctors(@RequestParam(defaultValue = "") String person, Model page) {
        var whose = signedInUser.person(person);
        page.addAttribute("whose", whose);
        page.addAttribute(
                "lines",
                Arrays.stream(Kind.values()).map(kind -> line(whose.id(), kind)).toList());
        return PAGE;
    }

    /** The page of those to choose from, and the one that was chosen, to be confirmed. */
    @GetMapping("/doctors/{kind}")
    String choose(
            @PathVariable String kind,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String organization,
            @RequestParam(defaultValue = "") String named,
            Model page) {
        var wanted = known(kind);
        var chosen = organizations.one(caller(), organization);
        page.addAttribute("whose", signedInUser.person(person));
        page.addAttribute("kind", wanted.name().toLowerCase(Locale.ROOT));
        page.addAttribute("chosen", chosen.filter(wanted::canBe).orElse(null));
        page.addAttribute("offered", organizations.offered(caller(), named, wanted.table()));
        if (!organization.isEmpty() && chosen.filter(wanted::canBe).isEmpty()) {
            page.addAttribute("problems", List.of(chosen.isEmpty() ? Refusal.NOT_THERE : ANOTHER_KIND));
        }
        return "web/doctor";
    }

    @PostMapping("/doctors/{kind}")
    String chosen(
            @PathVariable String kind,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String organization,
            Model page) {
        var whose = signedInUser.person(person);
        return changed(page, whose.id(), () -> {
            var chosen = organizations.one(caller(), organization).orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
            if (!known(kind).canBe(chosen)) {
                throw new Refusal(ANOTHER_KIND);
            }
            teams.choose(caller(), whose.id(), known(kind), Optional.of(chosen.address()));
        });
    }

    @PostMapping("/doctors/{kind}/end")
    String ended(@PathVariable String kind, @RequestParam(defaultValue = "") String person, Model page) {
        var whose = signedInUser.person(person);
        return changed(page, whose.id(), () -> {
            teams.choose(caller(), whose.id(), known(kind), Optional.empty());
        });
    }

    /** A Consent may be with the team: who is in it is for two factors, as Consents are. */
    private String changed(Model page, String person, Runnable change) {
        return signedInUser.stepUp("/doctors").orElseGet(() -> {
            try {
                change.run();
                return "redirect:/doctors?person=" + person;
            } catch (Refusal e) {
                page.addAttribute("problems", e.problems());
                return doctors(person, page);
            }
        });
    }

    private Line line(String person, Kind kind) {
        var present = teams.of(caller(), person, kind);
        return new Line(
                kind.name().toLowerCase(Locale.ROOT),
                present.flatMap(one ->
                                organizations.one(caller(), one.organization().replace("Organization/", "")))
                        .map(Organizations.Choice::name)
                        .orElse(""),
                present.map(CareTeams.Present::since).orElse(""));
    }

    private static Kind known(String kind) {
        return Arrays.stream(Kind.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(kind))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Caller caller() {
        return signedInUser.caller(Set.of("CareTeam", "Patient"));
    }
}
