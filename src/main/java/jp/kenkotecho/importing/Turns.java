package jp.kenkotecho.importing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.springframework.stereotype.Component;

/**
 * Imports into one person's record, one after the other on this node. A file sent ten times at once is written by the first,
 * and the others find it there, instead of doing the same work side by side to lose it at the unique key of whoever was
 * first. Between nodes that key alone decides.
 *
 * <p>Whoever waits holds no connection of the database.
 */
@Component
final class Turns {

    /** Persons share these: two of one lock wait for each other, and no more. */
    private static final int LOCKS = 256;

    /** Whoever comes when so many wait is sent away, so that no one person's impatience holds all threads of the server. */
    private static final int MOST_WAITING = 16;

    /** Ten large tables one after the other take about as long; then there is no end to be seen. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static final Problem BUSY = Problem.of(
            Problem.Kind.BUSY,
            "この人の記録への取り込みがほかにも続いています。終わってからもう一度送ってください。何も保存していません。",
            "Other imports into this record are under way: send it again when they are done. Nothing was stored.");

    private final List<ReentrantLock> locks =
            Stream.generate(() -> new ReentrantLock(true)).limit(LOCKS).toList();

    /**
     * What comes of the work, done when it is its turn.
     *
     * @throws Refusal when too many wait already, or it has waited too long
     */
    <T> T take(PersonId person, Supplier<T> work) {
        var lock = locks.get(Math.floorMod(person.hashCode(), LOCKS));
        if (lock.getQueueLength() >= MOST_WAITING || !isTaken(lock)) {
            throw new Refusal(BUSY);
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private static boolean isTaken(ReentrantLock lock) {
        try {
            return lock.tryLock(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
