package jp.kenkotecho.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /sign-in}: name and password, a passkey, or an outside identity provider; then the second factor. */
@Controller
class SignInPage {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Lockout lockout;
    private final SecondFactors secondFactors;
    private final SignedIn signedIn;
    private final OutsideProviders providers;
    private final DeviceCookie device;
    private final ApplicationEventPublisher events;

    SignInPage(
            Accounts accounts,
            Passwords passwords,
            Lockout lockout,
            SecondFactors secondFactors,
            SignedIn signedIn,
            OutsideProviders providers,
            DeviceCookie device,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.lockout = lockout;
        this.secondFactors = secondFactors;
        this.signedIn = signedIn;
        this.providers = providers;
        this.device = device;
        this.events = events;
    }

    @GetMapping("/sign-in")
    String signInPage(Model page) {
        page.addAttribute("demo", secondFactors.isDemo());
        page.addAttribute("providers", providers.links());
        page.addAttribute("rememberedDays", device.days());
        return "identity/sign-in";
    }

    /** One answer for a wrong name, a wrong password and a locked account, after the same work. */
    @PostMapping("/sign-in")
    String signIn(
            @RequestParam String username,
            @RequestParam String password,
            @RequestParam(defaultValue = "false") boolean remember,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response) {
        var account = accounts.named(username.strip());
        var isTaken = account.filter(lockout::take).isPresent();
        var matches = passwords.matches(account, password);
        if (account.isEmpty() || !isTaken || !matches) {
            account.filter(known -> isTaken).ifPresent(lockout::failed);
            events.publishEvent(new SecurityEvent(
                    What.SIGN_IN_REFUSED, account.map(Account::id).orElse(""), "password"));
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            page.addAttribute("refused", true);
            return signInPage(page);
        }
        lockout.succeeded(account.get());
        events.publishEvent(new SecurityEvent(What.SIGNED_IN, account.get().id(), "password"));
        var to = signedIn.begin(account.get(), request, response);
        if (remember) {
            device.remember(account.get(), request, response);
        }
        return "redirect:" + to;
    }

    @GetMapping("/second-factor")
    String secondFactorPage(Model page, HttpServletRequest request) {
        var account = signedIn.owing(request);
        if (account.isEmpty()) {
            return "redirect:/sign-in";
        }
        page.addAttribute("demo", secondFactors.isDemo());
        page.addAttribute("setUp", secondFactors.isDemo() || secondFactors.isSetUp(account.get()));
        return "identity/second-factor";
    }

    @PostMapping("/second-factor")
    String giveSecondFactor(
            @RequestParam String code, Model page, HttpServletRequest request, HttpServletResponse response) {
        var owing = signedIn.owing(request);
        if (owing.isEmpty()) {
            return "redirect:/sign-in";
        }
        var account = owing.get();
        var isTaken = lockout.take(account);
        if (!isTaken || !secondFactors.accepts(account, code.strip())) {
            if (isTaken) {
                lockout.failed(account);
            }
            events.publishEvent(new SecurityEvent(What.SECOND_FACTOR_REFUSED, account.id(), "code"));
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            page.addAttribute("refused", true);
            return secondFactorPage(page, request);
        }
        lockout.succeeded(account);
        events.publishEvent(new SecurityEvent(What.SECOND_FACTOR_GIVEN, account.id(), "code"));
        return "redirect:" + signedIn.complete(account, true, request, response);
    }
}
