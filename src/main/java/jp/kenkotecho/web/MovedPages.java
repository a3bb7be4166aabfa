package jp.kenkotecho.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.stream.Collectors;
import jp.kenkotecho.record.TsvTable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Where pages stood once: bookmarks, mails and printed posters still name it. What followed the {@code ?} goes along, and
 * browsers take along what follows the {@code #}.
 */
@Controller
class MovedPages {

    private static final Map<String, String> MOVED = TsvTable.of(MovedPages.class, "moved-pages.tsv").rows().stream()
            .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));

    static Map<String, String> table() {
        return MOVED;
    }

    @GetMapping({
        "/api",
        "/account/sharing/**",
        "/account/links",
        "/account/check-in",
        "/account/brief/**",
        "/account/log",
        "/account/notices",
        "/account/doctors",
        "/account/family",
        "/account/worklist"
    })
    RedirectView moved(HttpServletRequest request) {
        var to = MOVED.get(request.getRequestURI());
        var query = request.getQueryString();
        var view = new RedirectView(to == null ? "/" : to + (query == null ? "" : "?" + query));
        view.setStatusCode(HttpStatus.MOVED_PERMANENTLY);
        view.setExpandUriTemplateVariables(false);
        view.setExposeModelAttributes(false);
        return view;
    }
}
