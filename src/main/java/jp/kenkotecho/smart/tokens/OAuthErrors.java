package jp.kenkotecho.smart.tokens;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.record.TsvTable;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Component;

/**
 * Every refusal of the endpoints that clients call by themselves (token, revocation, introspection): an error of RFC 6749
 * §5.2 in JSON, with our words for it, and for 401 the way to authenticate, which HTTP asks for (RFC 9110 §15.5.2).
 */
@Component
public class OAuthErrors {

    /** A row of {@code oauth-errors.tsv}. */
    private record Row(String code, int status, Text text) {}

    private static final Map<String, Row> ROWS = TsvTable.of(OAuthErrors.class, "oauth-errors.tsv").rows().stream()
            .map(row -> new Row(row.get(0), Integer.parseInt(row.get(1)), new Text(row.get(2), row.get(3))))
            .collect(Collectors.toMap(Row::code, Function.identity()));

    /** Codes that only extensions know have the words of a request that is wrong. */
    private static final Row OTHER = Objects.requireNonNull(ROWS.get(OAuth2ErrorCodes.INVALID_REQUEST));

    /** The library's descriptions name the parameter that is wrong, and quote no value. */
    private static final Pattern PARAMETER = Pattern.compile("OAuth 2\\.0 Parameter: ([a-z_]{1,40})");

    private static final int UNAUTHORIZED = 401;
    private static final String BASIC = "Basic realm=\"Kenko Techo\", charset=\"UTF-8\"";

    private final ObjectMapper json;

    OAuthErrors(ObjectMapper json) {
        this.json = json;
    }

    /** What the library refused. */
    public void answer(HttpServletResponse response, AuthenticationException why) throws IOException {
        var error = errorOf(why);
        var parameter =
                PARAMETER.matcher(Optional.ofNullable(error.getDescription()).orElse(""));
        write(response, error.getErrorCode(), parameter.find() ? parameter.group(1) : "");
    }

    /** A request that nobody authenticated: what is wrong with it, as far as it can be told from the request alone. */
    public void answerUnauthenticated(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isForm(request)) {
            write(response, OAuth2ErrorCodes.INVALID_REQUEST, "Content-Type");
        } else if (request.getRequestURI().equals("/oauth2/token") && request.getParameter("grant_type") == null) {
            write(response, OAuth2ErrorCodes.INVALID_REQUEST, "grant_type");
        } else {
            write(response, OAuth2ErrorCodes.INVALID_CLIENT, "");
        }
    }

    static OAuth2Error errorOf(AuthenticationException why) {
        return why instanceof OAuth2AuthenticationException oauth
                ? oauth.getError()
                : new OAuth2Error(OAuth2ErrorCodes.SERVER_ERROR);
    }

    /** RFC 6749 §3.2: parameters come by POST, as a form. */
    private static boolean isForm(HttpServletRequest request) {
        var type = Optional.ofNullable(request.getContentType()).orElse("");
        return request.getMethod().equals("POST")
                && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    /** @param parameter the one that is wrong; empty when it is not one of them */
    private void write(HttpServletResponse response, String code, String parameter) throws IOException {
        var row = ROWS.getOrDefault(code, OTHER);
        var place = parameter.isEmpty() ? "" : " (" + parameter + ")";
        var members = new LinkedHashMap<String, String>();
        members.put("error", code);
        members.put("error_description", row.text().en() + place);
        members.put("ja", row.text().ja() + place);
        members.put("en", row.text().en() + place);
        response.setStatus(row.status());
        if (row.status() == UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", BASIC);
        }
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json;charset=UTF-8");
        response.getOutputStream().write(json.writeValueAsString(members).getBytes(StandardCharsets.UTF_8));
    }
}
