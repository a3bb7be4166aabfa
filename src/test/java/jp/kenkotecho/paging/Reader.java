package jp.kenkotecho.paging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jp.kenkotecho.it.Client;

/** Follows the links of a search from page to page, as any client does, and notes whom it met. */
final class Reader {

    private final Client server;
    private final UnaryOperator<String> path;
    private final List<String> met = new ArrayList<>();
    private JsonNode page;

    private Reader(Client server, JsonNode page) {
        this.server = server;
        this.path = url -> url.substring((server.base() + "/fhir").length()).replaceFirst("^/", "");
        this.page = page;
        met.addAll(ids(page));
    }

    static Reader of(Client server, String search) {
        return new Reader(server, answered(server.get(search)));
    }

    /** Goes on; false when this was the last page. */
    boolean turns() {
        var next = link("next");
        next.ifPresent(url -> {
            page = answered(server.get(path.apply(url)));
            met.addAll(ids(page));
        });
        return next.isPresent();
    }

    Reader toTheEnd() {
        for (var pages = 0; turns(); pages++) {
            assertThat(pages).as("pages without an end").isLessThan(200);
        }
        return this;
    }

    JsonNode page() {
        return page;
    }

    /** What was found by the search itself, in the order of the pages. */
    List<String> met() {
        return List.copyOf(met);
    }

    Optional<String> link(String relation) {
        return stream(page.path("link"))
                .filter(link -> link.get("relation").asText().equals(relation))
                .map(link -> link.get("url").asText())
                .findFirst();
    }

    /** The link without the server's address. */
    String next() {
        return path.apply(link("next").orElseThrow());
    }

    static List<String> ids(JsonNode bundle) {
        return stream(bundle.path("entry"))
                .filter(entry -> entry.at("/search/mode").asText().equals("match"))
                .map(entry -> entry.at("/resource/id").asText())
                .toList();
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode answered(Client.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
