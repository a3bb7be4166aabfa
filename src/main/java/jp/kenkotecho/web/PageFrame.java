package jp.kenkotecho.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** What every page's frame needs: its language, and where the other language is. */
@ControllerAdvice(annotations = Controller.class)
class PageFrame {

    @ModelAttribute("language")
    String language(Locale locale) {
        return locale.getLanguage();
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
}
