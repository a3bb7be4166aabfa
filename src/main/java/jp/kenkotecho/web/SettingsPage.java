package jp.kenkotecho.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /settings}: how pages look and speak on this device, and the way to all that is the account's. */
@Controller
class SettingsPage {

    private static final Duration KEPT = Duration.ofDays(400);

    private final SignedInUser signedInUser;

    SettingsPage(SignedInUser signedInUser) {
        this.signedInUser = signedInUser;
    }

    @GetMapping("/settings")
    String settings(Model page) {
        page.addAttribute("account", signedInUser.account());
        page.addAttribute("sizes", Look.Letters.values());
        page.addAttribute("contrasts", Look.Contrast.values());
        page.addAttribute("manners", Look.Years.values());
        return "web/settings";
    }

    @PostMapping("/settings")
    String changed(
            @RequestParam(defaultValue = "") String letters,
            @RequestParam(defaultValue = "") String contrast,
            @RequestParam(defaultValue = "") String years,
            HttpServletRequest request,
            HttpServletResponse response) {
        var cookie = ResponseCookie.from(
                        PageFrame.COOKIE, Look.of(letters, contrast, years).cookie())
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(KEPT)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return "redirect:/settings";
    }
}
