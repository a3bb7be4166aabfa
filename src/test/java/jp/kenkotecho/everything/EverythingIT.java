package jp.kenkotecho.everything;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.record.TsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code Patient/{id}/$everything}: page after page just what the caller would find by searching, and no sign of more. */
@Checklist("S5")
class EverythingIT extends ServerTest {

    private static final String CLINIC = "Organization/demo-ito-clinic";

    @Test
    @OnBothDatabases(Because.PAGING)
    void gives_a_guest_a_full_first_page_and_the_way_to_the_rest() {
        var haru = Resident.in(SERVER);
        haru.agrees(new ConsentText(haru.id(), CLINIC).sharing("medical"));
        store(haru, 60, EverythingIT::drug);
        store(haru, 45, EverythingIT::diagnosis);

        var first = SERVER.get(doctor(), path(haru, "_count=10"));

        assertThat(matches(first)).hasSize(10);
        assertThat(next(first)).isNotEmpty();
        assertThat(walk(doctor(), path(haru, "_count=10")).stream()
                        .map(EverythingIT::matches)
                        .map(List::size))
                .containsExactly(10, 10, 10, 10, 6);
    }

    @Test
    void names_no_place_of_a_visit_that_is_hidden() {
        var haru = Resident.in(SERVER);
        haru.agrees(new ConsentText(haru.id(), CLINIC).sharing("medical"));
        var shown = organization();
        var secret = organization();
        visit(haru, shown);
        var hidden = visit(haru, secret);
        haru.hides(hidden, "professionals");

        var seen = SERVER.get(doctor(), path(haru, ""));

        assertThat(Resident.found(seen)).contains(shown).doesNotContain(secret, hidden);
        assertThat(modeOf(seen, shown)).isEqualTo("include");
        assertThat(Resident.found(haru.reads(path(haru, "")))).contains(shown, secret, hidden);
    }

    @Test
    void names_no_study_to_whom_does_not_see_the_consent_with_it() {
        var haru = Resident.in(SERVER);
        var group = "Group/"
                + SERVER.post(
                                "Group",
                                "{\"resourceType\":\"Group\",\"type\":\"person\",\"actual\":true,\"name\":\"架空の研究の参加者\"}")
                        .id();
        haru.agrees(new ConsentText(haru.id(), group).research().sharing("daily-health"));
        haru.agrees(new ConsentText(haru.id(), CLINIC).sharing("medical", "medication", "daily-health"));

        assertThat(Resident.found(SERVER.get(doctor(), path(haru, ""))))
                .noneMatch(one -> one.startsWith("Consent/"))
                .doesNotContain(group);
        assertThat(Resident.found(haru.reads(path(haru, "")))).contains(group);
    }

    @Test
    void brings_whom_a_shown_record_names_and_where_they_work() {
        var haru = Resident.in(SERVER);
        var clinic = organization();
        var doctor = "Practitioner/"
                + SERVER.post("Practitioner", "{\"resourceType\":\"Practitioner\",\"name\":[{\"text\":\"架空 医師\"}]}")
                        .id();
        var role = "PractitionerRole/"
                + SERVER.post(
                                "PractitionerRole",
                                "{\"resourceType\":\"PractitionerRole\",\"practitioner\":{\"reference\":\"" + doctor
                                        + "\"},\"organization\":{\"reference\":\"" + clinic + "\"}}")
                        .id();
        var stranger = organization();
        haru.keeps(
                "Encounter",
                "\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},\"participant\":[{\"individual\":{\"reference\":\""
                        + role + "\"}}]");

        var all = haru.reads(path(haru, ""));

        assertThat(Resident.found(all)).contains(doctor, role, clinic).doesNotContain(stranger);
        assertThat(Resident.found(haru.reads(path(haru, "_type=Encounter,PractitionerRole"))))
                .contains(role)
                .doesNotContain(doctor, clinic);
    }

