import java.io.IOException;
import java.math.BigInteger;
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
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client of Bulk Data Access with nothing but the JDK: a token by private_key_jwt, kick-off, polling, files, deletion.
 *
 * <p>{@code java docs/samples/ExportClient.java http://localhost:8080 demo-cohort demo-research KEY.json DIRECTORY}
 */
class ExportClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String server;
    private final String client;
    private final String key;

    ExportClient(String server, String client, String key) {
        this.server = server;
        this.client = client;
        this.key = key;
    }

    public static void main(String[] arguments) throws Exception {
        var client = new ExportClient(arguments[0], arguments[2], Files.readString(Path.of(arguments[3])));
        client.export(arguments[1], Files.createDirectories(Path.of(arguments[4])));
    }

    private void export(String cohort, Path directory) throws Exception {
        var kickOff = send(HttpRequest.newBuilder(URI.create(server + "/fhir/Group/" + cohort + "/$export"))
                .header("Accept", "application/fhir+json")
                .header("Prefer", "respond-async"));
        if (kickOff.statusCode() != 202) {
            throw new IOException(kickOff.statusCode() + " " + kickOff.body());
        }
        var status = URI.create(kickOff.headers().firstValue("Content-Location").orElseThrow());
        var answer = send(HttpRequest.newBuilder(status));
        while (answer.statusCode() == 202 || answer.statusCode() == 429) {
            Thread.sleep(1000
                    * Long.parseLong(answer.headers().firstValue("Retry-After").orElse("2")));
            answer = send(HttpRequest.newBuilder(status));
        }
        System.out.println(answer.body());
        var files = Pattern.compile("\"type\":\"(\\w+)\",\"url\":\"([^\"]+)\"").matcher(answer.body());
        for (var number = 1; files.find(); number++) {
            var file = send(HttpRequest.newBuilder(URI.create(files.group(2))));
            Files.writeString(directory.resolve(files.group(1) + "-" + number + ".ndjson"), file.body());
        }
        send(HttpRequest.newBuilder(status).DELETE());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        var form = "grant_type=client_credentials&scope=" + encoded("system/*.rs")
                + "&client_assertion_type=" + encoded("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                + "&client_assertion=" + assertion();
        var token = http.send(
                HttpRequest.newBuilder(URI.create(server + "/oauth2/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        return http.send(
                request.header("Authorization", "Bearer " + member(token.body(), "access_token"))
                        .build(),
                BodyHandlers.ofString());
    }

    /** A signed JWT of four minutes (SMART 2.2, Backend Services; RFC 7523). */
    private String assertion() throws Exception {
        var header = "{\"alg\":\"ES384\",\"typ\":\"JWT\",\"kid\":\"" + member(key, "kid") + "\"}";
        var claims = "{\"iss\":\"" + client + "\",\"sub\":\"" + client + "\",\"aud\":\"" + server
                + "/oauth2/token\",\"exp\":" + Instant.now().plusSeconds(240).getEpochSecond() + ",\"jti\":\""
                + UUID.randomUUID() + "\"}";
        var signed =
                base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        var signature = Signature.getInstance("SHA384withECDSAinP1363Format");
        signature.initSign(privateKey());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + base64(signature.sign());
    }

    private PrivateKey privateKey() throws Exception {
        var curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp384r1"));
        var number = new BigInteger(1, Base64.getUrlDecoder().decode(member(key, "d")));
        return KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(number, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static String member(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return found.group(1);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
