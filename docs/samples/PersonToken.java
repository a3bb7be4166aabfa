import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A person's token for scripts, in demo mode and with nothing but the JDK: what an app and its browser do in SMART App
 * Launch, with the published password and second factor of the demo's people, who agree to everything asked for.
 *
 * <p>{@code java docs/samples/PersonToken.java http://localhost:8080 ACCOUNT SCOPES [PATIENT]}
 */
class PersonToken {

    private static final String CALLBACK = "http://127.0.0.1:9999/callback";
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String server;

    PersonToken(String server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws Exception {
        var person = new PersonToken(arguments[0]);
        person.signIn(arguments[1]);
        System.out.println(person.token(arguments[2], arguments.length > 3 ? arguments[3] : ""));
    }

    private void signIn(String account) throws Exception {
        var answer = submit("/sign-in", Map.of("username", account, "password", "demo"));
        if (locationOf(answer).endsWith("/second-factor")) {
            submit("/second-factor", Map.of("code", "000000"));
        }
    }

    private String token(String scopes, String patient) throws Exception {
        var verifier = new byte[32];
        new SecureRandom().nextBytes(verifier);
        var secret = base64(verifier);
        var asked = get("/oauth2/authorize?"
                + form(List.of(
                        List.of("response_type", "code"),
                        List.of("client_id", "demo-app"),
                        List.of("redirect_uri", CALLBACK),
                        List.of("scope", scopes),
                        List.of("state", base64(verifier).substring(0, 8)),
                        List.of("aud", server + "/fhir"),
                        List.of("code_challenge", challenge(secret)),
                        List.of("code_challenge_method", "S256"))));
        var agreed = agree(locationOf(asked), patient);
        var code = Pattern.compile("[?&]code=([^&]+)").matcher(locationOf(agreed));
        if (!code.find()) {
            throw new IOException("no code: " + agreed.statusCode() + " " + locationOf(agreed));
        }
        var answer = post(
                "/oauth2/token",
                List.of(
                        List.of("grant_type", "authorization_code"),
                        List.of("client_id", "demo-app"),
                        List.of("redirect_uri", CALLBACK),
                        List.of("code", URLDecoder.decode(code.group(1), StandardCharsets.UTF_8)),
                        List.of("code_verifier", secret)));
        var token = TOKEN.matcher(answer.body());
        if (!token.find()) {
            throw new IOException("no token: " + answer.statusCode() + " " + answer.body());
        }
        return token.group(1);
    }

    private HttpResponse<String> agree(String page, String patient) throws Exception {
        if (locationOf(get(page)).endsWith("/second-factor")) {
            // Who sees the record is decided with two factors only.
            submit("/second-factor", Map.of("code", "000000"));
        }
        var fields = fieldsOf(get(page).body());
        if (!patient.isEmpty()) {
            fields.removeIf(field -> field.get(0).equals("patient"));
            fields.add(List.of("patient", patient));
        }
        return post("/oauth2/authorize", fields);
    }

    private HttpResponse<String> submit(String page, Map<String, String> typed) throws Exception {
        var fields = fieldsOf(get(page).body());
        fields.removeIf(field -> typed.containsKey(field.get(0)));
        new TreeMap<>(typed).forEach((name, value) -> fields.add(List.of(name, value)));
        return post(page, fields);
    }

    /** What the first form of a page would send as it stands: hidden and checked fields. */
    private static List<List<String>> fieldsOf(String page) {
        var start = page.indexOf("<form");
        var form = page.substring(Math.max(start, 0), page.indexOf("</form>", Math.max(start, 0)) + 1);
        var fields = new ArrayList<List<String>>();
        INPUT.matcher(form)
                .results()
                .map(found -> found.group())
                .filter(input -> !input.matches(".*type=\"(radio|checkbox)\".*") || input.contains("checked"))
                .forEach(input -> fields.add(List.of(attribute(input, "name"), attribute(input, "value"))));
        return fields;
    }

    private static String attribute(String input, String name) {
        var found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(input);
        return found.find() ? found.group(1).replace("&amp;", "&") : "";
    }

    private HttpResponse<String> get(String address) throws Exception {
        return http.send(HttpRequest.newBuilder(at(address)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String address, List<List<String>> fields) throws Exception {
        return http.send(
                HttpRequest.newBuilder(at(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(fields)))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI at(String address) {
        return URI.create(address.startsWith("http") ? address : server + address);
    }

    private static String locationOf(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String form(List<List<String>> fields) {
        var parts = new ArrayList<String>();
        for (var field : fields) {
            parts.add(field.get(0) + "=" + URLEncoder.encode(field.get(1), StandardCharsets.UTF_8));
        }
        return String.join("&", parts);
    }

    private static String challenge(String verifier) throws Exception {
        return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
