package jp.kenkotecho.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import jp.kenkotecho.spi.OutsideCalls.Bounds;
import jp.kenkotecho.spi.OutsideHttp.Answer;
import jp.kenkotecho.spi.OutsideHttp.Failure;
import jp.kenkotecho.spi.OutsideHttp.Request;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Servers of others that drip, never end, or send elsewhere. */
@Timeout(60)
class OutsideHttpTest {

    private static final Duration DEADLINE = Duration.ofMillis(800);

    private final SlowServer server = SlowServer.start();
    private final OutsideHttp http =
            new OutsideHttp("test", OutsideAddress.given(true), 1_000, new Bounds(DEADLINE, 4, 2));

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/drip-body", "/drip-head", "/silent"})
    void hangs_up_at_the_deadline_whatever_still_drips(String path) {
        assertThat(http.call(get(server.at(path)))).isEqualTo(Failure.NO_ANSWER);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> server.open() == 0);
    }

    @Test
    void hangs_up_on_a_handshake_that_drips() {
        assertThat(http.call(get(server.at("/good").replace("http:", "https:"))))
                .isEqualTo(Failure.NO_ANSWER);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> server.open() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/endless-head", "/endless-line", "/endless-body"})
    void takes_no_answer_without_an_end(String path) {
        var patient = patient();
        assertThat(patient.call(get(server.at(path)))).isEqualTo(Failure.NO_ANSWER);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> server.open() == 0);
    }

    /** Waits long enough for an answer on a machine that is busy with other things. */
    private static OutsideHttp patient() {
        return new OutsideHttp("test", OutsideAddress.given(true), 1_000, new Bounds(Duration.ofSeconds(50), 4, 2));
    }

    @Test
    void leaves_a_body_unread_of_which_nothing_is_wanted() {
        var hook = new OutsideHttp("test", OutsideAddress.given(true), 0, new Bounds(Duration.ofSeconds(50), 4, 2));

        assertThat(hook.call(get(server.at("/drip-body")))).isInstanceOf(Answer.class);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> server.open() == 0);
    }

    @Test
    void follows_no_redirect_and_keeps_no_cookie() {
        var patient = patient();
        assertThat(patient.call(get(server.at("/moved"))))
                .isInstanceOfSatisfying(
                        Answer.class, answer -> assertThat(answer.status()).isEqualTo(302));
        assertThat(server.calls("/good")).isZero();
        assertThat(patient.call(get(server.at("/good"))))
                .isInstanceOfSatisfying(
                        Answer.class, answer -> assertThat(answer.body()).isEqualTo("{\"keys\":[]}"));
    }

    @Test
    void makes_few_calls_at_once_and_tells_the_rest_so() {
        var replies = IntStream.range(0, 100)
                .mapToObj(i -> http.start(get(server.at("/silent"))))
                .toList();

        assertThat(replies.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join))
                .hasSize(98)
                .containsOnly(Failure.NO_ROOM);
        assertThat(replies.stream().map(CompletableFuture::join).distinct())
                .containsExactlyInAnyOrder(Failure.NO_ROOM, Failure.NO_ANSWER);
        assertThat(server.mostOpen()).isEqualTo(2);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> server.open() == 0);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> http.call(get(server.at("/good"))) instanceof Answer);
    }

    @Test
    void connects_to_the_address_that_it_looked_at() {
        var asked = new AtomicInteger();
        var outside = new InetAddress[] {InetAddress.getLoopbackAddress()};
        OutsideAddress.Names rebinding = host -> {
            asked.incrementAndGet();
            return outside;
        };
        var strict = new OutsideHttp("test", OutsideAddress.given(false, rebinding), 1_000, new Bounds(DEADLINE, 4, 2));

        assertThat(strict.call(get("https://app.example:" + server.port() + "/good")))
                .isEqualTo(Failure.NO_ANSWER);
        assertThat(server.mostOpen()).isZero();
        assertThat(asked).as("looked up once, where it connects").hasValue(1);
        assertThat(strict.mayCall("https://app.example/")).isFalse();
    }

    @Test
    void does_not_wait_for_a_name_server_longer_than_for_all_else() {
        OutsideAddress.Names slow = host -> {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> server.calls("/done") > 0);
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        };
        var asking = new OutsideHttp("test", OutsideAddress.given(true, slow), 1_000, new Bounds(DEADLINE, 4, 2));

        assertThat(asking.mayCall("http://app.example/")).isFalse();
        assertThat(asking.call(get("http://app.example/"))).isEqualTo(Failure.NO_ANSWER);
        assertThat(patient().call(get(server.at("/done")))).isInstanceOf(Answer.class);
    }

    @Test
    void calls_nobody_within_a_transaction() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatThrownBy(() -> http.start(get(server.at("/good")))).isInstanceOf(IllegalStateException.class);
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
    }

    @Test
    void calls_nothing_that_is_not_outside() {
        List<String> inner = List.of("http://10.0.0.1/", "http://user@127.0.0.1/", "ftp://127.0.0.1/", "x");
        assertThat(inner).allMatch(address -> http.call(get(address)) instanceof Failure);
    }

    private static Request get(String address) {
        return new Request("GET", address, new HttpHeaders(), "");
    }
}
