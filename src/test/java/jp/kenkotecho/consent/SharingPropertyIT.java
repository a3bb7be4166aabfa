package jp.kenkotecho.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.consent.SharingProperties.Agreed;
import jp.kenkotecho.consent.SharingProperties.Asking;
import jp.kenkotecho.consent.SharingProperties.Kept;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * For random records, consents and callers: no way of asking returns a record that the plain rule
 * ({@link SharingProperties}) forbids, and none that it permits is missing from a search. And what a rehearsal promises
 * is what a token then gets.
 */
@Checklist("S5")
class SharingPropertyIT extends ServerTest {

    private static final List<String> DIAGNOSES = List.of("J00", "F32.1", "B20", "A51", "Q90");
    private static final Map<String, Set<String>> SENSITIVE = Map.of(
            "J00", Set.of(), "F32.1", Set.of("PSY"), "B20", Set.of("HIV"), "A51", Set.of("SEX"), "Q90", Set.of("GDIS"));

    /** A person of the test, with all that matters. */
    private record Person(Resident resident, List<Kept> kept, List<Agreed> consents, Map<String, String> pointsTo) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    @OnBothDatabases(Because.SEARCH)
    void answers_by_the_plain_rule_whoever_asks_and_however(long seed) {
        var random = new Random(seed);
        var family = Resident.in(SERVER);
        var person = person(random);
        var relative = relativeOf(person.resident());
        var son = Resident.of(SERVER, family.id(), "架空 一郎", "Patient/" + family.id(), relative);
        var actors = List.of(
                "Organization/demo-ito-clinic",
                "Practitioner/demo-dr-ito",
                "Organization/demo-city-office",
                "Practitioner/demo-phn-takahashi",
                relative);
        for (var i = 0; i < 4; i++) {
            var agreed = SharingProperties.random(random, actors, relative);
            person.resident().agrees(agreed.text(person.resident().id()));
            person.consents().add(agreed);
        }
        var tokens = Map.of(
                new Asking(
                        "doctor", Set.of(actors.get(0), actors.get(1), "PractitionerRole/demo-dr-ito"), "TREAT", false),
                App.clinic(SERVER, "user/*.rs").token("dr-ito", ""),
                new Asking("nurse", Set.of(actors.get(2), actors.get(3)), "PUBHLTH", false),
                App.clinic(SERVER, "user/*.rs").token("phn-takahashi", ""),
                new Asking("son", Set.of(relative), "FAMRQT", true),
                tokenOf(son));

        tokens.forEach((who, token) -> {
            var sees = person.kept().stream()
                    .filter(kept -> SharingProperties.sees(who, kept, person.consents()))
                    .map(Kept::address)
                    .collect(Collectors.toSet());
            check(seed + " " + who.name() + " " + person.consents(), token, person, sees);
        });
    }

