package jp.kenkotecho.web;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /brief/card}: what matters on paper of A6, for the purse: in words for whoever helps, and the medicines as codes
 * that any pharmacy reads without a network.
 */
@Controller
class CardPage {

    private final SignedInUser signedInUser;
    private final EssentialsReading reading;

    CardPage(SignedInUser signedInUser, EssentialsReading reading) {
        this.signedInUser = signedInUser;
        this.reading = reading;
    }

    @GetMapping("/brief/card")
    String card(@RequestParam(defaultValue = "") String person, Locale language, Model page) {
        var whose = signedInUser.record(person);
        page.addAttribute("whose", whose);
        page.addAttribute("names", Essentials.NAMES);
        page.addAttribute("card", reading.of(signedInUser.reader(EssentialsReading.types()), whose, language));
        return "web/card";
    }
}
