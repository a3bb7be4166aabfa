package jp.kenkotecho.server;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.kenkotecho.profile.Outcome;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Answers that are given before or beside everything else: in both languages, as an OperationOutcome, as JSON, or as a
 * page, by where the request was going. They need neither database nor session, and quote nothing.
 */
@Component
class DoorAnswers {

    private static final Pattern FHIR = Pattern.compile("/+fhir(?![A-Za-z]).*", Pattern.DOTALL);
    private static final Pattern MACHINES = Pattern.compile(
            "/+(oauth2/(?!authoriz)|admin|shl|actuator|webauthn|login/webauthn|\\.well-known).*", Pattern.DOTALL);

    /** The request's id, and what a page of another origin needs to be allowed to read the answer at all. */
    private static final Pattern KEPT =
            Pattern.compile("(?i)x-.*|access-control-.*|vary|strict-transport-security|referrer-policy");

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="ja">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>健康手帳 Kenko Techo</title>
              <link rel="stylesheet" href="/pages/handbook.css">
            </head>
            <body>
            <header><h1>健康手帳 Kenko Techo</h1></header>
            <main>
              <p class="lead">%s</p>
              <p lang="en">%s</p>
            </main>
            </body>
            </html>
            """;

    private final FhirContext fhir;
    private final ObjectMapper json;

    DoorAnswers(FhirContext fhir, ObjectMapper json) {
        this.fhir = fhir;
        this.json = json;
    }

    /**
     * Writes the answer, whose status is that of the problem. Whatever had been prepared is dropped, but for headers that
     * do not speak of a body.
     *
     * @param code the word for it in JSON, as OAuth names errors (RFC 6749 §4.1.2.1, §5.2)
     */
    void answer(HttpServletRequest request, HttpServletResponse response, Problem problem, String code)
            throws IOException {
        startAnew(response);
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(new Refusal(problem).getStatusCode());
        var path = request.getRequestURI();
        if (FHIR.matcher(path).matches()) {
            write(response, "application/fhir+json", outcome(problem));
        } else if (MACHINES.matcher(path).matches()) {
            write(response, "application/json", json.writeValueAsString(members(problem, code)));
        } else {
            response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'");
            write(response, "text/html", page(problem));
        }
    }

    private static void startAnew(HttpServletResponse response) {
        var kept = new LinkedHashMap<String, List<String>>();
        response.getHeaderNames().stream()
                .filter(name -> KEPT.matcher(name).matches())
                .forEach(name -> kept.put(name, List.copyOf(response.getHeaders(name))));
        response.reset();
        kept.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    }

    private String outcome(Problem problem) {
        var outcome = Outcome.of(List.of(problem), IssueSeverity.ERROR);
        return fhir.newJsonParser().encodeResourceToString(outcome);
    }

    /** The members of an error as OAuth has it (RFC 6749 §5.2), and in both languages as our own JSON has it. */
    private static Map<String, String> members(Problem problem, String code) {
        var members = new LinkedHashMap<String, String>();
        members.put("error", code);
        members.put("error_description", problem.message().en());
        members.put("ja", problem.message().ja());
        members.put("en", problem.message().en());
        return members;
    }

    static String page(Problem problem) {
        return PAGE.formatted(
                HtmlUtils.htmlEscape(problem.message().ja(), "UTF-8"),
                HtmlUtils.htmlEscape(problem.message().en(), "UTF-8"));
    }

    private static void write(HttpServletResponse response, String type, String text) throws IOException {
        response.setContentType(type + ";charset=UTF-8");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
