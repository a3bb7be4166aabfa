package jp.kenkotecho.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.identity.Account;
import jp.kenkotecho.visit.Reception;
import jp.kenkotecho.visit.Reception.Guest;
import jp.kenkotecho.web.Workplaces.Workplace;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /desk}: where a professional begins. Who is here today, and who else shows their record. */
@Controller
class DeskPage {

    /** The people that a page shows of a clinic's thousands; a name finds the others. */
    private static final int MOST = 50;

    private static final int LONGEST_NAME = 100;

    private final SignedInUser signedInUser;
    private final Workplaces desk;
    private final Reception reception;
    private final Navigation navigation;

    DeskPage(SignedInUser signedInUser, Workplaces desk, Reception reception, Navigation navigation) {
        this.navigation = navigation;
        this.signedInUser = signedInUser;
        this.desk = desk;
        this.reception = reception;
    }

    /**
     * One place of work and its people.
     *
     * @param today who has come, the first first
     * @param others who has not, by name, as many as are shown
     * @param more how many are not shown
     */
    record Place(Workplace at, List<Guest> today, List<Guest> others, int more) {}

    @GetMapping("/desk")
    String desk(@RequestParam(defaultValue = "") String named, Model page) {
        return signedInUser.stepUp().orElseGet(() -> {
            var kind = signedInUser.account().kind();
            if (kind == Account.Kind.RESIDENT) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            page.addAttribute("kind", kind.name());
            page.addAttribute("ways", ways());
            page.addAttribute("named", named);
            page.addAttribute(
                    "places",
                    kind == Account.Kind.PROFESSIONAL
                            ? desk.workplaces().stream()
                                    .map(one -> place(one, named))
                                    .toList()
                            : List.of());
            return "web/desk";
        });
    }

    /** Where the desk of somebody without patients leads: the lines of the menu that stand below it. */
    private List<String> ways() {
        return navigation.of(signedInUser.account(), Optional.empty()).stream()
                .filter(line -> line.address().startsWith("/desk/"))
                .map(Navigation.Line::name)
                .toList();
    }

    private Place place(Workplace at, String named) {
        var guests = reception.of(at.organization(), signedInUser.reader(Set.of()));
        var wanted = plain(named);
        var others = guests.stream()
                .filter(one -> one.came().isEmpty())
                .filter(one -> plain(one.name()).contains(wanted))
                .toList();
        return new Place(
                at,
                guests.stream().filter(one -> one.came().isPresent()).toList(),
                others.stream().limit(MOST).toList(),
                Math.max(0, others.size() - MOST));
    }

    /** Names are looked for without the space that stands in them, or not. */
    private static String plain(String name) {
        var text = name.replaceAll("[\\s　]+", "").toLowerCase(Locale.ROOT);
        return text.substring(0, Math.min(text.length(), LONGEST_NAME));
    }
}
