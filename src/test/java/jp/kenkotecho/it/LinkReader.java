package jp.kenkotecho.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterOutputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A reader of SMART Health Links, written from HL7's specification 1.0 and the JDK's ciphers alone: it knows nothing of how
 * the server makes them.
 */
public final class LinkReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TAG_BITS = 128;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonNode payload;

    /** Opens what follows the last {@code shlink:/} of a text. */
    public LinkReader(String link) {
        var encoded = link.substring(link.indexOf("shlink:/") + "shlink:/".length());
        this.payload = json(new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8));
    }

    public JsonNode payload() {
        return payload;
    }

    public String url() {
        return payload.get("url").asText();
    }

    public HttpResponse<String> manifest(Map<String, ?> body) {
        return post("", JSON.valueToTree(body).toString());
    }

    public HttpResponse<String> post(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", "application/json")
                .header("Origin", "https://viewer.example")
                .POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).GET());
    }

    /** The first file of a manifest, fetched where it is not embedded, and decrypted. */
    public JsonNode file(HttpResponse<String> manifest) {
        return file(manifest, 0);
    }

    public JsonNode file(HttpResponse<String> manifest, int index) {
        var entry = json(manifest.body()).get("files").get(index);
        return entry.has("embedded")
                ? decrypted(entry.get("embedded").asText())
                : decrypted(get(entry.get("location").asText()).body());
    }

    public JsonNode decrypted(String jwe) {
        var parts = jwe.split("\\.", -1);
        var header = json(new String(decode(parts[0]), StandardCharsets.UTF_8));
        if (parts.length != 5
                || !header.get("alg").asText().equals("dir")
                || !header.get("enc").asText().equals("A256GCM")
                || !parts[1].isEmpty()) {
            throw new AssertionError("no JWE of a link: " + header);
        }
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var key = new SecretKeySpec(decode(payload.get("key").asText()), "AES");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, decode(parts[2])));
            cipher.updateAAD(parts[0].getBytes(StandardCharsets.US_ASCII));
            var sealed = decode(parts[3]);
            var tag = decode(parts[4]);
            var both = Arrays.copyOf(sealed, sealed.length + tag.length);
            System.arraycopy(tag, 0, both, sealed.length, tag.length);
            var open = cipher.doFinal(both);
            return json(new String(header.has("zip") ? inflated(open) : open, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("it does not open", e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static byte[] inflated(byte[] deflated) {
        var out = new ByteArrayOutputStream();
        try (var inflating = new InflaterOutputStream(out, new Inflater(true))) {
            inflating.write(deflated);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static byte[] decode(String part) {
        return Base64.getUrlDecoder().decode(part);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
