package jp.kenkotecho.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayInputStream;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;

/**
 * A client of Bulk Data Access that knows the specification and nothing of this server: discovery, a token by
 * private_key_jwt, kick-off, polling, files, deletion.
 */
public final class BulkReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;
    private final String client;
    private final String scope;
    private final String tokenAddress;

    public BulkReader(Client server, String client, String scope) {
        this.base = server.base() + "/fhir";
        this.client = client;
        this.scope = scope;
        this.tokenAddress = tree(send(HttpRequest.newBuilder(URI.create(base + "/.well-known/smart-configuration")))
                        .body())
                .get("token_endpoint")
                .asText();
    }

    /** A file of the manifest, read. */
    public record NdJson(String type, int count, List<String> lines) {

        public JsonNode first() {
            return tree(lines.get(0).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Files of one kind, one of each type. */
    public record Output(Map<String, NdJson> byType) {

        public NdJson get(String type) {
            return Optional.ofNullable(byType.get(type)).orElseThrow();
        }

        public Set<String> types() {
            return byType.keySet();
        }
    }

    /** What came of an export. */
    public record Done(String status, JsonNode manifest, Output output) {

        public String everything() {
            return output.byType().values().stream()
                    .flatMap(file -> file.lines().stream())
                    .collect(Collectors.joining("\n"));
        }
    }

    public HttpResponse<byte[]> kickOff(String path, String... headers) {
        var request = request(base + "/" + path)
                .header("Accept", "application/fhir+json")
                .header("Prefer", "respond-async");
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    public HttpResponse<byte[]> post(String path, String parameters) {
        return send(request(base + "/" + path)
                .header("Prefer", "respond-async")
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString(parameters)));
    }

    public static String statusOf(HttpResponse<byte[]> kickOff) {
        assertThat(kickOff.statusCode())
                .as(new String(kickOff.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
        return kickOff.headers().firstValue("Content-Location").orElseThrow();
    }

    public HttpResponse<byte[]> poll(String status) {
        return send(request(status).header("Accept", "application/json"));
    }

    /** The answer when it is no longer under way. */
    public HttpResponse<byte[]> ended(String status) {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1100))
                .atMost(Duration.ofSeconds(60))
                .until(() -> poll(status), answer -> answer.statusCode() != 202 && answer.statusCode() != 429);
    }

    public Done export(String path, String... headers) {
        return read(statusOf(kickOff(path, headers)));
    }

    public Done read(String status) {
        var ended = ended(status);
        assertThat(ended.statusCode())
                .as(new String(ended.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(ended.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(ended.headers().firstValue("Expires")).isPresent();
        var manifest = tree(ended.body());
        return new Done(status, manifest, files(manifest, "output"));
    }

    public Output files(JsonNode manifest, String kind) {
        var files = new LinkedHashMap<String, NdJson>();
        manifest.get(kind)
                .forEach(file -> files.put(
                        file.get("type").asText(),
                        new NdJson(
                                file.get("type").asText(),
                                file.get("count").asInt(),
                                lines(file.get("url").asText()))));
        return new Output(files);
    }

    public List<String> lines(String url) {
        var answer = file(url, true);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/fhir+ndjson"));
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new ArrayList<>(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public HttpResponse<byte[]> file(String url, boolean packed) {
        var request = request(url).header("Accept", "application/fhir+ndjson");
        return send(packed ? request.header("Accept-Encoding", "gzip") : request);
    }

    /** As a client of its own kind asks for it: any method, and whatever it accepts. */
    public HttpResponse<byte[]> file(String method, String url, String acceptEncoding) {
        return send(request(url)
                .header("Accept-Encoding", acceptEncoding)
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    public HttpResponse<byte[]> delete(String status) {
        return send(request(status).DELETE());
    }

    public HttpResponse<byte[]> get(String path) {
        return send(request(base + "/" + path));
    }

    private HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token());
    }

    public String token() {
        var form = "grant_type=client_credentials&scope=" + encoded(scope)
                + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
                + "&client_assertion=" + assertion();
        var answer = send(HttpRequest.newBuilder(URI.create(tokenAddress))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return tree(answer.body()).get("access_token").asText();
    }

    private String assertion() {
        try {
            var key = ECKey.parse(
                    Files.readString(Path.of("src/main/resources/jp/kenkotecho/smart/demo-research-key.json")));
            var now = Instant.now();
            var claims = new JWTClaimsSet.Builder()
                    .issuer(client)
                    .subject(client)
                    .audience(tokenAddress)
                    .expirationTime(Date.from(now.plusSeconds(240)))
                    .jwtID(UUID.randomUUID().toString())
                    .build();
            var signed = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES384)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            signed.sign(new ECDSASigner(key));
            return signed.serialize();
        } catch (IOException | java.text.ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
