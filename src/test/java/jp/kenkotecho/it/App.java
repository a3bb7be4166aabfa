package jp.kenkotecho.it;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kenkotecho.it.Browser.Field;

/** A SMART app as the tests play it: each step can be taken apart and done wrongly. */
public final class App {

    public static final String CALLBACK = "http://127.0.0.1:9999/callback";
    private static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more-0123";

    private final Client server;
    private final String id;
    private final String secret;
    private final Map<String, String> request = new LinkedHashMap<>();
    private final List<String> untick = new ArrayList<>();

    private App(Client server, String id, String secret, String scopes) {
        this.server = server;
        this.id = id;
        this.secret = secret;
        request.put("response_type", "code");
        request.put("client_id", id);
        request.put("redirect_uri", CALLBACK);
        request.put("scope", scopes);
        request.put("state", UUID.randomUUID().toString());
        request.put("aud", server.base() + "/fhir");
        request.put("code_challenge", challenge(VERIFIER));
        request.put("code_challenge_method", "S256");
    }

    /** The product's own public app. */
    public static App own(Client server, String scopes) {
        return new App(server, "demo-app", "", scopes);
    }

    /** The clinic's confidential app. */
    public static App clinic(Client server, String scopes) {
        return new App(server, "demo-clinic", "demo-secret", scopes);
    }

    public static App named(Client server, String id, String secret, String scopes) {
        return new App(server, id, secret, scopes);
    }

    /** Changes a parameter of the authorization request; an empty value leaves it out. */
    public App with(String parameter, String value) {
        if (value.isEmpty()) {
            request.remove(parameter);
        } else {
            request.put(parameter, value);
        }
        return this;
    }

    /** Has the person untick a choice of the consent screen: a category's code, or {@code write}. */
    public App without(String choice) {
        untick.add(choice);
        return this;
    }

    public String authorizeUrl() {
        var fields = request.entrySet().stream()
                .map(entry -> new Field(entry.getKey(), entry.getValue()))
                .toList();
        return "/oauth2/authorize?" + Browser.encoded(fields);
    }

    /** From the authorization request to where the consent screen sends the browser. */
    public Client.Answer authorize(Browser browser, String patient) {
        var asked = browser.get(authorizeUrl());
        var consent = Browser.location(asked);
        if (!consent.contains("/consent?")) {
            return asked;
        }
        return answer(browser, consent, patient);
    }

    /** Sends the consent form with this patient chosen. */
    public Client.Answer answer(Browser browser, String consent, String patient) {
        var fields = new ArrayList<>(Browser.fieldsOf(browser.get(consent).text(), 0));
        fields.removeIf(field -> field.name().equals("patient")
                || (field.name().equals("category") && untick.contains(field.value()))
                || untick.contains(field.name()));
        if (!patient.isEmpty()) {
            fields.add(new Field("patient", patient));
        }
        return browser.post("/oauth2/authorize", fields);
    }

    public String code(Browser browser, String patient) {
        var back = Browser.location(authorize(browser, patient));
        var code = Browser.parameter(back, "code");
        if (code.isEmpty()) {
            throw new AssertionError("no code, but " + back);
        }
        return code;
    }

    public Client.Answer exchange(String code) {
        return exchange(code, VERIFIER);
    }

    public Client.Answer exchange(String code, String verifier) {
        return token(Browser.fields(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                request.getOrDefault("redirect_uri", CALLBACK),
                "client_id",
                id,
                "code_verifier",
                verifier));
    }

    public Client.Answer refresh(String token) {
        return token(Browser.fields("grant_type", "refresh_token", "refresh_token", token));
    }

    public Client.Answer token(List<Field> fields) {
        return post("/oauth2/token", fields);
    }

    public Client.Answer post(String path, List<Field> fields) {
        var sent = secret.isEmpty()
                ? fields
                : fields.stream()
                        .filter(field -> !field.name().equals("client_id"))
                        .toList();
        var post = server.open(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Browser.encoded(sent)));
        if (!secret.isEmpty()) {
            var basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
            post.header("Authorization", "Basic " + basic);
        }
        return server.send(post);
    }

    /** All at once: the person signs in, chooses this record, and the app has its token response. */
    public Client.Answer letInBy(String username, String patient) {
        return exchange(code(new Browser(server.base()).signIn(username), patient));
    }

    /** The same, and only the token. */
    public String token(String username, String patient) {
        var answer = letInBy(username, patient);
        if (answer.status() != 200) {
            throw new AssertionError("no token: " + answer.status() + " " + answer.text());
        }
        return answer.json().get("access_token").asText();
    }

    public static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
