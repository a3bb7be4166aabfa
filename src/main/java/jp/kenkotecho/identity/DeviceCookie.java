package jp.kenkotecho.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The cookie by which a device is remembered, and what is done with it where people sign in and out. Over https it carries
 * the prefix with which a browser takes it from this host alone (RFC 6265bis §4.1.3.2). {@code SameSite=Lax}: whoever
 * follows the link of a notice from their mail is still known, and no form of another site is sent with it.
 */
@Component
class DeviceCookie {

    private static final String NAME = "device";

    private final RememberedDevices devices;
    private final AccountSettings settings;

    DeviceCookie(RememberedDevices devices, AccountSettings settings) {
        this.devices = devices;
        this.settings = settings;
    }

    /** The token that came with a request; empty when there is none, or something else. */
    static Optional<DeviceToken> of(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name(request)))
                .map(Cookie::getValue)
                .findFirst()
                .flatMap(DeviceToken::read);
    }

    /** The handle of this device; empty when it is not remembered. */
    static String handle(HttpServletRequest request) {
        return of(request).map(DeviceToken::device).orElse("");
    }

    /** Remembers this device anew, for whoever has just proved who they are. */
    void remember(Account account, HttpServletRequest request, HttpServletResponse response) {
        if (devices.isOfferedTo(account)) {
            forget(request, response);
            give(devices.remember(account, DeviceName.of(request.getHeader("User-Agent"))), request, response);
        }
    }

    /** How long devices are remembered, in days; 0 when none is. */
    long days() {
        return settings.rememberedFor().toDays();
    }

    /** When this device of an account is forgotten; empty when it is not remembered. */
    Optional<Instant> until(Account account, HttpServletRequest request) {
        var handle = handle(request);
        return devices.of(account, handle).stream()
                .filter(RememberedDevices.Shown::current)
                .map(one -> one.until().toInstant())
                .findFirst();
    }

    /** This device is of somebody else now: what it opened without signing in it opens no more. */
    void keepFor(Account account, HttpServletRequest request, HttpServletResponse response) {
        var isOfAnother = of(request)
                .flatMap(token -> devices.ownerOf(token.device()))
                .filter(owner -> !owner.equals(account))
                .isPresent();
        if (isOfAnother) {
            forget(request, response);
        }
    }

    /** Forgets this device: whoever signs out on it wants nobody to read on it. */
    void forget(HttpServletRequest request, HttpServletResponse response) {
        of(request).ifPresent(token -> {
            devices.forget(token);
            put(request, response, "", Duration.ZERO);
        });
    }

    void give(DeviceToken token, HttpServletRequest request, HttpServletResponse response) {
        put(request, response, token.cookie(), settings.rememberedFor());
    }

    private static void put(HttpServletRequest request, HttpServletResponse response, String value, Duration life) {
        var cookie = ResponseCookie.from(name(request), value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(life)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + NAME : NAME;
    }
}