    /** As the resident, a clinic with some categories, a relative, and backend services. */
    @Test
    void is_the_union_of_the_searches_that_the_caller_may_make() {
        var haru = Resident.in(SERVER);
        var relative = "RelatedPerson/"
                + SERVER.post(
                                "RelatedPerson",
                                "{\"resourceType\":\"RelatedPerson\",\"active\":true,\"patient\":{\"reference\":\"Patient/"
                                        + haru.id() + "\"}}")
                        .id();
        haru.agrees(new ConsentText(haru.id(), CLINIC).sharing("medical", "daily-health"));
        haru.agrees(new ConsentText(haru.id(), relative).sharing("medication"));
        fill(haru);
        var family = Resident.in(SERVER);
        var son = Resident.of(SERVER, family.id(), "架空 一郎", "Patient/" + family.id(), relative);
        var callers = Map.of(
                "resident", haru.token(),
                "own app with few scopes", haru.tokenFor(haru.id(), "patient/Patient.r patient/Observation.rs"),
                "clinic", doctor(),
                "son", son.tokenFor("", "user/*.rs"),
                "operator", SERVER.token("system/*.cruds"),
                "backend", SERVER.token("system/Patient.rs system/Condition.rs"),
                "bounded", SERVER.token("system/Patient.rs system/Observation.rs?category=vital-signs"));

        callers.forEach((who, token) -> {
            // A notice of what was just read may come in between the one and the other.
            await().untilAsserted(() -> {
                var pages = walk(token, path(haru, "_count=4"));
                var found =
                        pages.stream().flatMap(page -> matches(page).stream()).toList();

                assertThat(found).as(who).doesNotHaveDuplicates().contains("Patient/" + haru.id());
                assertThat(new TreeSet<>(found)).as(who).isEqualTo(searches(token, haru));
                assertThat(pages.subList(0, pages.size() - 1)).as(who).allSatisfy(page -> assertThat(matches(page))
                        .hasSize(4));
            });
        });
    }

    @ParameterizedTest
    @CsvSource({"professionals", "everybody"})
    void answers_to_the_byte_as_if_a_hidden_record_were_not_there(String from) {
        var haru = Resident.in(SERVER);
        haru.agrees(new ConsentText(haru.id(), CLINIC).sharing("medical", "medication"));
        store(haru, 7, EverythingIT::diagnosis);
        visit(haru, organization());
        var before = texts(doctor(), haru);

        var secret = organization();
        haru.hides(visit(haru, secret), from);
        for (var i = 0; i < 5; i++) {
            haru.hides(haru.diagnosis("B20"), from);
            haru.hides(haru.drug("ミホン" + i), from);
        }
        haru.weight();

        assertThat(texts(doctor(), haru)).isEqualTo(before);
    }

    @Test
    @OnBothDatabases(Because.PAGING)
    void neither_skips_nor_repeats_what_was_there_while_records_come_in() {
        var haru = Resident.in(SERVER);
        store(haru, 40, EverythingIT::diagnosis);
        store(haru, 25, EverythingIT::drug);
        var before = searches(haru.token(), haru);
        var found = new ArrayList<String>();
        var url = path(haru, "_count=6");
        while (!url.isEmpty()) {
            var page = haru.reads(url);
            found.addAll(matches(page));
            store(haru, 3, EverythingIT::diagnosis);
            haru.drug("ミホン新");
            url = found.size() > 300 ? "" : next(page);
        }

        assertThat(found).doesNotHaveDuplicates().containsAll(before);
    }

    /** What comes in at once has one moment; of that, what goes away behind the page must not take others with it. */
    @Test
    @OnBothDatabases(Because.PAGING)
    void skips_nothing_when_what_was_shown_is_deleted_or_hidden_meanwhile() {
        var haru = Resident.in(SERVER);
        store(haru, 30, EverythingIT::diagnosis);
        var first = haru.reads(path(haru, "_type=Condition&_count=10"));
        var rest = new TreeSet<>(searches(haru.token(), haru));
        rest.removeIf(one -> !one.startsWith("Condition/") || matches(first).contains(one));
        assertThat(haru.sends("DELETE", matches(first).get(4), "").status()).isLessThan(300);
        assertThat(haru.sends("DELETE", matches(first).get(9), "").status()).isLessThan(300);

        var others = walk(haru.token(), next(first)).stream()
                .flatMap(page -> matches(page).stream())
                .toList();

        assertThat(others).containsAll(rest);
    }

