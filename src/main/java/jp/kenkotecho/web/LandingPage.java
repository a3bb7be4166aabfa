package jp.kenkotecho.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.identity.SignedIn;
import jp.kenkotecho.record.InformationCategory;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * {@code /}: says to people what this is, and leads who is signed in to their first page. {@code /developers}: where the
 * FHIR endpoint is, how it is, and the API by example; in demo mode also how to try it.
 */
@Controller
class LandingPage {

    private final HealthEndpoint health;
    private final SignedIn signedIn;
    private final SignedInUser signedInUser;
    private final Navigation navigation;
    private final boolean demo;

    LandingPage(
            HealthEndpoint health,
            SignedIn signedIn,
            SignedInUser signedInUser,
            Navigation navigation,
            Environment environment) {
        this.health = health;
        this.signedIn = signedIn;
        this.signedInUser = signedInUser;
        this.navigation = navigation;
        this.demo = !environment.acceptsProfiles(Profiles.of("production"));
    }

    @GetMapping("/")
    String landingPage(Model page) {
        page.addAttribute("demo", demo);
        page.addAttribute("residents", demo ? DemoAccounts.RESIDENTS : List.of());
        return firstPage().map(address -> "redirect:" + address).orElse("web/landing");
    }

    /** The first page in the menu of who is signed in. */
    private Optional<String> firstPage() {
        return signedIn.viewer()
                .flatMap(account -> navigation.of(account, signedInUser.viewed("")).stream()
                        // A place, or a desk, before what stands behind その他.
                        .min(Comparator.comparing(line -> line.group().equals("more"))))
                .map(Navigation.Line::address);
    }

    @GetMapping("/developers")
    String developersPage(Model page) {
        page.addAttribute(
                "base",
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString());
        page.addAttribute("healthy", Status.UP.equals(health.health().getStatus()));
        page.addAttribute("demo", demo);
        page.addAttribute("residents", demo ? DemoAccounts.RESIDENTS : List.of());
        page.addAttribute("categories", InformationCategory.values());
        return "web/developers";
    }
}
