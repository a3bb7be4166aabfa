package jp.kenkotecho.web;

import java.util.List;
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
 * {@code /}: what this is, where the FHIR endpoint is, how it is; in demo mode also how to try it. {@code /api}: the API
 * by example.
 */
@Controller
class LandingPage {

    private final HealthEndpoint health;
    private final boolean demo;

    LandingPage(HealthEndpoint health, Environment environment) {
        this.health = health;
        this.demo = !environment.acceptsProfiles(Profiles.of("production"));
    }

    @GetMapping("/")
    String landingPage(Model page) {
        var base = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
        page.addAttribute("base", base);
        page.addAttribute("healthy", Status.UP.equals(health.health().getStatus()));
        page.addAttribute("demo", demo);
        page.addAttribute("residents", demo ? DemoAccounts.RESIDENTS : List.of());
        return "web/landing";
    }

    @GetMapping("/api")
    String apiPage(Model page) {
        page.addAttribute("categories", InformationCategory.values());
        return "web/api";
    }
}
