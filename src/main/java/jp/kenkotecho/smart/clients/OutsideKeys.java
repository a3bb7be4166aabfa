package jp.kenkotecho.smart.clients;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import jp.kenkotecho.spi.OutsideAddress;
import jp.kenkotecho.spi.OutsideCalls.Bounds;
import jp.kenkotecho.spi.OutsideHttp;
import jp.kenkotecho.spi.OutsideHttp.Answer;
import jp.kenkotecho.spi.OutsideHttp.Failure;
import jp.kenkotecho.spi.OutsideHttp.Reply;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Fetches the public keys of a client from the address it registered, and from no other. Anybody who knows a client's id
 * can make us ask for its keys: requests for the same keys share one call, a call that came to nothing is not made again
 * for a while, and few wait.
 */
@Component
public class OutsideKeys {

    private static final int LARGEST = 64 * 1024;

    /** A token is waited for meanwhile; key servers answer in milliseconds. */
    private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(3), 16, 4);

    /** Requests that wait for keys, of the two hundred that this server takes at once. */
    private static final int MOST_WAITING = 32;

    private static final Duration LONGEST_REMEMBERED = Duration.ofMinutes(10);
    private static final Duration FAILURE_REMEMBERED = Duration.ofSeconds(30);
    private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d{1,9})");

    /** The keys that were fetched, and for how long they are not asked for again; empty when asking failed. */
    private record Fetched(Optional<JWKSet> keys, Duration remembered) {}

    private final OutsideHttp http;
    private final AsyncCache<String, Fetched> known;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    @Autowired
    OutsideKeys(SmartSettings settings, Clock clock) {
        this(new OutsideHttp("keys", OutsideAddress.given(settings.localKeys()), LARGEST, BOUNDS), clock);
    }

    OutsideKeys(OutsideHttp http, Clock clock) {
        this.http = http;
        this.known = Caffeine.newBuilder()
                .expireAfter(Expiry.<String, Fetched>writing((address, fetched) -> fetched.remembered()))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .maximumSize(1_000)
                .buildAsync();
    }

    /** The keys at this address, remembered no longer than it allows; empty when they cannot or may not be had. */
    public Optional<JWKSet> at(String address) {
        if (!waiting.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return known.get(address, (key, executor) -> fetch(key)).join().keys();
        } finally {
            waiting.release();
        }
    }

    boolean mayBeCalled(String address) {
        return http.mayCall(address);
    }

    private CompletableFuture<Fetched> fetch(String address) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT, "application/json");
        return http.start(new OutsideHttp.Request("GET", address, headers, "")).thenApply(OutsideKeys::read);
    }

    private static Fetched read(Reply reply) {
        try {
            if (reply instanceof Answer answer && answer.status() == 200) {
                return new Fetched(Optional.of(JWKSet.parse(answer.body())), lifeOf(answer));
            }
        } catch (ParseException e) {
            return new Fetched(Optional.empty(), FAILURE_REMEMBERED);
        }
        // No word against the address: it was not called.
        return new Fetched(Optional.empty(), reply == Failure.NO_ROOM ? Duration.ZERO : FAILURE_REMEMBERED);
    }

    private static Duration lifeOf(Answer answer) {
        var control = Optional.ofNullable(answer.headers().getCacheControl()).orElse("");
        var age = MAX_AGE.matcher(control);
        var asked = age.find() && !control.contains("no-store") && !control.contains("no-cache")
                ? Duration.ofSeconds(Long.parseLong(age.group(1)))
                : Duration.ZERO;
        return asked.compareTo(LONGEST_REMEMBERED) < 0 ? asked : LONGEST_REMEMBERED;
    }
}
