package jp.kenkotecho.link;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /share}: a reader of links in the browser. What follows the {@code #} stays there. */
@Controller
class SharePage {

    @GetMapping("/share")
    String share() {
        return "link/share";
    }
}
