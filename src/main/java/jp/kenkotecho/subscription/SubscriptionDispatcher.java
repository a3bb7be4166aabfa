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
import jp.kenkotecho.smart.tokens.StandingAccess;
import jp.kenkotecho.subscription.RestHookClient.Outcome;
import jp.kenkotecho.subscription.model.StoredSubscription;
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
class SubscriptionDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionDispatcher.class);

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 8;

    private final Subscriptions subscriptions;
    private final StandingAccess access;
    private final SubscribedContent subscribedContent;
    private final RestHookClient calls;
    private final TransactionOperations transactions;
    private final Clock clock;

    SubscriptionDispatcher(
            Subscriptions subscriptions,
            StandingAccess access,
            SubscribedContent subscribedContent,
            RestHookClient calls,
            TransactionOperations transactions,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.access = access;
        this.subscribedContent = subscribedContent;
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

    /** The rounds of calls: in each no more than are made at once, in all and to one host. */
    private static List<List<StoredSubscription>> rounds(List<StoredSubscription> due) {
        var rounds = new ArrayList<List<StoredSubscription>>();
        for (var storedSubscription : due) {
            rounds.stream()
                    .filter(round -> hasRoom(round, storedSubscription))
                    .findFirst()
                    .orElseGet(() -> {
                        rounds.add(new ArrayList<>());
                        return rounds.get(rounds.size() - 1);
                    })
                    .add(storedSubscription);
        }
        return rounds;
    }

    private static boolean hasRoom(List<StoredSubscription> round, StoredSubscription storedSubscription) {
        var host = RestHookClient.hostOf(storedSubscription.channel());
        return round.size() < RestHookClient.AT_ONCE
                && round.stream()
                                .filter(one ->
                                        RestHookClient.hostOf(one.channel()).equals(host))
                                .count()
                        < RestHookClient.OF_ONE_HOST;
    }

    /** A host that did not take a call is not called again before others were: the rest of what is for it stays due. */
    private void ring(List<StoredSubscription> round, Set<String> silent, Instant now) {
        var rung = new LinkedHashMap<StoredSubscription, CompletableFuture<Outcome>>();
        round.stream()
                .filter(storedSubscription -> !silent.contains(RestHookClient.hostOf(storedSubscription.channel())))
                .filter(storedSubscription -> subscriptions.take(
                        storedSubscription, now, FIRST_WAIT.multipliedBy(1L << storedSubscription.attempts())))
                .filter(storedSubscription -> isToBeTold(storedSubscription, now))
                .forEach(storedSubscription -> rung.put(storedSubscription, calls.to(storedSubscription.channel())));
        rung.forEach((storedSubscription, call) -> {
            var outcome = call.join();
            settle(storedSubscription, outcome);
            if (outcome != Outcome.TAKEN) {
                silent.add(RestHookClient.hostOf(storedSubscription.channel()));
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

    private boolean isToBeTold(StoredSubscription storedSubscription, Instant now) {
        if (storedSubscription.isOver(now)) {
            subscriptions.ended(storedSubscription, StoredSubscription.OFF, "", now);
            return false;
        }
        var caller = access.of(
                storedSubscription.owner().account(),
                storedSubscription.owner().client(),
                storedSubscription.owner().context());
        if (caller.isEmpty()) {
            subscriptions.remove(storedSubscription.id());
            return false;
        }
        if (subscribedContent.isNew(caller.get(), storedSubscription)) {
            return true;
        }
        subscriptions.settled(storedSubscription, now);
        return false;
    }

    private void settle(StoredSubscription storedSubscription, Outcome outcome) {
        switch (outcome) {
            case TAKEN -> subscriptions.settled(storedSubscription, clock.instant());
            case NOT_CALLED -> subscriptions.putBack(storedSubscription, clock.instant());
            case NOT_TAKEN -> failed(storedSubscription);
        }
    }

    private void failed(StoredSubscription storedSubscription) {
        subscriptions.failed(storedSubscription);
        if (storedSubscription.attempts() + 1 >= ATTEMPTS) {
            LOG.warn("A subscription could not be told {} times, and is in error.", ATTEMPTS);
            subscriptions.ended(
                    storedSubscription, StoredSubscription.ERROR, "not taken " + ATTEMPTS + " times", clock.instant());
        }
    }
}
