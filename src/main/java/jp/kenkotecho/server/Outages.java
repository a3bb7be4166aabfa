package jp.kenkotecho.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 with Retry-After when the database was away, wherever that was met: in the filters of sessions, tokens and
 * sign-in, in a page, or behind the FHIR endpoint, which asks here too ({@link ErrorAnswers}).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class Outages extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    private final DoorAnswers answers;

    Outages(DoorAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        try {
            next.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException e) {
            if (!Outage.isBehind(e) || response.isCommitted()) {
                throw e;
            }
            log(e);
            answers.answer(request, response, Outage.PROBLEM, "temporarily_unavailable");
            response.setHeader("Retry-After", Outage.RETRY_AFTER);
        }
    }

    static void log(Throwable failure) {
        LOG.warn("The database is away: SQLSTATE {}", Outage.stateBehind(failure));
    }
}
