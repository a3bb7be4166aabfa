package jp.kenkotecho.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import jp.kenkotecho.audit.model.AuditEntry;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes entries from the queue of reads and from the outbox of writes and seals them, in a thread of its own. What it
 * could not write it tries again; while it cannot, the queue fills up and reading stops. A stop of the server waits for
 * the queue to be empty; a crash loses what was in it, at most a moment's reads, and no write.
 */
@Component
class AuditChainWriter implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AuditChainWriter.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final int MOST_AT_ONCE = 500;

    private static final Problem FULL = Problem.of(
            Problem.Kind.UNAVAILABLE,
            "閲覧の記録を残せないため、今は表示できません。しばらくしてからもう一度お試しください。",
            "The trail cannot be written just now, so nothing is shown; please try again in a while.");

    /** Nothing to write: it only wakes the thread. */
    private sealed interface Job permits Written, Wake {}

    private record Written(AuditEntry entry) implements Job {}

    private record Wake() implements Job {}

    private final AuditLog auditLog;
    private final ActorNames names;
    private final Notices notices;
    private final KnownReaders knownReaders;
    private final Duration patience;
    private final BlockingQueue<Job> queue;
    private final List<AuditEntry> taken = new ArrayList<>();
    private final Object passes = new Object();
    private long started;
    private long finished;
    private volatile boolean running;
    private @Nullable Thread thread;

    AuditChainWriter(
            AuditLog auditLog, ActorNames names, Notices notices, KnownReaders knownReaders, AuditSettings settings) {
        this.auditLog = auditLog;
        this.names = names;
        this.notices = notices;
        this.knownReaders = knownReaders;
        this.patience = settings.patience();
        this.queue = new ArrayBlockingQueue<>(settings.queue());
    }

    /** @throws Refusal when it cannot be taken in time */
    void take(AuditEntry entry) {
        try {
            if (!queue.offer(new Written(entry), patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refusal(FULL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(FULL);
        }
    }

    /** Comes back when all that has happened until now is sealed, or after a few seconds in which it could not be. */
    void flush() {
        synchronized (passes) {
            var wanted = started + 1;
            var until = System.nanoTime() + LONGEST_WAIT.toNanos();
            queue.offer(new Wake());
            while (finished < wanted && System.nanoTime() < until) {
                try {
                    passes.wait(IDLE.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private void run() {
        while (running || !queue.isEmpty() || !taken.isEmpty()) {
            try {
                pass();
            } catch (RuntimeException e) {
                knownReaders.forget();
                if (!running) {
                    var lost = taken.size()
                            + queue.stream().filter(Written.class::isInstance).count();
                    if (lost > 0) {
                        LOG.error("The server stops, and {} entries of the trail could not be written.", lost, e);
                    }
                    return;
                }
                LOG.error("The trail could not be written; trying again.", e);
                pause();
            }
        }
    }

    private void pass() {
        var first = poll();
        synchronized (passes) {
            started++;
        }
        first.ifPresent(this::add);
        var more = new ArrayList<Job>();
        do {
            more.clear();
            queue.drainTo(more, MOST_AT_ONCE - Math.min(taken.size(), MOST_AT_ONCE));
            more.forEach(this::add);
        } while (sealSome());
        notices.send();
        synchronized (passes) {
            finished = started;
            passes.notifyAll();
        }
    }

    /** True while there is more than one go can take. */
    private boolean sealSome() {
        var posted = auditLog.posted();
        if (posted.isEmpty() && taken.isEmpty()) {
            return false;
        }
        var all = new ArrayList<AuditEntry>(posted);
        all.addAll(taken);
        auditLog.seal(
                all.stream().map(names::complete).toList(),
                posted.stream().map(AuditEntry::id).toList());
        var wasFull = posted.size() >= MOST_AT_ONCE || taken.size() >= MOST_AT_ONCE;
        taken.clear();
        return wasFull;
    }

    private void add(Job job) {
        if (job instanceof Written written) {
            taken.add(written.entry());
        }
    }

    private Optional<Job> poll() {
        try {
            return Optional.ofNullable(queue.poll(running ? IDLE.toMillis() : 0, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(IDLE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        var sealing = new Thread(this::run, "audit-sealer");
        sealing.setDaemon(true);
        sealing.start();
        thread = sealing;
    }

    @Override
    public void stop() {
        running = false;
        queue.offer(new Wake());
        var sealing = thread;
        if (sealing != null) {
            try {
                sealing.join(LONGEST_WAIT.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The phase before the web server starts to answer, and after it has stopped. */
    @Override
    public int getPhase() {
        return 0;
    }
}
