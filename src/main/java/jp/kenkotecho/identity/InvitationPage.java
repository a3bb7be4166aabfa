package jp.kenkotecho.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /invitation}: with a code that the office handed over, a person chooses a password; whoever needs two factors
 * sets up the second one in the same step. The code is typed, so it never stands in a URL.
 */
@Controller
class InvitationPage {

    private static final String PENDING_SECRET = "invitation-totp-secret";
    private static final String VIEW = "identity/invitation";

    private static final Problem NO_INVITATION =
            Problem.of(Problem.Kind.REFUSED, "招待コードが正しくないか、期限が切れています。", "The invitation code is wrong or has expired.");
    private static final Problem WRONG_CODE =
            Problem.of(Problem.Kind.REFUSED, "認証アプリのコードが合いません。", "The code of the authenticator app does not fit.");

    private final Accounts accounts;
    private final Passwords passwords;
    private final SecondFactors secondFactors;
    private final SignedIn signedIn;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;

    InvitationPage(
            Accounts accounts,
            Passwords passwords,
            SecondFactors secondFactors,
            SignedIn signedIn,
            TransactionOperations transactions,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.signedIn = signedIn;
        this.transactions = transactions;
        this.events = events;
    }

    @GetMapping("/invitation")
    String invitationPage(Model page, HttpServletRequest request) {
        page.addAttribute("key", new AuthenticatorKey("", secretOf(request)));
        return VIEW;
    }

    @PostMapping("/invitation")
    String accept(
            @RequestParam String invitation,
            @RequestParam String password,
            @RequestParam(defaultValue = "") String code,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response) {
        var account = accounts.invited(invitation.strip());
        if (account.isEmpty()) {
            events.publishEvent(new SecurityEvent(What.SIGN_IN_REFUSED, "", "invitation"));
            return refuse(List.of(NO_INVITATION), page, request, response);
        }
        var refusals = passwords.refusals(account.get(), password);
        if (!refusals.isEmpty()) {
            return refuse(refusals, page, request, response);
        }
        var twoFactors = !code.isBlank();
        if ((account.get().kind().needsTwoFactors() && !twoFactors)
                || (twoFactors && !secondFactors.fits(secretOf(request), code.strip()))) {
            return refuse(List.of(WRONG_CODE), page, request, response);
        }
        if (!take(account.get(), invitation.strip(), password, twoFactors ? code.strip() : "", secretOf(request))) {
            return refuse(List.of(NO_INVITATION), page, request, response);
        }
        request.getSession().removeAttribute(PENDING_SECRET);
        events.publishEvent(
                new SecurityEvent(What.CREDENTIALS_CHANGED, account.get().id(), "invitation"));
        return "redirect:" + signedIn.complete(account.get(), twoFactors, request, response);
    }

    /** The first who uses the code; whoever comes at the same moment changes nothing of the account. */
    private boolean take(Account account, String invitation, String password, String code, String secret) {
        return transactions.execute(status -> {
            if (!accounts.useInvitation(invitation)) {
                return false;
            }
            passwords.set(account.id(), password);
            return code.isEmpty() || secondFactors.setUp(account, secret, code);
        });
    }

    private String refuse(
            List<Problem> problems, Model page, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        page.addAttribute("problems", problems);
        return invitationPage(page, request);
    }

    private String secretOf(HttpServletRequest request) {
        var session = request.getSession();
        if (session.getAttribute(PENDING_SECRET) instanceof String pending) {
            return pending;
        }
        var secret = secondFactors.newSecret();
        session.setAttribute(PENDING_SECRET, secret);
        return secret;
    }
}
