package jp.kenkotecho.link;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /read}: a reader of links in the browser. What follows the {@code #} stays there. */
@Controller
class SharePage {

    @GetMapping("/read")
    String share(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        return "link/share";
    }
}
