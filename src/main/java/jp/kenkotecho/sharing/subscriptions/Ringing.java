package jp.kenkotecho.sharing.subscriptions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import jp.kenkotecho.sharing.smart.StandingAccess;
import jp.kenkotecho.sharing.subscriptions.model.Kept;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells apps that there is something new, once for however much there is: where the app may see, at that moment, what the
 * subscription asks for. What is not taken is tried again, twice as late each time; after eight times the subscription
 * is in error. Several nodes may do this at once: each row is taken by one.
 */
@Component
class Ringing {

    private static final Logger LOG = LoggerFactory.getLogger(Ringing.class);

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 8;

    private final Subscriptions subscriptions;
    private final StandingAccess access;
    private final Watched watched;
    private final Calls calls;
    private final TransactionOperations transactions;
    private final Clock clock;

    Ringing(
            Subscriptions subscriptions,
            StandingAccess access,
            Watched watched,
            Calls calls,
            TransactionOperations transactions,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.access = access;
        this.watched = watched;
        this.calls = calls;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${phr.subscriptions.every:PT5S}")
    void ring() {
        collect();
        var now = clock.instant();
        var rung = subscriptions.due(now).stream()
                .filter(kept -> subscriptions.take(kept, now, FIRST_WAIT.multipliedBy(1L << kept.attempts())))
                .filter(kept -> isToBeTold(kept, now))
                .map(kept -> calls.to(kept.channel()).thenAccept(taken -> settle(kept, taken)))
                .toList();
        CompletableFuture.allOf(rung.toArray(CompletableFuture[]::new)).join();
    }

    /** Changes of one subscription are one thing to tell. */
    private void collect() {
        for (var due : subscriptions.changes()) {
            transactions.executeWithoutResult(status -> {
                if (subscriptions.take(due)) {
                    subscriptions.isDue(due, clock.instant());
                }
            });
        }
    }

    private boolean isToBeTold(Kept kept, Instant now) {
        if (kept.isOver(now)) {
            subscriptions.ended(kept, Kept.OFF, "", now);
            return false;
        }
        var caller = access.of(
                kept.owner().account(), kept.owner().client(), kept.owner().context());
        if (caller.isEmpty()) {
            subscriptions.remove(kept.id());
            return false;
        }
        if (watched.isNew(caller.get(), kept)) {
            return true;
        }
        subscriptions.settled(kept, now);
        return false;
    }

    private void settle(Kept kept, boolean taken) {
        if (taken) {
            subscriptions.settled(kept, clock.instant());
            return;
        }
        subscriptions.failed(kept);
        if (kept.attempts() + 1 >= ATTEMPTS) {
            LOG.warn("A subscription could not be told {} times, and is in error.", ATTEMPTS);
            subscriptions.ended(kept, Kept.ERROR, "not taken " + ATTEMPTS + " times", clock.instant());
        }
    }
}
