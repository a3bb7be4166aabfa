package jp.kenkotecho.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How often one network address may try where secrets can be guessed. Each node counts for itself: it slows a guesser
 * down, and {@link Lockout} stops one who guesses at one account.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class RateLimit extends OncePerRequestFilter {

    private static final Set<String> GUARDED = Set.of(
            "/sign-in",
            "/second-factor",
            "/invitation",
            "/login/webauthn",
            "/oauth2/token",
            "/oauth2/introspect",
            "/oauth2/revoke",
            "/oauth2/register");
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int attempts;
    private final ApplicationEventPublisher events;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .maximumSize(100_000)
            .build();

    RateLimit(AccountSettings settings, ApplicationEventPublisher events) {
        this.attempts = settings.attemptsPerMinute();
        this.events = events;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !GUARDED.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        var taken = buckets.get(request.getRemoteAddr(), address -> newBucket()).tryConsumeAndReturnRemaining(1);
        if (taken.isConsumed()) {
            next.doFilter(request, response);
            return;
        }
        events.publishEvent(new SecurityEvent(What.TOO_MANY_REQUESTS, "", request.getRequestURI()));
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(
                "Retry-After",
                String.valueOf(Duration.ofNanos(taken.getNanosToWaitForRefill()).toSeconds() + 1));
        response.setContentType("application/json");
        response.getWriter().write("{\"error\":\"too_many_requests\"}");
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(attempts).refillGreedy(attempts, WINDOW))
                .build();
    }
}
