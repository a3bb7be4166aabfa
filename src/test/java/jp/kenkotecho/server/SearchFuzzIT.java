package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.QueryDice;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is asked is answered, in time and without a fault of ours. Eight seconds for each kind of caller; longer with
 * {@code -Dphr.fuzz.seconds=600}, and otherwise with {@code -Dphr.fuzz.seed=}.
 */
@OnBothDatabases(Because.SEARCH)
class SearchFuzzIT extends ServerTest {

    private static final long SECONDS = Long.getLong("phr.fuzz.seconds", 8);
    private static final long SEED = Long.getLong("phr.fuzz.seed", 25);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CLINIC = "Organization/demo-ito-clinic";

    static Stream<Arguments> callers() {
        var haru = Resident.in(SERVER);
        haru.agrees(new ConsentText(haru.id(), CLINIC));
        var doctor = App.clinic(SERVER, "user/*.rs").token("dr-ito", "");
        Function<String, HttpRequest.Builder> backend = SERVER::fhir;
        Function<String, HttpRequest.Builder> resident = path -> SERVER.with(haru.token(), path);
        Function<String, HttpRequest.Builder> clinic = path -> SERVER.with(doctor, path);
        return Stream.of(
                Arguments.of("a backend", "demo-hanako", backend),
                Arguments.of("a resident", haru.id(), resident),
                Arguments.of("a clinic", haru.id(), clinic));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("callers")
    void every_query_ends_in_an_answer(String who, String person, Function<String, HttpRequest.Builder> request) {
        var dice = new QueryDice(
                SEED,
                SERVER.get("metadata").json(),
                SERVER.get("OperationDefinition?_count=200").json(),
                List.of(person, "demo-misaki", "nobody", "a".repeat(70)));
        var broken = new ArrayList<String>();
        var until = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        while (System.nanoTime() < until) {
            var path = dice.next();
            var status = statusOf(request.apply(path));
            if (status >= 500) {
                broken.add(status + " " + path);
            }
        }

        assertThat(broken).isEmpty();
    }

    /** 599 for none in time. */
    private static int statusOf(HttpRequest.Builder request) {
        try {
            return SERVER.send(request.timeout(PATIENCE).GET()).status();
        } catch (UncheckedIOException e) {
            return 599;
        }
    }
}
