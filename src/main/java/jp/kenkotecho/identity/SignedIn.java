package jp.kenkotecho.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.authentication.RememberMeAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Who is signed in, in the browser's session. Somebody who still owes a second factor is not signed in: only the
 * session knows whom to ask for it. Nor is somebody whose device is remembered: they are the {@link #viewer} of pages, and
 * whatever asks for the {@link #account} finds none.
 */
@Component
public class SignedIn {

    /** The authority of a session whose person proved who they are by two different factors. */
    private static final String TWO_FACTORS = "two-factors";

    private static final String OWES_SECOND_FACTOR = "owes-second-factor";
    private static final String RETURN_TO = "return-to";

    /** A path of a page, with its query; two slashes would name another host. */
    private static final Pattern PAGE = Pattern.compile("/[a-z][A-Za-z0-9/_-]*(\\?[!-~&&[^\\\\]]*)?");

    private final Accounts accounts;
    private final DeviceCookie cookie;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    SignedIn(Accounts accounts, DeviceCookie cookie) {
        this.accounts = accounts;
        this.cookie = cookie;
    }

    /** The account of this session; empty when nobody is signed in. */
    public Optional<Account> account() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(UsernamePasswordAuthenticationToken.class::isInstance)
                .map(Authentication::getName)
                .flatMap(accounts::find);
    }

    /** The account whose pages are shown: who is signed in, or whose device is remembered, to read and nothing else. */
    public Optional<Account> viewer() {
        return account()
                .or(() -> Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                        .filter(RememberMeAuthenticationToken.class::isInstance)
                        .map(Authentication::getName)
                        .flatMap(accounts::find));
    }

    /** Whether this request may only read: nobody has signed in, the device alone is known. */
    public boolean isRemembered() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof RememberMeAuthenticationToken;
    }

    /** When this device of whoever sees pages is forgotten; empty when it is not remembered. */
    public Optional<Instant> rememberedUntil(HttpServletRequest request) {
        return viewer().flatMap(account -> cookie.until(account, request));
    }

    /** Remembers the device of who has signed in on it. */
    public void rememberDevice(HttpServletRequest request, HttpServletResponse response) {
        account().ifPresent(account -> cookie.remember(account, request, response));
    }

    /** Lets this request read for an account. It stands in no session, so that no other door knows of it. */
    static void readAs(Account account) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new RememberMeAuthenticationToken("remembered device", account.id(), List.of()));
        SecurityContextHolder.setContext(context);
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
        RememberedReading.end(session);
        cookie.keepFor(account, request, response);
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

    /** The same for a form or a link: the page of ours on which it stood, or the first page. */
    static void rememberPage(HttpServletRequest request) {
        var url = request.getRequestURL();
        var origin = url.substring(0, url.length() - request.getRequestURI().length());
        var from = Optional.ofNullable(request.getHeader("Referer")).orElse("");
        var path = from.startsWith(origin) ? from.substring(origin.length()) : "";
        rememberWhere(request, PAGE.matcher(path).matches() && !path.startsWith("/sign-in") ? path : "/");
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
