package jp.kenkotecho.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person's browser without scripts: it keeps cookies, fills in forms, and follows nothing by itself. */
public final class Browser {

    private static final Pattern INPUT = Pattern.compile("<input[^>]*>");
    private static final Pattern FORM = Pattern.compile("<form.*?</form>", Pattern.DOTALL);

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public Browser(String base) {
        this.base = base;
    }

    /** A field of a form that is sent. */
    public record Field(String name, String value) {}

    public Client.Answer get(String path) {
        return send(HttpRequest.newBuilder(at(path)).GET());
    }

    public Client.Answer post(String path, List<Field> fields) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields))));
    }

    /** Sends a form as if it stood on this page. */
    public Client.Answer postFrom(String page, String path, List<Field> fields) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Referer", page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields))));
    }

    /** Sends fields by whichever method, as a script of another's would. */
    public Client.Answer send(String method, String path, List<Field> fields) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString(encoded(fields))));
    }

    /** What is kept under this name; empty when nothing is. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Another browser, into which somebody brought this one's cookie and nothing else. */
    public static Browser with(String base, String name, String value) {
        var browser = new Browser(base);
        var cookie = new HttpCookie(name, value);
        var host = URI.create(base).getHost();
        // As HttpCookie calls hosts without a dot: another name would be another cookie beside it.
        cookie.setDomain(host.contains(".") ? host : host + ".local");
        cookie.setPath("/");
        cookie.setVersion(0);
        browser.cookies.getCookieStore().add(URI.create(base), cookie);
        return browser;
    }

    /** A file that is chosen in a form. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Chosen(String name, byte[] content) {}

    /** Sends a form with files, as a browser does where somebody chose them. */
    public Client.Answer upload(String path, List<Field> fields, List<Chosen> files) {
        var boundary = "----kenko-techo";
        var body = new ByteArrayOutputStream();
        fields.forEach(field -> part(
                body, boundary, "name=\"" + field.name() + "\"", field.value().getBytes(StandardCharsets.UTF_8)));
        files.forEach(file -> part(body, boundary, "name=\"file\"; filename=\"" + file.name() + "\"", file.content()));
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String boundary, String what, byte[] content) {
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; " + what + "\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Opens a page and sends its form with these answers in place of what stands there. */
    public Client.Answer submit(String path, Map<String, String> answers) {
        var page = get(path);
        var fields = fieldsOf(page.text(), 0);
        answers.forEach((name, value) -> {
            fields.removeIf(field -> field.name().equals(name));
            fields.add(new Field(name, value));
        });
        return post(path.replaceAll("\\?.*", ""), fields);
    }

    /** Signs in with the published password, and with the published code where one is asked for. */
    public Browser signIn(String username) {
        var answer = submit("/sign-in", Map.of("username", username, "password", "demo"));
        if (location(answer).endsWith("/second-factor")) {
            secondFactor();
        }
        return this;
    }

    public Client.Answer secondFactor() {
        return submit("/second-factor", Map.of("code", "000000"));
    }

    public static String location(Client.Answer answer) {
        return answer.header("Location");
    }

    /** The value of a parameter in the query of a URL; empty when it has none. */
    public static String parameter(String url, String name) {
        var query = url.contains("?") ? url.substring(url.indexOf('?') + 1) : "";
        return Arrays.stream(query.split("&"))
                .filter(one -> one.startsWith(name + "="))
                .map(one -> URLDecoder.decode(one.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    /** What a form of the page would send as it stands: hidden, checked, and typed fields. */
    public static List<Field> fieldsOf(String html, int form) {
        var forms = FORM.matcher(html).results().map(found -> found.group()).toList();
        var fields = new ArrayList<Field>();
        if (form < forms.size()) {
            INPUT.matcher(forms.get(form))
                    .results()
                    .map(found -> found.group())
                    .filter(input -> !input.matches(".*type=\"(radio|checkbox)\".*") || input.contains("checked"))
                    .forEach(input -> fields.add(new Field(attribute(input, "name"), attribute(input, "value"))));
        }
        return fields;
    }

    public static String encoded(List<Field> fields) {
        return fields.stream()
                .map(field -> encode(field.name()) + "=" + encode(field.value()))
                .collect(Collectors.joining("&"));
    }

    public static List<Field> fields(String... namesAndValues) {
        var fields = new LinkedHashMap<String, String>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields.entrySet().stream()
                .map(entry -> new Field(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String attribute(String input, String name) {
        var matcher = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(input);
        return matcher.find() ? unescape(matcher.group(1)) : "";
    }

    private static String unescape(String text) {
        return text.replace("&amp;", "&")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private URI at(String path) {
        return URI.create(path.startsWith("http") ? path : base + path);
    }

    private Client.Answer send(HttpRequest.Builder request) {
        try {
            return new Client.Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
