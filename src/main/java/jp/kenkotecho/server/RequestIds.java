package jp.kenkotecho.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request an id, which stands in each log line it causes, in its stored versions and in its answer; and
 * writes one line when it is done. The line has the shape of the URL, not its ids or values.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIds extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger("jp.kenkotecho.access");
    static final String HEADER = "X-Request-ID";

    /** A client may bring its own id, unless it smuggles something else into our log. */
    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9-]{1,64}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        var id = idOf(request);
        var from = System.nanoTime();
        MDC.put("requestId", id);
        response.setHeader(HEADER, id);
        try {
            next.doFilter(new Named(request, id), response);
        } finally {
            if (LOG.isInfoEnabled() && !request.getRequestURI().startsWith("/actuator")) {
                LOG.info(
                        "{} {} {} {} ms",
                        request.getMethod(),
                        UrlShape.of(request.getRequestURI(), request.getQueryString()),
                        response.getStatus(),
                        (System.nanoTime() - from) / 1_000_000);
            }
            MDC.remove("requestId");
        }
    }

    private static String idOf(HttpServletRequest request) {
        var sent = request.getHeader(HEADER);
        return sent != null && ACCEPTABLE.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }

    /** The request under the id that it was given here, whatever its header said. */
    private static final class Named extends HttpServletRequestWrapper {

        private final String id;

        Named(HttpServletRequest request, String id) {
            super(request);
            this.id = id;
        }

        @Override
        public String getHeader(String name) {
            return HEADER.equalsIgnoreCase(name) ? id : super.getHeader(name);
        }
    }
}
