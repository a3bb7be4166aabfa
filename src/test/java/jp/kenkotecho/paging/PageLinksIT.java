package jp.kenkotecho.paging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.TurnedClock;
import jp.kenkotecho.paging.model.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the links from page to page are good for, for whom, and for how long. */
@OnBothDatabases({Because.PAGING, Because.OWN_SQL})
class PageLinksIT extends ServerTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Autowired
    private JdbcClient database;

    @Autowired
    private WalkTable walks;

    @Autowired
    private ExpiredWalks expired;

    @Test
    void a_link_is_short_and_holds_no_word_of_the_search() {
        var person = withReadings(3);
        var found = SERVER.send(SERVER.fhir("Observation/_search")
                .setHeader("Content-Type", FORM)
                .POST(BodyPublishers.ofString(
                        "patient=Patient/" + person + "&code=urn:test|paged&_count=2&_sort=-date")));

        var next = link(found.json(), "next");

        assertThat(next).hasSizeLessThan(160).doesNotContain(person, "paged");
        var second = followed(next);
        assertThat(Reader.ids(second)).hasSize(1).doesNotContainAnyElementsOf(Reader.ids(found.json()));
        assertThat(link(second, "self")).hasSizeLessThan(160).doesNotContain(person, "paged");
    }

    @Test
    void a_link_leads_to_the_same_page_however_often_it_is_followed() {
        var person = withReadings(6);
        var reader = Reader.of(SERVER, "Observation?patient=" + person + "&_sort=-_lastUpdated&_count=2");
        var next = reader.next();
        assertThat(reader.turns()).isTrue();
        reading(person, 9);

        assertThat(Reader.ids(SERVER.get(next).json())).isEqualTo(Reader.ids(reader.page()));
        assertThat(reader.toTheEnd().met()).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void a_page_links_to_the_one_before() {
        var person = withReadings(5);
        var reader = Reader.of(SERVER, "Observation?patient=" + person + "&_count=2");
        var first = Reader.ids(reader.page());
        assertThat(reader.link("previous")).isEmpty();
        assertThat(reader.turns()).isTrue();
        var second = reader.page();
        assertThat(reader.turns()).isTrue();

        assertThat(reader.link("next")).isEmpty();
        assertThat(Reader.ids(followed(reader.link("previous").orElseThrow()))).isEqualTo(Reader.ids(second));
        assertThat(Reader.ids(followed(link(second, "previous")))).isEqualTo(first);
    }

    @Test
    void further_pages_are_written_as_the_first() {
        var person = withReadings(4);
        var reader = Reader.of(
                SERVER,
                "Observation?patient=" + person
                        + "&_count=2&_sort=date&_total=accurate&_include=Observation:patient&_elements=status&_pretty=true");
        assertThat(reader.turns()).isTrue();

        var page = reader.page();
        assertThat(page.get("total").asInt()).isEqualTo(4);
        assertThat(Reader.stream(page.get("entry"))
                        .map(entry -> entry.at("/search/mode").asText()))
                .containsExactly("match", "match", "include");
        assertThat(page.at("/entry/0/resource/status").asText()).isEqualTo("final");
        assertThat(page.at("/entry/0/resource").has("code")).isFalse();
        assertThat(SERVER.get(reader.link("self")
                                .orElseThrow()
                                .substring((SERVER.base() + "/fhir").length())
                                .replaceFirst("^/", ""))
                        .text())
                .startsWith("{\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/{id}/Observation?_count=2",
                "Observation?subject=Patient/{id}&_count=2",
                "Observation/_search?patient={id}&_count=2",
                "Observation?patient={id}&_count=2&nobody-knows=1&_nobody=1",
                "Observation?patient={id}&_count=2&code=urn:test%7Cpaged,urn:test%7Cb%26c%3D%2Bd",
            })
    void a_search_goes_on_however_it_was_asked(String search) {
        var person = withReadings(5);
        var first = SERVER.send(SERVER.fhir(search.replace("{id}", person))
                        .header("Prefer", "handling=lenient")
                        .GET())
                .json();
        var second = followed(link(first, "next"));
        var third = followed(link(second, "next"));

        var met = Stream.of(first, second, third)
                .flatMap(page -> Reader.ids(page).stream())
                .toList();
        assertThat(met).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void a_page_of_xml_is_followed_by_a_page_of_xml() {
        var person = withReadings(3);
        var first = SERVER.send(SERVER.fhir("Observation?patient=" + person + "&_count=2&_format=xml")
                .GET());
        var next = first.text().replaceAll("(?s).*<relation value=\"next\"/>\\s*<url value=\"([^\"]+)\".*", "$1");

        var second = SERVER.get(pathOf(next.replace("&amp;", "&")));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text()).startsWith("<Bundle").contains("<Observation");
    }

    @Test
    void deleted_records_take_no_place_where_a_whole_type_is_searched() {
        var made = IntStream.range(0, 6).mapToObj(number -> issue()).toList();
        var reader = Reader.of(SERVER, "DetectedIssue?_count=2");
        assertThat(SERVER.delete("DetectedIssue/" + made.get(5)).status()).isEqualTo(200);

        assertThat(reader.toTheEnd().met())
                .doesNotHaveDuplicates()
                .containsAll(made.subList(0, 5))
                .doesNotContain(made.get(5));
    }

    @Test
    void what_was_hidden_meanwhile_is_not_shown() {
        var haru = Resident.in(SERVER);
        var drugs = IntStream.range(0, 5)
                .mapToObj(number -> haru.drug("ミホン" + number))
                .toList();
        haru.agrees(new ConsentText(haru.id(), "Organization/demo-ito-clinic"));
        var doctor = App.clinic(SERVER, "user/*.rs").token("dr-ito", "");
        var first = SERVER.get(doctor, "MedicationStatement?patient=" + haru.id() + "&_sort=_lastUpdated&_count=2")
                .json();
        var second = SERVER.get(doctor, pathOf(link(first, "next"))).json();
        haru.hides(drugs.get(4), "professionals");

        var third = SERVER.get(doctor, pathOf(link(second, "next")));

        assertThat(third.status()).isEqualTo(200);
        assertThat(Reader.ids(third.json())).isEmpty();
    }

    @Test
    void a_walk_is_the_callers_who_began_it() {
        var haru = Resident.in(SERVER);
        IntStream.range(0, 3).forEach(number -> haru.drug("ミホン" + number));
        var natsu = Resident.in(SERVER);
        var next = pathOf(link(
                SERVER.get(haru.token(), "MedicationStatement?patient=" + haru.id() + "&_count=2")
                        .json(),
                "next"));

        var ofAnother = SERVER.get(natsu.token(), next);
        var ofNobody =
                SERVER.get(natsu.token(), next.replaceFirst("_getpages=[^&]+", "_getpages=" + UUID.randomUUID()));

        assertThat(ofAnother.status()).isEqualTo(404);
        assertThat(withoutId(ofAnother)).isEqualTo(withoutId(ofNobody));
        assertThat(SERVER.get(next).status()).isEqualTo(410);
        assertThat(SERVER.get(haru.tokenFor(haru.id(), "patient/*.rs"), next).status())
                .isEqualTo(200);
        assertThat(SERVER.get(haru.tokenFor(haru.id(), "patient/Observation.rs"), next)
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&_pageId=",
                "&_pageId=-1",
                "&_pageId=x",
                "&_pageId=7",
                "&_pageId=99999999999",
                "&_pageId=2&_pageId=2"
            })
    void a_link_that_was_not_given_leads_nowhere(String page) {
        var person = withReadings(3);
        var reader = Reader.of(SERVER, "Observation?patient=" + person + "&_count=2");
        var walk = reader.next().replaceFirst(".*(_getpages=[^&]+).*", "?$1");

        assertThat(SERVER.get(walk + page).status()).isEqualTo(410);
        assertThat(SERVER.get("?_getpages=%00&_pageId=2").status()).isIn(400, 410);
        reader.toTheEnd();
        assertThat(SERVER.get(walk + page).status()).isEqualTo(410);
        assertThat(Reader.ids(SERVER.get(walk + "&_pageId=3").json())).isEmpty();
    }

    @Test
    void a_search_without_a_second_page_keeps_nothing() {
        var person = withReadings(3);
        var before = kept();

        for (var search : List.of(
                "&_count=3", "&_count=50", "", "&_summary=count", "&_count=0", "&_count=1&code=urn:test|none")) {
            assertThat(SERVER.get("Observation?patient=" + person + search).status())
                    .isEqualTo(200);
        }
        assertThat(SERVER.get("Patient/" + person + "/$everything?_count=1").status())
                .isEqualTo(200);

        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void who_counts_by_an_offset_gets_what_is_counted() {
        var person = withReadings(5);
        var before = kept();
        var page = SERVER.get("Observation?patient=" + person + "&_count=2&_offset=2")
                .json();

        assertThat(Reader.ids(page)).hasSize(2);
        assertThat(link(page, "next")).contains("_offset=4");
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void the_search_of_a_batch_goes_on_by_its_link() {
        var person = withReadings(5);
        for (var type : List.of("batch", "transaction")) {
            var answer = SERVER.post(
                    "",
                    "{\"resourceType\":\"Bundle\",\"type\":\"" + type
                            + "\",\"entry\":[{\"request\":{\"method\":\"GET\",\"url\":\"Observation?patient=" + person
                            + "&_count=3\"}},{\"request\":{\"method\":\"POST\",\"url\":\"Observation\"},\"resource\":"
                            + text("Patient/" + person, 1) + "}]}");
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            var page = answer.json().at("/entry/0/resource");

            assertThat(Reader.ids(page)).hasSize(3);
            assertThat(Reader.ids(followed(link(page, "next"))))
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(Reader.ids(page));
        }
    }

    @Test
    void a_long_walk_is_found_part_by_part() {
        var person = withReadings(9);
        var reader = Reader.of(SERVER, "Observation?patient=" + person + "&_sort=-date&_count=2");
        var walk = walks.find(reader.next().replaceFirst(".*_getpages=([^&]+).*", "$1"))
                .orElseThrow();
        // As if two had been all that is found at once.
        var all = rowsOf(person);
        var shown = new TreeSet<>(walk.first().rows());
        var others = all.stream().filter(row -> !shown.contains(row)).limit(2).toList();
        walks.add(walk, new Part(2, others, false));

        assertThat(reader.toTheEnd().met()).hasSize(9).doesNotHaveDuplicates();
        assertThat(walks.known(walk)).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void a_walk_has_an_end() {
        var person = withReadings(3);
        var reader = Reader.of(SERVER, "Observation?patient=" + person + "&_count=2");
        var next = reader.next();
        var walk = walks.find(next.replaceFirst(".*_getpages=([^&]+).*", "$1")).orElseThrow();
        walks.add(
                walk,
                new Part(
                        2,
                        LongStream.range(0, FurtherRows.MOST - 2)
                                .map(row -> -1 - row)
                                .boxed()
                                .toList(),
                        false));

        var answer = SERVER.get(next.replace("_pageId=2", "_pageId=" + FurtherRows.MOST));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("too-costly", "$export");
    }

    @Test
    void a_walk_is_over_after_a_day_and_cleared_away() {
        var walk = walk("expiry");
        try (var turned = TurnedClock.back(Duration.ofHours(25))) {
            assertThat(turned).isNotNull();
            walks.begin(walk);
            walks.add(walk, new Part(1, List.of(2L), true));
            assertThat(walks.find(walk.id())).contains(walk);
        }

        assertThat(walks.find(walk.id())).isEmpty();
        expired.run();
        assertThat(database.sql("select count(*) from search_walk_part where walk_id = ?")
                        .param(walk.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_caller_has_a_thousand_walks_at_most_and_the_newest_stay() {
        var owner = "many-" + UUID.randomUUID();
        var begun = new ArrayList<SearchWalk>();
        try (var turned = TurnedClock.back(Duration.ofHours(1))) {
            assertThat(turned).isNotNull();
            begun.add(walk(owner));
            walks.begin(begun.get(0));
        }
        for (var number = 0; number < 1_000; number++) {
            begun.add(walk(owner));
            walks.begin(begun.get(begun.size() - 1));
        }

        expired.run();

        assertThat(walks.find(begun.get(0).id())).isEmpty();
        assertThat(begun.subList(1, begun.size()))
                .allSatisfy(one -> assertThat(walks.find(one.id())).isPresent());
    }

    private static SearchWalk walk(String owner) {
        return new SearchWalk(
                UUID.randomUUID().toString(), owner, "Observation", "_count=1", SearchWalk.firstPart(List.of(1L)));
    }

    private List<Long> rowsOf(String person) {
        return database.sql("select r.RES_ID from HFJ_RES_LINK l join HFJ_RESOURCE r on r.RES_ID = l.SRC_RESOURCE_ID"
                        + " join HFJ_RESOURCE p on p.RES_ID = l.TARGET_RESOURCE_ID where p.FHIR_ID = ? and r.RES_TYPE ="
                        + " 'Observation' group by r.RES_ID order by r.RES_ID")
                .param(person)
                .query(Long.class)
                .list();
    }

    private int kept() {
        return database.sql("select count(*) from search_walk")
                .query(Integer.class)
                .single();
    }

    private static String withReadings(int howMany) {
        var person = SERVER.newPerson();
        IntStream.range(0, howMany).forEach(number -> reading(person, number + 1));
        return person;
    }

    private static void reading(String person, int day) {
        assertThat(SERVER.post("Observation", text("Patient/" + person, day)).status())
                .isEqualTo(201);
    }

    private static String text(String patient, int day) {
        return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"coding\":[{\"system\":\"urn:test\",\"code\":\"paged\"}]},"
                + "\"subject\":{\"reference\":\"" + patient + "\"},\"effectiveDateTime\":\"2026-02-0" + day + "\"}";
    }

    private static String issue() {
        return SERVER.post("DetectedIssue", "{\"resourceType\":\"DetectedIssue\",\"status\":\"final\"}")
                .id();
    }

    private static JsonNode followed(String url) {
        // To the letter as it was given.
        var answer = SERVER.send(SERVER.open(url.substring(SERVER.base().length()))
                .header("Authorization", "Bearer " + SERVER.token("system/*.cruds"))
                .GET());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static String pathOf(String url) {
        return url.substring((SERVER.base() + "/fhir").length()).replaceFirst("^/", "");
    }

    private static String link(JsonNode page, String relation) {
        return Reader.stream(page.path("link"))
                .filter(link -> link.get("relation").asText().equals(relation))
                .map(link -> link.get("url").asText())
                .findFirst()
                .orElseThrow();
    }

    private static String withoutId(Client.Answer answer) {
        return answer.text().replaceAll("\"id\":\"[^\"]*\"", "");
    }
}