    @Test
    @OnBothDatabases(Because.PAGING)
    void takes_types_and_times() {
        var haru = Resident.in(SERVER);
        var old = haru.keeps("Encounter", visitOn("2020-05-05"));
        var late = haru.keeps("Encounter", visitOn("2025-05-05"));
        var diagnosis = haru.diagnosis("J00");
        var since = Instant.now().plusMillis(1).toString();
        while (!Instant.now().isAfter(Instant.parse(since))) {
            Thread.onSpinWait();
        }
        var drug = haru.drug("ミホンA");

        assertThat(found(haru, "_type=Encounter,Condition&_type=Patient"))
                .containsExactlyInAnyOrder("Patient/" + haru.id(), old, late, diagnosis);
        assertThat(found(haru, "_since=" + since))
                .contains(drug)
                .doesNotContain(old, diagnosis, "Patient/" + haru.id());
        assertThat(found(haru, "start=2025&_type=Encounter,Condition")).containsExactlyInAnyOrder(late, diagnosis);
        assertThat(found(haru, "start=2020-05&end=2025-05&_type=Encounter")).containsExactlyInAnyOrder(old, late);
        assertThat(found(haru, "end=2020&_type=Encounter")).containsExactly(old);
        assertThat(found(haru, "end=2020-12-31&_type=Encounter")).containsExactly(old);
        assertThat(found(haru, "start=2020-05-05&end=2020-05-05")).contains(old).doesNotContain(late);
        assertThat(found(haru, "_type=AuditEvent")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_count=0",
                "_count=-1",
                "_count=1e9",
                "_count=Infinity",
                "_count=NaN",
                "_count=",
                "_count=5&_count=6",
                "_count=99999999999999999999",
                "_count=1000000000",
                "_since=yesterday",
                "_since=2026-01-01T00:00:00Z&_since=2026-01-01T00:00:00Z",
                "_since=999999999-01-01T00:00:00Z",
                "start=2025-13-01",
                "start=x",
                "start=99999",
                "start=2026&end=2025-12-31",
                "start=2026&start=2026",
                "end=2026-02-30",
                "_type=Shoe",
                "_type=",
                "_type=Patient,,Observation",
                "_type:not=Patient",
                "shoe=1",
                "_offset=3",
                "_elements=id",
                "page=",
                "page=x",
                "page=Condition~0~0~~AAAAAAAAAAAAAAAAAAAAAA",
            })
    void refuses_what_is_no_value_or_no_parameter(String query) {
        var answer = SERVER.get("Patient/demo-hanako/$everything?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(answer.json().at("/issue/0/details/text").asText()).isNotBlank();
    }

    @Test
    void takes_no_link_to_another_record_or_to_another_question() {
        var haru = Resident.in(SERVER);
        var other = Resident.in(SERVER);
        store(haru, 5, EverythingIT::diagnosis);
        var next = next(haru.reads(path(haru, "_count=2&_type=Condition")));
        var page = next.substring(next.indexOf("page="));

        assertThat(next.length()).isLessThan(300);
        assertThat(haru.reads(next).status()).isEqualTo(200);
        assertThat(other.reads(path(other, "_count=2&_type=Condition&" + page)).status())
                .isEqualTo(400);
        assertThat(haru.reads(path(haru, "_count=2&_type=Condition,Goal&" + page))
                        .status())
                .isEqualTo(400);
        assertThat(haru.reads(next.replaceFirst("~1~", "~2~")).status()).isIn(200, 400);
        assertThat(other.reads(next).status()).isEqualTo(404);
    }

    @Test
    @OnBothDatabases(Because.PAGING)
    void is_held_to_the_largest_page() {
        var haru = Resident.in(SERVER);
        store(haru, 510, EverythingIT::diagnosis);

        var page = haru.reads(path(haru, "_count=100000000"));

        assertThat(matches(page)).hasSize(500);
        assertThat(next(page)).isNotEmpty();
    }

    @Test
    void answers_in_xml_and_leads_on_in_it() {
        var first = SERVER.send(SERVER.fhir("Patient/demo-hanako/$everything?_count=3&_format=xml")
                .setHeader("Accept", "*/*")
                .GET());

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Content-Type")).contains("xml");
        assertThat(first.text()).startsWith("<Bundle").contains("<type value=\"searchset\"/>", "_format=xml", "page=");
    }

    @Test
    void is_asked_with_parameters_in_a_body_too() {
        var haru = Resident.in(SERVER);
        var visit = haru.keeps("Encounter", visitOn("2025-05-05"));
        store(haru, 3, EverythingIT::diagnosis);
        var body = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"_type\",\"valueCode\":\"Encounter\"},"
                + "{\"name\":\"start\",\"valueDate\":\"2025\"},{\"name\":\"_count\",\"valueInteger\":1}]}";

        assertThat(Resident.found(haru.sends("POST", path(haru, ""), body))).containsExactly(visit);
        assertThat(haru.sends("POST", path(haru, ""), body.replace("_count", "shoe"))
                        .status())
                .isEqualTo(400);
        assertThat(haru.sends("POST", path(haru, ""), body.replace("valueInteger\":1", "valueInteger\":-1"))
                        .status())
                .isEqualTo(400);
        var next = next(haru.sends("POST", path(haru, ""), body.replace("Encounter", "Condition")));
        assertThat(matches(haru.reads(next))).hasSize(1);
    }

    @Test
    void leads_on_at_the_address_of_the_server() {
        var page = SERVER.get("Patient/demo-hanako/$everything?_count=3");

        assertThat(link(page, "self")).startsWith(SERVER.base() + "/fhir/Patient/demo-hanako/$everything");
        assertThat(link(page, "next")).startsWith(SERVER.base() + "/fhir/Patient/demo-hanako/$everything");
        assertThat(page.json().at("/type").asText()).isEqualTo("searchset");
        assertThat(page.json().has("total")).isFalse();
        page.json()
                .get("entry")
                .forEach(entry -> assertThat(entry.get("fullUrl").asText()).startsWith(SERVER.base() + "/fhir/"));
    }

    @Test
    @Checklist("L1")
    void is_told_once_a_page_in_the_trail() {
        // Before the consent: whoever signs in looks at whose record there is to be opened.
        var doctor = doctor();
        var haru = Resident.in(SERVER);
        haru.agrees(new ConsentText(haru.id(), CLINIC).sharing("medical", "medication"));
        haru.diagnosis("J00");
        haru.diagnosis("J01");
        haru.drug("ミホンA");

        assertThat(walk(doctor, path(haru, "_count=2"))).hasSize(2);

        var events = StreamSupport.stream(
                        haru.reads("Patient/" + haru.id() + "/$access-log?_count=200")
                                .json()
                                .get("entry")
                                .spliterator(),
                        false)
                .map(JsonNode::toString)
                .filter(event -> event.contains("伊藤"))
                .toList();
        assertThat(events).hasSize(2).allSatisfy(event -> assertThat(event).contains("$everything"));
    }

    @Test
    void is_of_one_person_at_a_time_and_of_nothing_else() {
        for (var path : List.of("Patient/$everything", "Encounter/demo-hanako-visit/$everything")) {
            for (var token : List.of(SERVER.token("system/*.cruds"), doctor())) {
                var answer = SERVER.get(token, path);
                assertThat(answer.status()).as(path).isEqualTo(400);
                assertThat(answer.text()).doesNotContain("佐藤", "HAPI-");
                var batch = SERVER.send(SERVER.with(token, "")
                        .POST(BodyPublishers.ofString("{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":"
                                + "[{\"request\":{\"method\":\"GET\",\"url\":\"" + path + "\"}}]}")));
                assertThat(batch.text()).doesNotContain("佐藤", "\"fullUrl\"");
            }
        }
    }

    private static String doctor() {
        return App.clinic(SERVER, "user/*.rs").token("dr-ito", "");
    }

    private static String path(Resident who, String query) {
        return "Patient/" + who.id() + "/$everything" + (query.isEmpty() ? "" : "?" + query);
    }

    private static List<String> found(Resident who, String query) {
        return walk(who.token(), path(who, query)).stream()
                .flatMap(page -> Resident.found(page).stream())
                .filter(one -> !one.startsWith("Provenance/"))
                .toList();
    }

    private static List<Client.Answer> walk(String token, String path) {
        var pages = new ArrayList<Client.Answer>();
        var url = path;
        while (!url.isEmpty() && pages.size() < 400) {
            var page = SERVER.get(token, url);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            pages.add(page);
            url = next(page);
        }
        return pages;
    }

    /** All pages, without what the clock says. */
    private static List<String> texts(String token, Resident who) {
        return walk(token, path(who, "_count=4")).stream()
                .map(Client.Answer::text)
                .map(text -> text.replaceFirst(
                        "^\\{\"resourceType\":\"Bundle\",\"meta\":\\{[^}]*\\}", "{\"resourceType\":\"Bundle\""))
                .toList();
    }

    /** What the caller finds by a search of each type that is about persons. */
    private static Set<String> searches(String token, Resident who) {
        var found = new TreeSet<String>();
        for (var type : personTypes()) {
            var query = type.equals("Patient") ? "Patient?_id=" : type + "?patient=";
            var url = query + who.id() + "&_count=500";
            while (!url.isEmpty()) {
                var page = SERVER.get(token, url);
                if (page.status() == 403) {
                    break;
                }
                found.addAll(Resident.found(page));
                url = next(page);
            }
        }
        found.add("Patient/" + who.id());
        return found;
    }

    private static List<String> personTypes() {
        try (var table = EverythingIT.class.getResourceAsStream("/jp/kenkotecho/access/types.tsv")) {
            return TsvTable.parse(new String(table.readAllBytes(), StandardCharsets.UTF_8)).rows().stream()
                    .filter(row -> row.get(1).equals("person"))
                    .map(row -> row.get(0))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> matches(Client.Answer page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return entries(page)
                .filter(entry -> entry.at("/search/mode").asText().equals("match"))
                .map(entry -> entry.at("/resource/resourceType").asText() + "/"
                        + entry.at("/resource/id").asText())
                .toList();
    }

    private static String modeOf(Client.Answer page, String address) {
        return entries(page)
                .filter(entry -> entry.get("fullUrl").asText().endsWith("/" + address))
                .map(entry -> entry.at("/search/mode").asText())
                .collect(Collectors.joining());
    }

    private static Stream<JsonNode> entries(Client.Answer page) {
        return StreamSupport.stream(page.json().path("entry").spliterator(), false);
    }

    private static String next(Client.Answer page) {
        return link(page, "next").replaceFirst("^.*?/fhir/", "");
    }

    private static String link(Client.Answer page, String relation) {
        for (var link : page.json().path("link")) {
            if (link.get("relation").asText().equals(relation)) {
                return link.get("url").asText();
            }
        }
        return "";
    }

    /** In one transaction, so that all of it has one moment. */
    private static void store(Resident who, int howMany, Function<Resident, String> content) {
        var entries = Stream.generate(() -> content.apply(who))
                .limit(howMany)
                .map(one -> "{\"fullUrl\":\"urn:uuid:" + UUID.randomUUID()
                        + "\",\"request\":{\"method\":\"POST\",\"url\":\""
                        + one.replaceAll("^\\{\"resourceType\":\"(\\w+)\".*", "$1") + "\"},\"resource\":" + one + "}")
                .collect(Collectors.joining(","));
        var answer =
                SERVER.post("", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries + "]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static void fill(Resident who) {
        store(who, 5, EverythingIT::drug);
        store(who, 6, EverythingIT::diagnosis);
        who.weight();
        who.keeps("Observation", "\"status\":\"final\",\"code\":{\"text\":\"血液型\"}");
        visit(who, organization());
        who.hides(who.diagnosis("B20"), "professionals");
        who.hides(who.drug("ミホン隠"), "family");
        who.keeps("Goal", "\"lifecycleStatus\":\"active\",\"description\":{\"text\":\"x\"}");
        who.keeps(
                "Immunization",
                "\"status\":\"completed\",\"vaccineCode\":{\"text\":\"x\"},\"occurrenceDateTime\":\"2020-01-01\"");
    }

    private static String drug(Resident who) {
        return "{\"resourceType\":\"MedicationStatement\",\"status\":\"active\",\"subject\":{\"reference\":\"Patient/"
                + who.id() + "\"},\"medicationCodeableConcept\":{\"text\":\"ミホン\"}}";
    }

    private static String diagnosis(Resident who) {
        return "{\"resourceType\":\"Condition\",\"subject\":{\"reference\":\"Patient/" + who.id()
                + "\"},\"code\":{\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/icd-10\",\"code\":\"J00\"}]}}";
    }

    private static String organization() {
        return "Organization/"
                + SERVER.post("Organization", "{\"resourceType\":\"Organization\",\"name\":\"架空医院\"}")
                        .id();
    }

    private static String visit(Resident who, String where) {
        return who.keeps(
                "Encounter",
                "\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},\"serviceProvider\":{\"reference\":\"" + where
                        + "\"}");
    }

    private static String visitOn(String day) {
        return "\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},\"period\":{\"start\":\"" + day + "\",\"end\":\""
                + day + "\"}";
    }
}
