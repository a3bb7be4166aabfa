package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;

class GuidePagesIT extends ServerTest {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"#]+)");

    @Test
    void leads_from_the_landing_page_to_every_page_of_the_guide_and_no_link_is_dead() {
        var waiting = new ArrayDeque<>(List.of("/"));
        var seen = new HashSet<>(waiting);
        while (!waiting.isEmpty()) {
            var page = waiting.poll();
            var answer = SERVER.send(SERVER.open(page).GET());
            assertThat(answer.status()).as(page).isEqualTo(page.equals("/account") ? 302 : 200);
            if (page.equals("/") || page.equals("/developers") || page.endsWith(".html")) {
                linksOf(page, answer.text()).filter(seen::add).forEach(waiting::add);
            }
        }

        assertThat(seen)
                .contains("/ig/StructureDefinition-kt-consent.html", "/ig/OperationDefinition-parse-drug-qr.html");
        assertThat(seen).contains("/ig/StructureDefinition-kt-consent.json", "/ig/examples/Patient-demo-hanako.json");
    }

    private static java.util.stream.Stream<String> linksOf(String page, String html) {
        return LINK.matcher(html)
                .results()
                .map(link -> URI.create(page).resolve(link.group(1).replace("&amp;", "&")))
                .filter(link -> link.getHost() == null)
                .map(URI::toString);
    }

    @Test
    void shows_nothing_but_the_guide() {
        assertThat(SERVER.send(SERVER.open("/ig/../application.yaml").GET()).status())
                .isNotEqualTo(200);
        assertThat(SERVER.send(SERVER.open("/ig/%2e%2e/application.yaml").GET()).status())
                .isNotEqualTo(200);
        assertThat(SERVER.send(SERVER.open("/ig/nothing.html").GET()).status()).isEqualTo(404);
        assertThat(SERVER.send(SERVER.open("/ig").GET()).header("Location")).endsWith("/ig/index.html");
    }
}
