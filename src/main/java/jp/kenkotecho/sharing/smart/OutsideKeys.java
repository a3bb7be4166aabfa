package jp.kenkotecho.sharing.smart;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.kenkotecho.plug.OutsideAddress;
import org.springframework.stereotype.Component;

/**
 * Fetches the public keys of a client from the address it registered, and from no other. What such an address could be
 * abused for is refused: those that {@link OutsideAddress} does not allow, redirects, large or slow answers.
 */
@Component
class OutsideKeys {

    private static final int LARGEST = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LONGEST_REMEMBERED = Duration.ofMinutes(10);
    private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d{1,9})");

    private record Known(JWKSet keys, Instant until) {}

    private final OutsideAddress outside;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final Cache<String, Known> known = Caffeine.newBuilder()
            .expireAfterWrite(LONGEST_REMEMBERED)
            .maximumSize(1_000)
            .build();

    OutsideKeys(SmartSettings settings, Clock clock) {
        this.outside = new OutsideAddress(settings.localKeys());
        this.clock = clock;
    }

    /** The keys at this address, remembered no longer than it allows; empty when they cannot or may not be had. */
    Optional<JWKSet> at(String address) {
        var remembered = known.getIfPresent(address);
        if (remembered != null && clock.instant().isBefore(remembered.until())) {
            return Optional.of(remembered.keys());
        }
        var fetched = outside.mayBeCalled(address) ? fetch(address) : Optional.<Known>empty();
        fetched.ifPresent(found -> known.put(address, found));
        return fetched.map(Known::keys);
    }

    boolean mayBeCalled(String address) {
        return outside.mayBeCalled(address);
    }

    private Optional<Known> fetch(String address) {
        try {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(PATIENCE)
                    .header("Accept", "application/json")
                    .build();
            var response = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                var bytes = body.readNBytes(LARGEST + 1);
                if (response.statusCode() != 200 || bytes.length > LARGEST) {
                    return Optional.empty();
                }
                var keys = JWKSet.parse(new String(bytes, StandardCharsets.UTF_8));
                return Optional.of(new Known(keys, clock.instant().plus(lifeOf(response))));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException | ParseException e) {
            return Optional.empty();
        }
    }

    private static Duration lifeOf(HttpResponse<?> response) {
        var control = response.headers().firstValue("Cache-Control").orElse("");
        var age = MAX_AGE.matcher(control);
        var asked = age.find() && !control.contains("no-store") && !control.contains("no-cache")
                ? Duration.ofSeconds(Long.parseLong(age.group(1)))
                : Duration.ZERO;
        return asked.compareTo(LONGEST_REMEMBERED) < 0 ? asked : LONGEST_REMEMBERED;
    }
}
