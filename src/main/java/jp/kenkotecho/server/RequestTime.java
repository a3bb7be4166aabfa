package jp.kenkotecho.server;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * When the request that this thread serves has to be done with the database. Bound to the thread, as transactions are;
 * threads of background jobs have none.
 */
final class RequestTime {

    private static final ThreadLocal<RequestTime> OF_THIS_THREAD = new ThreadLocal<>();

    private final long end;
    private final HttpServletResponse response;

    private RequestTime(long end, HttpServletResponse response) {
        this.end = end;
        this.response = response;
    }

    static void begin(Duration most, HttpServletResponse response) {
        OF_THIS_THREAD.set(new RequestTime(System.nanoTime() + most.toNanos(), response));
    }

    static void end() {
        OF_THIS_THREAD.remove();
    }

    /**
     * The time that is left, below zero when it is up. Empty when this thread serves no request, or when the answer is
     * on its way: how long a client takes to read it is not the database's time, and what was shown has to be written
     * down.
     */
    static Optional<Duration> left() {
        var time = OF_THIS_THREAD.get();
        return time == null || time.response.isCommitted()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(time.end - System.nanoTime()));
    }
}
