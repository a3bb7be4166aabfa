package jp.kenkotecho.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says of every request how long it may keep the database busy, {@link TimedTransactions} holds it to that. A client
 * that says how long it waits ({@code Prefer: wait=10}, RFC 7240 §4.3) is not worked for any longer.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class RequestTimes extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,5})(?:$|[,;\\s])");

    private final TimeLimits limits;
    private final UploadOperations uploads;

    RequestTimes(TimeLimits limits, UploadOperations uploads) {
        this.limits = limits;
        this.uploads = uploads;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        RequestTime.begin(mostFor(request), response);
        try {
            next.doFilter(request, response);
        } finally {
            RequestTime.end();
        }
    }

    private Duration mostFor(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (uploads.mostAt(path).isPresent()) {
            return limits.job();
        }
        var most = READS.contains(request.getMethod()) || path.endsWith("/_search") ? limits.read() : limits.write();
        return Collections.list(request.getHeaders("Prefer")).stream()
                .map(WAIT::matcher)
                .filter(Matcher::find)
                .map(wait -> Duration.ofSeconds(Long.parseLong(wait.group(1))))
                .filter(wait -> wait.compareTo(most) < 0)
                .findFirst()
                .orElse(most);
    }
}
