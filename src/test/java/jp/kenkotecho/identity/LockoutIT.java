package jp.kenkotecho.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.identity.Account.Kind;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What may be done a few times, or once, is not done more often by asking all at once. */
@OnBothDatabases(Because.LOCKS)
class LockoutIT extends ServerTest {

    @Autowired
    private Lockout lockout;

    @Autowired
    private Accounts accounts;

    @Test
    void judges_five_attempts_however_many_come_at_once() throws Exception {
        var account = accounts.add("test-" + UUID.randomUUID(), "架空 春", Kind.RESIDENT, List.of())
                .orElseThrow();

        assertThat(atOnce(20, () -> lockout.take(account))).isEqualTo(5);
        assertThat(lockout.take(account)).isFalse();
        lockout.succeeded(account);
        assertThat(lockout.take(account)).as("the fifth was the right one").isTrue();
    }

    @Test
    void makes_one_account_of_a_name_and_takes_an_invitation_once() throws Exception {
        var name = "test-" + UUID.randomUUID();

        assertThat(atOnce(8, () -> accounts.add(name, "架空 春", Kind.RESIDENT, List.of())
                        .isPresent()))
                .isEqualTo(1);
        accounts.invite(accounts.called(name).orElseThrow().id(), name + "-code");
        assertThat(atOnce(8, () -> accounts.useInvitation(name + "-code"))).isEqualTo(1);
    }

    private static long atOnce(int many, Callable<Boolean> call) throws Exception {
        var pool = Executors.newFixedThreadPool(many);
        try {
            var yes = 0;
            for (var answer : pool.invokeAll(
                    IntStream.range(0, many).mapToObj(one -> call).toList())) {
                yes += answer.get() ? 1 : 0;
            }
            return yes;
        } finally {
            pool.shutdownNow();
        }
    }
}
