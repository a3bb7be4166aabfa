package jp.kenkotecho.spi;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Calls to servers of others, which may be slow, or mean to be: each is over by its deadline, from looking up the name to
 * the last byte; few run at once, and fewer of one host. Whoever comes when there is no room is told so at once, and does
 * not wait. A call takes up its room until it has really ended. Any thread may call.
 */
public final class OutsideCalls {

    private static final Duration IDLE = Duration.ofSeconds(10);

    /**
     * How much of this server a use of others may take up.
     *
     * @param deadline of a whole call
     * @param atOnce how many run at the same time
     * @param ofOneHost how many of them to one host
     */
    public record Bounds(Duration deadline, int atOnce, int ofOneHost) {}

    /** One call. */
    public interface Exchange<T> {

        /** Makes the call and gives what comes of it; blocks. */
        T run() throws IOException;

        /** Ends it from another thread, such as by closing its connection; does not block. */
        void abort();
    }

    /** Thrown when there is no room for another call. */
    public static final class NoRoom extends IOException {

        private static final long serialVersionUID = 1;

        NoRoom() {
            super("too many calls at once");
        }
    }

    private final Bounds bounds;
    private final ExecutorService threads;
    private final Map<String, Integer> running = new HashMap<>();

    public OutsideCalls(String name, Bounds bounds) {
        this.bounds = bounds;
        this.threads = new ThreadPoolExecutor(
                0, bounds.atOnce(), IDLE.toMillis(), TimeUnit.MILLISECONDS, new SynchronousQueue<>(), work -> {
                    var thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Waits for it, not longer than the deadline.
     *
     * @throws NoRoom when too many run already
     * @throws IOException when nothing came of it, or not in time
     */
    public <T> T call(String host, Exchange<T> exchange) throws IOException {
        try {
            return start(host, exchange).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException("no answer", e.getCause());
        }
    }

    /** Fails with {@link NoRoom} at once, or with what it failed of, at the latest when the deadline has passed. */
    public <T> CompletableFuture<T> start(String host, Exchange<T> exchange) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a connection of the database does not wait for other servers");
        }
        var room = host.toLowerCase(Locale.ROOT);
        var result = new CompletableFuture<T>();
        if (!enter(room)) {
            return CompletableFuture.failedFuture(new NoRoom());
        }
        try {
            threads.execute(() -> run(room, exchange, result));
        } catch (RejectedExecutionException e) {
            leave(room);
            return CompletableFuture.failedFuture(new NoRoom());
        }
        return result.orTimeout(bounds.deadline().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((value, failure) -> {
                    if (failure instanceof TimeoutException) {
                        exchange.abort();
                    }
                });
    }

    private <T> void run(String room, Exchange<T> exchange, CompletableFuture<T> result) {
        try {
            // Late already: it waited for a processor.
            if (!result.isDone()) {
                result.complete(exchange.run());
            }
        } catch (IOException | RuntimeException e) {
            result.completeExceptionally(e);
        } finally {
            leave(room);
        }
    }

    private synchronized boolean enter(String host) {
        var many = running.getOrDefault(host, 0);
        if (many >= bounds.ofOneHost()) {
            return false;
        }
        running.put(host, many + 1);
        return true;
    }

    private synchronized void leave(String host) {
        running.computeIfPresent(host, (name, many) -> many == 1 ? null : many - 1);
    }
}
