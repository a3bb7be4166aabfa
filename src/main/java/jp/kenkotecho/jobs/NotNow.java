package jp.kenkotecho.jobs;

import java.time.Duration;

/** Thrown by work that cannot be done yet, through nobody's fault: it is asked again later, and that counts as no attempt. */
public final class NotNow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    public NotNow(Duration wait) {
        super("not now");
        this.wait = wait;
    }

    Duration waiting() {
        return wait;
    }
}
