package jp.kenkotecho.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import jp.kenkotecho.record.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * URLs are written in one way. Tomcat, Spring Security, Spring MVC and HAPI each read paths by themselves, and one that they
 * read differently ({@code //fhir}, {@code /fhir;x=1}, {@code /%66hir}) would be guarded as one thing and served as another,
 * or break one of them: it is refused here, before any of them reads it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class RequestLines extends OncePerRequestFilter {

    private static final Problem NOT_PLAIN = Problem.of(
            Problem.Kind.MALFORMED,
            "URL の書き方が正しくありません。余分な / や ; . % を除いてください。",
            "The URL is not written as it should be: leave out superfluous / ; . and %.");

    private static final Pattern HEX = Pattern.compile("%(?![0-9A-Fa-f]{2})|%00");

    /** Two slashes, a matrix parameter, a backslash, a control character; and the same encoded. */
    private static final Pattern ODD =
            Pattern.compile("//|[;\\\\\\x00-\\x20\\x7f]|%(2[fF]|3[bB]|5[cC]|[01][0-9A-Fa-f]|7[fF])");

    /** A segment that is dots alone, however they are written. */
    private static final Pattern DOTS = Pattern.compile("(^|/)(\\.|%2[eE]){1,2}(/|$)");

    /** The first segment says whose the path is: nothing of it is encoded. */
    private static final Pattern FIRST_ENCODED = Pattern.compile("/[^/]*%.*", Pattern.DOTALL);

    private final DoorAnswers answers;

    RequestLines(DoorAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        var query = request.getQueryString();
        if (isPlain(request.getRequestURI()) && (query == null || isQuery(query))) {
            next.doFilter(request, response);
        } else {
            refuse(request, response);
        }
    }

    /** What Spring Security's own firewall finds, as in the names of parameters, has the same answer. */
    @Bean
    static RequestRejectedHandler rejectedRequests(DoorAnswers answers) {
        return (request, response, why) -> answers.answer(request, response, NOT_PLAIN, "invalid_request");
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answers.answer(request, response, NOT_PLAIN, "invalid_request");
    }

    static boolean isPlain(String path) {
        return path.startsWith("/")
                && !HEX.matcher(path).find()
                && !ODD.matcher(path).find()
                && !DOTS.matcher(path).find()
                && !FIRST_ENCODED.matcher(path).matches();
    }

    static boolean isQuery(String query) {
        return !HEX.matcher(query).find();
    }
}