    private static void check(String what, String token, Person person, Set<String> sees) {
        var id = person.resident().id();
        var types = new TreeSet<String>();
        for (var kept : person.kept()) {
            var type = kept.address().substring(0, kept.address().indexOf('/'));
            var expected = sees.contains(kept.address()) ? 200 : 404;
            types.add(type);
            assertThat(SERVER.get(token, kept.address()).status())
                    .as(what + " read " + kept)
                    .isEqualTo(expected);
            assertThat(SERVER.get(token, kept.address() + "/_history/1").status())
                    .as(what + " vread " + kept)
                    .isEqualTo(expected);
            assertThat(SERVER.get(token, kept.address() + "/_history").status())
                    .as(what + " history " + kept)
                    .isEqualTo(expected);
            assertThat(SERVER.get(token, kept.address() + "/$meta").status())
                    .as(what + " meta " + kept)
                    .isEqualTo(expected);
            var byId = SERVER.get(token, type + "?_id=" + kept.address().substring(type.length() + 1));
            if (byId.status() != 403) {
                assertThat(Resident.found(byId)).as(what + " _id " + kept).hasSize(expected == 200 ? 1 : 0);
            }
        }
        for (var type : types) {
            var ofType = sees.stream().filter(one -> one.startsWith(type + "/")).collect(Collectors.toSet());
            var search = type + "?patient=" + id + "&_count=3";
            assertThat(allPages(token, search)).as(what + " search " + type).isEqualTo(ofType);
            assertThat(SERVER.get(token, type + "?patient=" + id + "&_summary=count")
                            .json()
                            .get("total")
                            .asInt())
                    .as(what + " count " + type)
                    .isEqualTo(ofType.size());
            var post = SERVER.send(SERVER.with(token, type + "/_search")
                    .setHeader("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("patient=" + id + "&_count=50")));
            assertThat(new TreeSet<>(Resident.found(post)))
                    .as(what + " post " + type)
                    .isEqualTo(new TreeSet<>(ofType));
            assertThat(mine(batch(token, type + "?patient=" + id + "&_count=50"), person))
                    .as(what + " batch")
                    .isEqualTo(ofType);
            assertThat(mine(
                            SERVER.get(token, "Patient?_id=" + id + "&_revinclude=" + type + ":patient&_count=50"),
                            person))
                    .as(what + " revinclude " + type)
                    .isEqualTo(ofType);
            var everywhere = SERVER.get(token, type + "?_count=200");
            if (everywhere.status() == 200) {
                assertThat(mine(everywhere, person))
                        .as(what + " everybody " + type)
                        .isEqualTo(ofType);
            }
        }
        var included = SERVER.get(token, "Observation?patient=" + id + "&_include=Observation:encounter&_count=50");
        var reached =
                sees.stream().filter(one -> one.startsWith("Observation/")).collect(Collectors.toSet());
        person.pointsTo().forEach((from, to) -> {
            if (sees.contains(from) && sees.contains(to)) {
                reached.add(to);
            }
        });
        assertThat(mine(included, person)).as(what + " include").isEqualTo(reached);
        person.pointsTo().forEach((from, to) -> {
            if (!sees.contains(to)) {
                assertThat(included.text()).as(what + " masked").doesNotContain(to.substring(to.indexOf('/') + 1));
            }
        });
        var everything = SERVER.get(token, "Patient/" + id + "/$everything?_count=200");
        if (sees.isEmpty() && everything.status() == 404) {
            return;
        }
        assertThat(mine(everything, person)).as(what + " everything").isEqualTo(sees);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void promises_in_a_rehearsal_what_a_token_then_gets(long seed) {
        var random = new Random(seed);
        var person = person(random);
        var id = person.resident().id();
        var clinic = List.of("Organization/demo-ito-clinic");
        var before = SharingProperties.random(random, clinic, "none");
        person.resident().agrees(before.text(id));
        var draft = new Agreed(
                clinic.get(0),
                "TREAT",
                false,
                true,
                List.of("medical", "medication", "guidance"),
                SharingProperties.some(random, SharingProperties.SENSITIVITIES, 2),
                SharingProperties.some(random, SharingProperties.SENSITIVITIES, 3));
        var text = draft.text(id).status("proposed").text();

        var promised = person.resident()
                .sends(
                        "POST",
                        "Patient/" + id + "/$consent-preview",
                        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"consent\",\"resource\":" + text
                                + "}]}");
        assertThat(promised.status()).as(promised.text()).isEqualTo(200);
        person.resident().agrees(draft.text(id));
        var doctor = App.clinic(SERVER, "user/*.rs").token("dr-ito", "");

        var got = new HashMap<String, Integer>();
        var all = new HashMap<String, Integer>();
        for (var kept : person.kept()) {
            all.merge(kept.category(), 1, Integer::sum);
            if (SERVER.get(doctor, kept.address()).status() == 200) {
                got.merge(kept.category(), 1, Integer::sum);
            }
        }
        for (var category : SharingProperties.CATEGORIES) {
            var part = partOf(promised.json(), category);
            assertThat(part.at("/part/1/valueInteger").asInt())
                    .as(seed + " visible " + category)
                    .isEqualTo(got.getOrDefault(category, 0));
            assertThat(part.at("/part/2/valueInteger").asInt())
                    .as(seed + " hidden " + category)
                    .isEqualTo(all.getOrDefault(category, 0) - got.getOrDefault(category, 0));
        }
        assertThat(person.resident()
                        .reads("Patient/" + id + "/$access-log?_count=200")
                        .text())
                .doesNotContain("a rehearsal");
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    @Checklist("C5")
    void shows_by_a_parents_word_no_more_than_the_parent_sees_at_that_age(long seed) {
        var random = new Random(seed);
        var actors = List.of(
                "Organization/demo-ito-clinic",
                "Practitioner/demo-dr-ito",
                "Organization/demo-city-office",
                "Practitioner/demo-phn-takahashi");
        Person person;
        var parent = Resident.in(SERVER);
        try (var fourteen = HandedOnIT.years(4)) {
            person = person(random, Resident.born(SERVER, FamilyIT.birthDate(18)));
            var id = person.resident().id();
            var relative = FamilyIT.appoint(id, parent, "MTH", "")
                    .json()
                    .get("relatedPerson")
                    .asText();
            var token = parent.tokenFor(id, "patient/*.cruds");
            for (var i = 0; i < 5; i++) {
                var agreed = SharingProperties.random(random, actors, "none")
                        .text(id)
                        .performer(relative);
                var given = HandedOnIT.gives(token, HandedOnIT.text(agreed, 4));
                assertThat(given.status()).as(given.text()).isEqualTo(201);
            }
        }
        for (var ago : List.of(4, 2, 0)) {
            try (var then = HandedOnIT.years(ago)) {
                HandedOnIT.forgetsWhatWasDecided();
                var parents = ago == 0 ? "" : parent.tokenFor(person.resident().id(), "patient/*.rs");
                for (var name : List.of("dr-ito", "phn-takahashi")) {
                    var token = App.clinic(SERVER, "user/*.rs").token(name, "");
                    for (var kept : person.kept()) {
                        if (SERVER.get(token, kept.address()).status() == 200) {
                            assertThat(ago)
                                    .as(seed + " at eighteen " + name + kept)
                                    .isPositive();
                            assertThat(SERVER.get(parents, kept.address()).status())
                                    .as(seed + " " + ago + " years ago " + name + kept)
                                    .isEqualTo(200);
                        }
                    }
                }
            }
        }
    }

    private static JsonNode partOf(JsonNode answer, String category) {
        for (var parameter : answer.get("parameter")) {
            if (parameter.at("/part/0/valueCoding/code").asText().equals(category)) {
                return parameter;
            }
        }
        throw new AssertionError("no " + category);
    }

    private static Person person(Random random) {
        return person(random, Resident.in(SERVER));
    }

    private static Person person(Random random, Resident who) {
        var kept = new ArrayList<Kept>();
        var pointsTo = new HashMap<String, String>();
        for (var i = 0; i < 3; i++) {
            keep(random, who, kept, who.drug("ミホン" + i), "medication", Set.of());
            var code = SharingProperties.pick(random, DIAGNOSES);
            keep(random, who, kept, who.diagnosis(code), "medical", SENSITIVE.getOrDefault(code, Set.of()));
        }
        var visitCode = SharingProperties.pick(random, DIAGNOSES);
        var visit = who.keeps(
                "Encounter",
                "\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},\"reasonCode\":[{\"coding\":[{\"system\":"
                        + "\"http://hl7.org/fhir/sid/icd-10\",\"code\":\"" + visitCode + "\"}]}]");
        keep(random, who, kept, visit, "medical", SENSITIVE.getOrDefault(visitCode, Set.of()));
        for (var i = 0; i < 2; i++) {
            var weight = who.keeps(
                    "Observation",
                    "\"status\":\"final\",\"category\":[{\"coding\":[{\"code\":\"vital-signs\"}]}],\"code\":{\"text\":\"体重\"},"
                            + "\"encounter\":{\"reference\":\"" + visit + "\"}");
            pointsTo.put(weight, visit);
            keep(random, who, kept, weight, "daily-health", Set.of());
        }
        keep(
                random,
                who,
                kept,
                who.keeps("Goal", "\"lifecycleStatus\":\"active\",\"description\":{\"text\":\"x\"}"),
                "guidance",
                Set.of());
        keep(
                random,
                who,
                kept,
                who.keeps(
                        "Immunization",
                        "\"status\":\"completed\",\"vaccineCode\":{\"text\":\"x\"},\"occurrenceDateTime\":\"2020-01-01\""),
                "immunization",
                Set.of());
        return new Person(who, kept, new ArrayList<>(), pointsTo);
    }

    private static void keep(
            Random random, Resident who, List<Kept> kept, String address, String category, Set<String> sensitivities) {
        var hidden = random.nextInt(4) == 0
                ? SharingProperties.pick(random, List.of("professionals", "family", "everybody"))
                : "nobody";
        if (!hidden.equals("nobody")) {
            who.hides(address, hidden);
        }
        kept.add(new Kept(address, category, sensitivities, hidden));
    }

    private static String relativeOf(Resident who) {
        return "RelatedPerson/"
                + SERVER.post(
                                "RelatedPerson",
                                "{\"resourceType\":\"RelatedPerson\",\"active\":true,\"patient\":{\"reference\":\"Patient/"
                                        + who.id() + "\"}}")
                        .id();
    }

    private static String tokenOf(Resident who) {
        return who.tokenFor("", "user/*.rs");
    }

    private static Client.Answer batch(String token, String url) {
        var answer = SERVER.send(SERVER.with(token, "")
                .POST(BodyPublishers.ofString("{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":"
                        + "{\"method\":\"GET\",\"url\":\"" + url + "\"}}]}")));
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    private static Set<String> allPages(String token, String path) {
        var found = new TreeSet<String>();
        var next = path;
        while (!next.isEmpty()) {
            var page = SERVER.get(token, next);
            found.addAll(Resident.found(page));
            next = "";
            for (var link : page.json().path("link")) {
                if (link.get("relation").asText().equals("next")) {
                    var url = link.get("url").asText();
                    next = url.substring(url.indexOf("/fhir") + "/fhir".length())
                            .replaceFirst("^/", "");
                }
            }
        }
        return found;
    }

    /** Which of the person's records stand anywhere in the answer as resources. */
    private static Set<String> mine(Client.Answer answer, Person person) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var text = answer.text();
        return person.kept().stream()
                .map(Kept::address)
                .filter(address -> text.contains("\"id\":\"" + address.substring(address.indexOf('/') + 1) + "\""))
                .collect(Collectors.toSet());
    }
}
