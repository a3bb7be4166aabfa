package jp.kenkotecho.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Who is signed in, in the browser's session. Somebody who still owes a second factor is not signed in: only the
 * session knows whom to ask for it.
 */
@Component
public class SignedIn {

    /** The authority of a session whose person proved who they are by two different factors. */
    private static final String TWO_FACTORS = "two-factors";

    private static final String OWES_SECOND_FACTOR = "owes-second-factor";
    private static final String RETURN_TO = "return-to";

    private final Accounts accounts;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    SignedIn(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The account of this session; empty when nobody is signed in. */
    public Optional<Account> account() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(UsernamePasswordAuthenticationToken.class::isInstance)
                .map(Authentication::getName)
                .flatMap(accounts::find);
    }

    public static boolean byTwoFactors(Authentication authentication) {
        return authentication.getAuthorities().contains(new SimpleGrantedAuthority(TWO_FACTORS));
    }

    public boolean byTwoFactors() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(SignedIn::byTwoFactors)
                .orElse(false);
    }

    /** Goes on with the sign-in that this session began: to the second factor where one is owed, else to the end. */
    String begin(Account account, HttpServletRequest request, HttpServletResponse response) {
        if (account.kind().needsTwoFactors()) {
            renew(request);
            request.getSession().setAttribute(OWES_SECOND_FACTOR, account.id());
            return "/second-factor";
        }
        return complete(account, false, request, response);
    }

    /** The account whose second factor this session waits for: of one who signs in, or signed in and has to step up. */
    Optional<Account> owing(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .flatMap(session -> Optional.ofNullable((String) session.getAttribute(OWES_SECOND_FACTOR)))
                .flatMap(accounts::find)
                .or(this::account);
    }

    /** Signs in, in a session with a new id, and answers where the browser was going. */
    String complete(Account account, boolean twoFactors, HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession();
        var isSame = account().filter(account::equals).isPresent();
        Sessions.name(session, !isSame);
        session.removeAttribute(OWES_SECOND_FACTOR);
        renew(request);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication(account, twoFactors));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        session.setAttribute(
                Sessions.DEVICE, DeviceName.of(request.getHeader("User-Agent")).stored());
        var to = Optional.ofNullable((String) session.getAttribute(RETURN_TO)).orElse("/");
        session.removeAttribute(RETURN_TO);
        return to;
    }

    /** Remembers where the browser was going, a path of ours, before it is sent to sign in or to step up. */
    public static void rememberWhere(HttpServletRequest request) {
        var query = request.getQueryString();
        var to = request.getRequestURI() + (query == null ? "" : "?" + query);
        rememberWhere(request, to);
    }

    public static void rememberWhere(HttpServletRequest request, String path) {
        request.getSession().setAttribute(RETURN_TO, path);
    }

    private static Authentication authentication(Account account, boolean twoFactors) {
        var authorities =
                twoFactors ? List.of(new SimpleGrantedAuthority(TWO_FACTORS)) : List.<SimpleGrantedAuthority>of();
        return UsernamePasswordAuthenticationToken.authenticated(account.id(), "", authorities);
    }

    /** A session id that somebody planted before the sign-in is worth nothing after it. */
    private static void renew(HttpServletRequest request) {
        request.getSession();
        request.changeSessionId();
    }
}
