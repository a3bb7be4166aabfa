package jp.kenkotecho.paging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody reads a history page by page while new versions are written at its head. */
@OnBothDatabases(Because.PAGING)
class HistoryPagesIT extends ServerTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void meets_each_version_once_that_there_was_at_the_beginning(int size) {
        var person = SERVER.newPerson();
        IntStream.range(0, 6).forEach(number -> correct(person, number));
        var met = new ArrayList<String>();
        var next = Optional.of("Patient/" + person + "/_history?_count=" + size);
        while (next.isPresent()) {
            var page = SERVER.get(next.get());
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            met.addAll(versions(page.json()));
            correct(person, met.size() + 10);
            next = next(page.json());
        }

        assertThat(met).containsExactly("7", "6", "5", "4", "3", "2", "1");
    }

    @Test
    void a_bound_that_the_client_sets_stays() {
        var person = SERVER.newPerson();
        IntStream.range(0, 3).forEach(number -> correct(person, number));
        var at = "_at=ge2026-01-01";

        var first = SERVER.get("Patient/" + person + "/_history?_count=2&" + at).json();

        assertThat(URLDecoder.decode(next(first).orElseThrow(), StandardCharsets.UTF_8))
                .contains(at);
        assertThat(first.at("/link/0/url").asText()).doesNotContain("le2");
    }

    private static void correct(String person, int day) {
        var corrected = "{\"resourceType\":\"Patient\",\"id\":\"" + person + "\",\"name\":[{\"text\":\"見本 花代\"}],"
                + "\"birthDate\":\"" + (1900 + day) + "-02-03\"}";
        assertThat(SERVER.put("Patient/" + person, corrected).status()).isEqualTo(200);
    }

    private static List<String> versions(JsonNode page) {
        return Reader.stream(page.path("entry"))
                .map(entry -> entry.at("/resource/meta/versionId").asText())
                .toList();
    }

    private static Optional<String> next(JsonNode page) {
        return Reader.stream(page.path("link"))
                .filter(link -> link.get("relation").asText().equals("next"))
                .map(link -> link.get("url").asText().replaceFirst(".*/fhir/", ""))
                .findFirst();
    }
}
