package jp.kenkotecho.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.WellFormed;
import jp.kenkotecho.it.fuzz.Mutations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Random bodies: what is taken in can be read, searched, corrected and removed, and whatever is sent is answered. Seeds
 * are fixed and the count is small; {@code -Dphr.fuzz.seconds=600 -Dphr.fuzz.seed=7} goes on for longer, elsewhere.
 */
@Checklist("S7")
class WriteFuzzIT extends ServerTest {

    private static final long SEED = Long.getLong("phr.fuzz.seed", 20261130L);
    private static final Duration LONGER = Duration.ofSeconds(Long.getLong("phr.fuzz.seconds", 0L));
    private static final int ROUNDS = 700;
    private static final int SLOW_MILLIS = 5_000;

    private static final List<String> TYPES = List.of(
            "application/fhir+json",
            "application/fhir+xml",
            "application/json",
            "application/xml",
            "application/json-patch+json",
            "application/xml-patch+xml",
            "application/fhir+turtle",
            "application/fhir+ndjson",
            "application/octet-stream",
            "text/plain",
            "application/x-www-form-urlencoded");

    private static final List<String> PLACES = List.of(
            "",
            "Patient",
            "Binary",
            "Observation",
            "Observation/_search",
            "Consent",
            "Consent/$consent-preview",
            "{person}",
            "{person}/$parse-drug-qr",
            "{person}/$myna-import",
            "{person}/$predict-risk",
            "{person}/$visit-brief",
            "{person}/$dose-schedule",
            "{person}/$drug-qr",
            "{person}/$share-link",
            "{person}/$everything",
            "{person}/$summary",
            "{person}/$access-log",
            "{person}/$checkup-trend",
            "{person}/$medical-expense-summary",
            "{person}/$meta",
            "{person}/Observation",
            "{person}/_history",
            "Observation/$validate",
            "CodeSystem/$subsumes",
            "CodeSystem/$lookup",
            "CodeSystem/$validate-code",
            "ValueSet/$expand",
            "ValueSet/$validate-code",
            "ConceptMap/$translate",
            "Patient/$export",
            "metadata",
            "$export",
            "$nothing");

    private static final Pattern SUBJECT = Pattern.compile("Patient/demo-[a-z]+");

    /** All that is thrown here hits one person of its own: what is taken in stays, and others read the demo's records. */
    private String person = "";

    @BeforeEach
    void has_a_person_of_its_own() {
        person = "Patient/" + SERVER.newPerson();
    }

    /** What is wrong with one answer, in a line. */
    private record Odd(String what, String where, String sent) {

        @Override
        public String toString() {
            return what + " " + where + " " + sent.substring(0, Math.min(sent.length(), 400));
        }
    }

    private final List<Odd> odd = new ArrayList<>();

    @Test
    void whatever_is_taken_in_has_a_whole_life() {
        var mutations = new Mutations(SEED);
        goOn(ROUNDS, () -> life(aboutOurPerson(mutations.next())));

        assertThat(odd).isEmpty();
    }

    @Test
    void whatever_is_sent_wherever_is_answered_without_a_fault_of_the_server() {
        var mutations = new Mutations(SEED + 1);
        goOn(ROUNDS, () -> anywhere(mutations));

        assertThat(odd).isEmpty();
    }

    @Test
    void whatever_a_patch_says_is_answered_and_leaves_what_can_be_read() {
        var mutations = new Mutations(SEED + 2);
        var id = "Patient/" + SERVER.newPerson();
        goOn(ROUNDS / 3, () -> {
            var patch = mutations.patch();
            var answer = SERVER.send(SERVER.fhir(id)
                    .setHeader("Content-Type", "application/json-patch+json")
                    .method("PATCH", BodyPublishers.ofString(patch)));
            note(answer.status() >= 500, answer.status() + " to PATCH", id, patch);
            note(answer.status() == 200 && !isWhole(xml(id)), "not to be read as XML", id, patch);
        });

        assertThat(odd).isEmpty();
    }

    private static void goOn(int rounds, Runnable round) {
        var end = System.nanoTime() + LONGER.toNanos();
        for (var i = 0; i < rounds || System.nanoTime() - end < 0; i++) {
            round.run();
        }
    }

    private void life(Mutations.Changed sent) {
        var created = timed(sent.type(), sent.json(), () -> SERVER.post(sent.type(), sent.json()));
        if (created.status() != 201) {
            note(created.status() >= 500, created.status() + " to POST", sent.type(), sent.json());
            return;
        }
        var id = sent.type() + "/" + created.id();
        var read = SERVER.get(id);
        Stream.of(id, sent.type() + "?_id=" + created.id(), id + "/_history")
                .forEach(path -> note(!isWhole(xml(path)), "not to be read as XML", path, sent.json()));
        note(read.status() != 200, read.status() + " to GET", id, sent.json());
        var found = SERVER.get(sent.type() + "?_id=" + created.id());
        Stream.of("/$visit-brief", "/$everything?_count=3")
                .map(operation -> SERVER.get(person + operation.replace("$", "%24")))
                .forEach(answer ->
                        note(answer.status() >= 500, answer.status() + " of the record", person, sent.json()));
        note(found.status() != 200 || found.json().at("/total").asInt() != 1, "not found", id, sent.json());
        var updated = SERVER.put(id, read.text());
        note(updated.status() != 200, updated.status() + " to PUT of what was read", id, sent.json());
        var deleted = SERVER.delete(id);
        note(deleted.status() >= 300, deleted.status() + " to DELETE", id, sent.json());
    }

    private Mutations.Changed aboutOurPerson(Mutations.Changed sent) {
        return new Mutations.Changed(sent.type(), SUBJECT.matcher(sent.json()).replaceAll(person));
    }

    private void anywhere(Mutations mutations) {
        var method = mutations.oneOf(List.of("POST", "PUT", "PATCH", "POST", "DELETE", "GET"));
        var place = mutations.oneOf(PLACES).replace("{person}", person);
        var type = mutations.oneOf(TYPES);
        var body = SUBJECT.matcher(mutations.anything()).replaceAll(person);
        if (method.equals("DELETE") && place.equals(person)) {
            return;
        }
        var request = SERVER.fhir(place.replace("$", "%24"))
                .setHeader("Content-Type", type)
                .method(method, BodyPublishers.ofString(body));
        var answer = timed(place, body, () -> SERVER.send(request));
        note(answer.status() >= 500, answer.status() + " to " + method + " " + type, place, body);
    }

    private Client.Answer timed(String where, String sent, Supplier<Client.Answer> call) {
        var start = System.nanoTime();
        var answer = call.get();
        var millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        note(millis > SLOW_MILLIS, millis + " ms", where, sent);
        return answer;
    }

    private static Client.Answer xml(String path) {
        return SERVER.send(
                SERVER.fhir(path).setHeader("Accept", "application/fhir+xml").GET());
    }

    private static boolean isWhole(Client.Answer answer) {
        return answer.status() == 200 && WellFormed.is(answer.text());
    }

    private void note(boolean isOdd, String what, String where, String sent) {
        if (isOdd) {
            odd.add(new Odd(what, where, sent));
        }
    }
}
