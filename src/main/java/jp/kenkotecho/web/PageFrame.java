package jp.kenkotecho.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.identity.SignedIn;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;
import org.thymeleaf.context.LazyContextVariable;

/** What every page needs: its language and look, how it says dates, and the frame around it. */
@ControllerAdvice(annotations = Controller.class)
class PageFrame {

    static final String COOKIE = "look";

    private final SignedIn signedIn;
    private final SignedInUser signedInUser;
    private final Navigation navigation;
    private final ApplicationAvailability availability;
    private final Clock clock;

    PageFrame(
            SignedIn signedIn,
            SignedInUser signedInUser,
            Navigation navigation,
            ApplicationAvailability availability,
            Clock clock) {
        this.signedIn = signedIn;
        this.signedInUser = signedInUser;
        this.navigation = navigation;
        this.availability = availability;
        this.clock = clock;
    }

    /** Whether pages are shown before everything that is loaded at the start is there; nobody can sign in for sure. */
    @ModelAttribute("starting")
    boolean starting() {
        return availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC;
    }

    @ModelAttribute("language")
    String language(Locale locale) {
        return locale.getLanguage();
    }

    @ModelAttribute("isEasy")
    boolean isEasy(Locale locale) {
        return PageLanguage.isEasy(locale);
    }

    /** This page without its language, to which {@code lang=} is appended; a form's answer leads back to its page. */
    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        var here = UriComponentsBuilder.fromPath(request.getRequestURI())
                .query(request.getQueryString())
                .replaceQueryParam("lang")
                .build()
                .toUriString();
        return here + (here.contains("?") ? "&" : "?");
    }

    /** Whether this page is shown on a remembered device, where nothing but reading is done. */
    @ModelAttribute("remembered")
    boolean remembered() {
        return signedIn.isRemembered();
    }

    @ModelAttribute("look")
    Look look(HttpServletRequest request) {
        return lookOf(request);
    }

    @ModelAttribute("dates")
    ShownDates dates(HttpServletRequest request, Locale locale) {
        return new ShownDates(locale, lookOf(request).years(), clock.getZone());
    }

    /** The frame, made when a page is drawn: a form that leads elsewhere asks for no records. */
    @ModelAttribute("frame")
    LazyContextVariable<Frame> frame(HttpServletRequest request) {
        return new LazyContextVariable<>() {
            @Override
            protected Frame loadValue() {
                return frameOf(request);
            }
        };
    }

    private Frame frameOf(HttpServletRequest request) {
        var wanted = Optional.ofNullable(request.getParameter("person")).orElse("");
        var open = signedInUser.viewed(wanted).or(() -> signedInUser.viewed(""));
        return new Frame(
                navigation, signedIn.viewer().orElseThrow(), request.getRequestURI(), open, signedInUser.records());
    }

    private static Look lookOf(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst()
                .map(Look::read)
                .orElse(Look.USUAL);
    }
}
