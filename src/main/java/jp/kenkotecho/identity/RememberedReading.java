package jp.kenkotecho.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a remembered device read where nobody is signed in. The token is taken once for a session, which then knows the
 * device; whether it is still remembered is asked of the database at each request, so that one that is forgotten reads no
 * further page.
 *
 * <p>Spring Security's {@code PersistentTokenBasedRememberMeServices} has the same idea of a token that changes and is
 * found stolen. It keeps the tokens themselves, signs in the session for all doors, forgets every device of an account with
 * one, takes two pages asked for at once for a theft, and lists none.
 */
class RememberedReading extends OncePerRequestFilter {

    private static final String DEVICE = "remembered-device";

    private final RememberedDevices devices;
    private final DeviceCookie cookie;
    private final RequestMatcher pages;

    /** Asks for the token where one of these is read, and not for pictures and style sheets. */
    RememberedReading(RememberedDevices devices, DeviceCookie cookie, RequestMatcher pages) {
        this.devices = devices;
        this.cookie = cookie;
        this.pages = pages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            known(request).or(() -> opened(request, response)).ifPresent(SignedIn::readAs);
        }
        next.doFilter(request, response);
    }

    private Optional<Account> known(HttpServletRequest request) {
        return deviceOf(request.getSession(false)).flatMap(devices::ownerOf);
    }

    private Optional<Account> opened(HttpServletRequest request, HttpServletResponse response) {
        if (!pages.matches(request)) {
            return Optional.empty();
        }
        var given = DeviceCookie.of(request);
        var opened = given.flatMap(devices::open);
        opened.ifPresent(device -> {
            request.getSession().setAttribute(DEVICE, device.token().device());
            request.changeSessionId();
            if (given.filter(device.token()::equals).isEmpty()) {
                cookie.give(device.token(), request, response);
            }
        });
        return opened.map(RememberedDevices.Opened::account);
    }

    /** Whether somebody reads in this session by their device alone, or did. */
    static boolean isIn(HttpServletRequest request) {
        return deviceOf(request.getSession(false)).isPresent();
    }

    /** Whoever has signed in reads by that. */
    static void end(HttpSession session) {
        session.removeAttribute(DEVICE);
    }

    private static Optional<String> deviceOf(@Nullable HttpSession session) {
        return session != null && session.getAttribute(DEVICE) instanceof String device
                ? Optional.of(device)
                : Optional.empty();
    }
}
