package jp.kenkotecho.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A client of the server under test, as an app would be: HTTP and JSON, no HAPI. */
public final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    public Client(String base) {
        this.base = base;
    }

    /** What came back. */
    public record Answer(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            try {
                return JSON.readTree(text());
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The logical id of what was created, from Location. */
        public String id() {
            return header("Location").replaceAll(".*/fhir/[A-Za-z]+/([^/]+).*", "$1");
        }
    }

    public String base() {
        return base;
    }

    private record Token(String value, long since) {

        boolean isFresh() {
            return System.nanoTime() - since < TimeUnit.MINUTES.toNanos(4);
        }
    }

    /** A token of demo-backend with these scopes, renewed before its five minutes are over. */
    public String token(String scopes) {
        return tokens.compute(
                        scopes,
                        (key, known) -> known != null && known.isFresh()
                                ? known
                                : new Token(newToken(scopes), System.nanoTime()))
                .value();
    }

    public String newToken(String scopes) {
        var answer = requestToken("demo-backend", "demo-secret", scopes);
        if (answer.status() != 200) {
            throw new IllegalStateException("no token: " + answer.status() + " " + answer.text());
        }
        return answer.json().get("access_token").asText();
    }

    public Answer requestToken(String client, String secret, String scopes) {
        var basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        var form = "grant_type=client_credentials&scope=" + URLEncoder.encode(scopes, StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    public Answer get(String path) {
        return send(fhir(path).GET());
    }

    public Answer post(String path, String body) {
        return send(fhir(path).POST(BodyPublishers.ofString(body)));
    }

    /** A body that is no FHIR. */
    public Answer post(String path, byte[] body, String contentType) {
        return send(fhir(path).setHeader("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
    }

    public Answer put(String path, String body) {
        return send(fhir(path).PUT(BodyPublishers.ofString(body)));
    }

    public Answer delete(String path) {
        return send(fhir(path).DELETE());
    }

    /** A request to {@code /fhir/…} with a full token and FHIR JSON, to be changed as needed. */
    public HttpRequest.Builder fhir(String path) {
        return fhir(path, "system/*.cruds");
    }

    public HttpRequest.Builder fhir(String path, String scopes) {
        return open("/fhir/" + path)
                .header("Authorization", "Bearer " + token(scopes))
                .header("Content-Type", "application/fhir+json")
                .header("Accept", "application/fhir+json");
    }

    /** A request to {@code /fhir/…} with this token. */
    public HttpRequest.Builder with(String token, String path) {
        return open("/fhir/" + path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/fhir+json")
                .header("Accept", "application/fhir+json");
    }

    public Answer get(String token, String path) {
        return send(with(token, path).GET());
    }

    /** A request without a token. */
    public HttpRequest.Builder open(String path) {
        return HttpRequest.newBuilder(URI.create(base + path.replace("|", "%7C")));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A new person; the id is the server's. */
    public String newPerson() {
        var answer = post(
                "Patient",
                "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"見本 花代\"}],\"birthDate\":\"1965-01-01\"}");
        return answer.id();
    }
}
