package jp.kenkotecho.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /account}: where one is signed in, and how. Whoever has set up a second factor changes nothing here without
 * having given it.
 */
@Controller
class AccountPage {

    private static final String PENDING_SECRET = "pending-totp-secret";

    private final SignedIn signedIn;
    private final Sessions sessions;
    private final Passwords passwords;
    private final SecondFactors secondFactors;
    private final Passkeys passkeys;
    private final RememberedDevices devices;
    private final ApplicationEventPublisher events;

    AccountPage(
            SignedIn signedIn,
            Sessions sessions,
            Passwords passwords,
            SecondFactors secondFactors,
            Passkeys passkeys,
            RememberedDevices devices,
            ApplicationEventPublisher events) {
        this.signedIn = signedIn;
        this.sessions = sessions;
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.passkeys = passkeys;
        this.devices = devices;
        this.events = events;
    }

    @GetMapping("/account")
    String accountPage(Model page, HttpServletRequest request) {
        var account = current();
        page.addAttribute("account", account);
        page.addAttribute("sessions", sessions.of(account, request.getSession().getId()));
        page.addAttribute("passkeys", passkeys.of(account));
        page.addAttribute("devices", devices.of(account, DeviceCookie.handle(request)));
        page.addAttribute("mayRemember", devices.isOfferedTo(account));
        page.addAttribute("hasSecondFactor", secondFactors.isSetUp(account));
        return "identity/account";
    }

    @PostMapping("/account/sessions/end")
    String endSession(@RequestParam String handle) {
        sessions.end(current(), handle);
        changed(What.SIGNED_OUT, "session ended from afar");
        return "redirect:/account";
    }

    @PostMapping("/account/password")
    String changePassword(
            @RequestParam String current, @RequestParam String wanted, Model page, HttpServletRequest request) {
        if (mustStepUp()) {
            return stepUp(request);
        }
        var account = current();
        var refusals = passwords.matches(Optional.of(account), current)
                ? passwords.refusals(account, wanted)
                : List.of(WRONG_PASSWORD);
        if (!refusals.isEmpty()) {
            page.addAttribute("problems", refusals);
            return accountPage(page, request);
        }
        passwords.set(account.id(), wanted);
        sessions.endOthers(account, request.getSession().getId());
        changed(What.CREDENTIALS_CHANGED, "password");
        return "redirect:/account";
    }

    @GetMapping("/account/second-factor")
    String secondFactorPage(Model page, HttpServletRequest request) {
        if (mustStepUp()) {
            return stepUp(request);
        }
        var secret = secondFactors.newSecret();
        request.getSession().setAttribute(PENDING_SECRET, secret);
        return setUpPage(page, secret);
    }

    @PostMapping("/account/second-factor")
    String setUpSecondFactor(@RequestParam String code, Model page, HttpServletRequest request) {
        var secret = (String) request.getSession().getAttribute(PENDING_SECRET);
        if (secret == null || mustStepUp()) {
            return "redirect:/account/second-factor";
        }
        if (!secondFactors.setUp(current(), secret, code.strip())) {
            page.addAttribute("problems", List.of(WRONG_CODE));
            return setUpPage(page, secret);
        }
        request.getSession().removeAttribute(PENDING_SECRET);
        changed(What.CREDENTIALS_CHANGED, "second factor");
        return "redirect:/account";
    }

    private String setUpPage(Model page, String secret) {
        page.addAttribute("key", new AuthenticatorKey(current().username(), secret));
        return "identity/set-up-second-factor";
    }

    @PostMapping("/account/passkeys/remove")
    String removePasskey(@RequestParam String id, HttpServletRequest request) {
        if (mustStepUp()) {
            return stepUp(request);
        }
        passkeys.remove(current(), id);
        changed(What.CREDENTIALS_CHANGED, "passkey removed");
        return "redirect:/account";
    }

    private Account current() {
        return signedIn.account().orElseThrow();
    }

    private boolean mustStepUp() {
        return secondFactors.isSetUp(current()) && !signedIn.byTwoFactors();
    }

    private static String stepUp(HttpServletRequest request) {
        SignedIn.rememberWhere(request, "/account");
        return "redirect:/second-factor";
    }

    private void changed(What what, String how) {
        events.publishEvent(new SecurityEvent(what, current().id(), how));
    }

    private static final Problem WRONG_PASSWORD =
            Problem.of(Problem.Kind.REFUSED, "今のパスワードが違います。", "The current password is wrong.");
    private static final Problem WRONG_CODE = Problem.of(
            Problem.Kind.REFUSED, "コードが合いません。時計が合っているか確かめてください。", "The code does not fit. Is the clock right?");
}
