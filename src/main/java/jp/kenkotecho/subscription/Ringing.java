package jp.kenkotecho.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import jp.kenkotecho.smart.StandingAccess;
import jp.kenkotecho.subscription.Calls.Outcome;
import jp.kenkotecho.subscription.model.Kept;
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
        var silent = new HashSet<String>();
        for (var round : rounds(subscriptions.due(now))) {
            ring(round, silent, now);
        }
    }

    /** As many as are called at once, and no more of one host than that. */
    private static List<List<Kept>> rounds(List<Kept> due) {
        var rounds = new ArrayList<List<Kept>>();
        for (var kept : due) {
            rounds.stream()
                    .filter(round -> hasRoom(round, kept))
                    .findFirst()
                    .orElseGet(() -> {
                        rounds.add(new ArrayList<>());
                        return rounds.get(rounds.size() - 1);
                    })
                    .add(kept);
        }
        return rounds;
    }

    private static boolean hasRoom(List<Kept> round, Kept kept) {
        var host = Calls.hostOf(kept.channel());
        return round.size() < Calls.AT_ONCE
                && round.stream()
                                .filter(one -> Calls.hostOf(one.channel()).equals(host))
                                .count()
                        < Calls.OF_ONE_HOST;
    }

    /** A host that did not take a call is not called again before others were: the rest of what is for it stays due. */
    private void ring(List<Kept> round, Set<String> silent, Instant now) {
        var rung = new LinkedHashMap<Kept, CompletableFuture<Outcome>>();
        round.stream()
                .filter(kept -> !silent.contains(Calls.hostOf(kept.channel())))
                .filter(kept -> subscriptions.take(kept, now, FIRST_WAIT.multipliedBy(1L << kept.attempts())))
                .filter(kept -> isToBeTold(kept, now))
                .forEach(kept -> rung.put(kept, calls.to(kept.channel())));
        rung.forEach((kept, call) -> {
            var outcome = call.join();
            settle(kept, outcome);
            if (outcome != Outcome.TAKEN) {
                silent.add(Calls.hostOf(kept.channel()));
            }
        });
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

    private void settle(Kept kept, Outcome outcome) {
        switch (outcome) {
            case TAKEN -> subscriptions.settled(kept, clock.instant());
            case NOT_CALLED -> subscriptions.putBack(kept, clock.instant());
            case NOT_TAKEN -> failed(kept);
        }
    }

    private void failed(Kept kept) {
        subscriptions.failed(kept);
        if (kept.attempts() + 1 >= ATTEMPTS) {
            LOG.warn("A subscription could not be told {} times, and is in error.", ATTEMPTS);
            subscriptions.ended(kept, Kept.ERROR, "not taken " + ATTEMPTS + " times", clock.instant());
        }
    }
}
